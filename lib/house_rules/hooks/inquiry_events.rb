# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # What happens in topics, told to the inquiries.
    module InquiryEvents
      def self.register(plugin)
      end
    end
  end
end

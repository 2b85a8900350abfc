# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # The inquiry on topic page, topic list and in /filter.
    module InquiryViews
      def self.register(plugin)
      end
    end
  end
end

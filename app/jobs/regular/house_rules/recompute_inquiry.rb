# frozen_string_literal: true

module Jobs
  module HouseRules
    # After commit: works out what an event means, and says so. Late or twice changes nothing.
    class RecomputeInquiry < ::Jobs::Base
      def execute(args)
        return if !::HouseRules.enabled?
        ::HouseRules::RecomputeInquiry.call(params: { inquiry_id: args[:inquiry_id] })
      end
    end
  end
end

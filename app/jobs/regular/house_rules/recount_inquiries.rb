# frozen_string_literal: true

module Jobs
  module HouseRules
    # Hours or targets changed: what is open is counted anew, in the background and in batches.
    class RecountInquiries < ::Jobs::Base
      sidekiq_options queue: "low"
      cluster_concurrency 1

      def execute(args)
        return if !::HouseRules.enabled?
        ::HouseRules::RecountInquiries.call(organization_id: args[:organization_id])
      end
    end
  end
end

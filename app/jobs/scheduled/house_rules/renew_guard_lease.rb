# frozen_string_literal: true

module Jobs
  module HouseRules
    # While this runs, the database refuses deletion. Seven days after it stops, it lets go.
    class RenewGuardLease < ::Jobs::Scheduled
      every 1.day

      def execute(_args)
        ::HouseRules::Hooks::Switch.renew if ::HouseRules.enabled?
      end
    end
  end
end

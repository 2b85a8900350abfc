# frozen_string_literal: true

module Jobs
  module HouseRules
    # While this runs, the database refuses deletion. Seven days after it stops, it lets go; and when it
    # runs again, the record says that there was such a time.
    class RenewGuardLease < ::Jobs::Scheduled
      every 1.hour

      def execute(_args)
        return unless ::HouseRules::DatabaseGuard.table?
        switch = ::HouseRules::Hooks::Switch
        switch.catch_up
        switch.renew_lease if ::HouseRules.enabled?
      end
    end
  end
end

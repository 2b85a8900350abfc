# frozen_string_literal: true

module Jobs
  module HouseRules
    # Warns of what is due, and says what has run out.
    class AnnounceRungs < ::Jobs::Scheduled
      every 1.minute

      def execute(_args)
        return if !::HouseRules.enabled?
        ::HouseRules::AnnounceRungs.call
      end
    end
  end
end

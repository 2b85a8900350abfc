# frozen_string_literal: true

module Jobs
  module HouseRules
    # Announces inquiries whose time has run out, each due moment once. It decides nothing: who reads
    # a topic or a list sees it abandoned whether this job ran or not.
    class AnnounceBreaches < ::Jobs::Scheduled
      every 1.minute

      def execute(_args)
        return if !::HouseRules.enabled?
        ::HouseRules::AnnounceBreaches.call
      end
    end
  end
end

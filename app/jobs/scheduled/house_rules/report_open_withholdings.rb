# frozen_string_literal: true

module Jobs
  module HouseRules
    # A withholding that nobody confirmed or returned in time stands in the record as unconfirmed,
    # and those who can decide are told. Once each.
    class ReportOpenWithholdings < ::Jobs::Scheduled
      include ::HouseRules::WithholdingSteps

      every 1.hour

      # A request that is at its files still is left alone.
      SETTLED_AFTER = 10.minutes

      def execute(_args)
        return if !::HouseRules.enabled?
        overdue
          .select(&:post)
          .each { |withholding| ::HouseRules::Withholding.transaction { report(withholding) } }
        overdue_requests.select(&:post).each { |withholding| remind(withholding) }
        hide_files
        settle_files
      end

      private

      def overdue
        withholdings = ::HouseRules::Withholding
        withholdings
          .pending
          .where(withheld_at: ..withholdings::OVERDUE_AFTER.ago)
          .where("NOT EXISTS (#{<<~SQL})")
            SELECT 1 FROM house_rules_record_entries e
            WHERE e.kind = 'unconfirmed'
              AND e.details ->> 'withholding_id' = house_rules_withholdings.id::text
          SQL
      end

      # Told a second time, and no third.
      def overdue_requests
        withholdings = ::HouseRules::Withholding
        withholdings.requested.where(
          reminded_at: nil,
          requested_at: ..withholdings::OVERDUE_AFTER.ago,
        )
      end

      def remind(withholding)
        withholding.update!(reminded_at: Time.zone.now)
        tell_entrusted("requested", withholding.post)
      end

      # Where a machine stopped before the files followed.
      def hide_files
        ::HouseRules::Withholding.pending.find_each do |withholding|
          withholding.with_lock do
            ::HouseRules::Redaction::Files.new(withholding).hide if withholding.pending?
          end
        end
      end

      def settle_files
        withholdings = ::HouseRules::Withholding
        withholdings
          .unsettled
          .where(decided_at: ..SETTLED_AFTER.ago)
          .find_each { |withholding| settle(withholding:) if withholding.post }
      end

      def report(withholding)
        post = withholding.post
        ::HouseRules::RecordEntry.write!(
          kind: "unconfirmed",
          actor: Discourse.system_user,
          topic_id: post.topic_id,
          post_id: post.id,
          reason: withholding.ground,
          details: {
            withholding_id: withholding.id,
            **part_of(withholding),
          },
        )
        tell_entrusted("unconfirmed", post)
      end

      def tell_entrusted(what, post)
        ids = ::HouseRules::Withholding.entrusted_users.pluck(:id)
        tell(ids, what, post, high_priority: true)
      end
    end
  end
end

# frozen_string_literal: true

module Jobs
  module HouseRules
    # A withholding that nobody confirmed or returned in time stands in the record as unconfirmed,
    # and those who can decide are told. Once each.
    class ReportOpenWithholdings < ::Jobs::Scheduled
      every 1.hour

      def execute(_args)
        return if !::HouseRules.enabled?
        overdue
          .select(&:post)
          .each { |withholding| ::HouseRules::Withholding.transaction { report(withholding) } }
        overdue_requests.select(&:post).each { |withholding| remind(withholding) }
        hide_files
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
        ::HouseRules::Withholding
          .entrusted_users
          .pluck(:id)
          .each { |id| tell(id, withholding.post, "requested") }
      end

      # Where a machine stopped between the decision and its files.
      def hide_files
        ::HouseRules::Withholding.pending.find_each do |withholding|
          ::HouseRules::Redaction::Files.new(withholding).hide
        end
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
          },
        )
        ::HouseRules::Withholding.entrusted_users.pluck(:id).each { |id| tell(id, post) }
      end

      def tell(user_id, post, what = "unconfirmed")
        ::Notification.create!(
          notification_type: ::Notification.types[:custom],
          high_priority: true,
          user_id:,
          topic_id: post.topic_id,
          post_number: post.post_number,
          data: {
            house_rules: what,
            message: "house_rules.notification.#{what}",
            title: "house_rules.notification.title",
            topic_title: post.topic&.title,
          }.to_json,
        )
      end
    end
  end
end

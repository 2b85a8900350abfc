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

      def tell(user_id, post)
        ::Notification.create!(
          notification_type: ::Notification.types[:custom],
          high_priority: true,
          user_id:,
          topic_id: post.topic_id,
          post_number: post.post_number,
          data: {
            house_rules: "unconfirmed",
            message: "house_rules.notification.unconfirmed",
            title: "house_rules.notification.title",
            topic_title: post.topic&.title,
          }.to_json,
        )
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # The desk's list: inquiries in which an organisation owes the next word, the most urgent first.
  class OpenInquiries
    LIMIT = 100

    def self.call(organization_ids:, guardian:, now: Time.now.utc)
      rows = DB.query(SQL, organization_ids:, limit: LIMIT, now:)
      topics = Topic.includes(:user, :category).where(id: rows.map(&:topic_id)).index_by(&:id)
      rows.filter_map do |row|
        topic = topics[row.topic_id]
        payload(row, topic, now) if topic && guardian.can_see?(topic)
      end
    end

    def self.payload(row, topic, now)
      InquiryState
        .new(row, now)
        .chip
        .merge(
          id: row.id,
          asked_at: row.asked_at,
          topic: {
            id: topic.id,
            title: topic.title,
            url: topic.relative_url,
          },
          author: topic.user&.username,
        )
    end

    SQL = <<~SQL
      SELECT i.*, c.working_day_seconds
      FROM house_rules_inquiries i
      JOIN house_rules_calendars c ON c.id = i.calendar_id
      WHERE #{Inquiry::OWED} AND i.merged_into_id IS NULL
        AND (i.organization_id IN (:organization_ids) OR i.handed_to_id IN (:organization_ids))
      ORDER BY i.due_at NULLS LAST, i.id LIMIT :limit
    SQL

    private_class_method :payload
    private_constant :SQL
  end
end

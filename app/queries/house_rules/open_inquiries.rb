# frozen_string_literal: true

module HouseRules
  # The desk's list: inquiries in which an organisation owes the next word, the most urgent first.
  class OpenInquiries
    LIMIT = 100

    def self.call(organization_ids:, guardian:, now: Time.now.utc)
      rows = DB.query(SQL, organization_ids:, limit: LIMIT)
      topics = Topic.includes(:user, :category).where(id: rows.map(&:topic_id)).index_by(&:id)
      rows.filter_map do |row|
        topic = topics[row.topic_id]
        payload(row, topic, now) if topic && guardian.can_see?(topic)
      end
    end

    def self.payload(row, topic, now)
      {
        id: row.id,
        organization_id: row.organization_id,
        state: row.state,
        abandoned: !row.due_at.nil? && row.due_at < now,
        asked_at: row.asked_at,
        due_at: row.due_at,
        remaining_seconds: InquiryPayload.remaining(row, now),
        working_day_seconds: row.working_day_seconds,
        promised_at: row.promised_at,
        topic: {
          id: topic.id,
          title: topic.title,
          url: topic.relative_url,
        },
        author: topic.user&.username,
      }
    end

    SQL = <<~SQL
      SELECT i.id, i.topic_id, i.organization_id, i.calendar_id, i.state, i.asked_at, i.due_at,
             i.promised_at, c.working_day_seconds
      FROM house_rules_inquiries i
      JOIN house_rules_calendars c ON c.id = i.calendar_id
      WHERE i.owes = 'organization' AND NOT i.history AND i.organization_id IN (:organization_ids)
      ORDER BY i.due_at NULLS LAST, i.id LIMIT :limit
    SQL

    private_class_method :payload
    private_constant :SQL
  end
end

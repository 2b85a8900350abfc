# frozen_string_literal: true

module HouseRules
  # The desk's list: inquiries in which an organisation owes the next word, the most urgent first.
  class OpenInquiries
    LIMIT = 100

    def self.call(organization_ids:, guardian:, now: Time.now.utc)
      readable = Topic.listable_topics.secured(guardian).select(:id, :title, :slug)
      sql = SQL.sub("/* readable */", readable.to_sql)
      rows = DB.query(sql, organization_ids:, limit: LIMIT, now:)
      rows.map { |row| payload(row, now) }
    end

    def self.payload(row, now)
      InquiryState
        .new(row, now)
        .chip
        .merge(
          id: row.id,
          asked_at: row.asked_at,
          topic: {
            id: row.topic_id,
            title: row.title,
            url: Topic.relative_url(row.topic_id, row.slug),
          },
          author: row.author,
        )
    end

    # Who asked is not always who started the topic.
    SQL = <<~SQL
      SELECT i.*, c.working_day_seconds, t.title, t.slug, u.username AS author
      FROM house_rules_inquiries i
      JOIN (/* readable */) t ON t.id = i.topic_id
      JOIN house_rules_calendars c ON c.id = i.calendar_id
      LEFT JOIN users u ON u.id = i.author_id
      WHERE #{Inquiry::OWED} AND i.merged_into_id IS NULL
        AND (i.organization_id IN (:organization_ids) OR i.handed_to_id IN (:organization_ids))
      ORDER BY i.due_at NULLS LAST, i.id LIMIT :limit
    SQL

    private_class_method :payload
    private_constant :SQL
  end
end

# frozen_string_literal: true

module HouseRules
  # The inquiries of one topic with their closures and ratings, for its page: one query. Those who
  # answer, close and rate are told apart here too, for the reader in question.
  class TopicInquiries
    # Structs with the columns of an inquiry and: working_day_seconds, author_asked_at, verdict (the
    # author's, in the current cycle), involved (did this user answer, approve or close?), closures
    # (a list of hashes, the newest first, each with its ratings, the newest first).
    def self.of_topic(topic_id, user_id: nil)
      read("i.topic_id = :id", id: topic_id, user_id:)
    end

    def self.find(inquiry_id, user_id: nil)
      read("i.id = :id", id: inquiry_id, user_id:).first
    end

    def self.read(condition, id:, user_id:)
      DB
        .query(SQL.sub("/* condition */", condition), id:, user_id:)
        .each { |row| row.closures = JSON.parse(row.closures) if row.closures.is_a?(String) }
    end

    SQL = <<~SQL
      SELECT i.*, calendar.working_day_seconds, asked.at AS author_asked_at,
             (latest.kind = 'solved') AS solved,
             COALESCE(closed.closures, '[]'::json)::text AS closures,
             (:user_id IS NOT NULL AND (
               EXISTS (SELECT 1 FROM house_rules_official_posts o
                       JOIN posts p ON p.id = o.post_id
                       WHERE p.topic_id = i.topic_id AND o.organization_id = i.organization_id
                         AND (o.writer_id = :user_id OR o.approver_id = :user_id))
               OR EXISTS (SELECT 1 FROM house_rules_closures c
                          WHERE c.inquiry_id = i.id AND c.closed_by_id = :user_id)
             )) AS involved
      FROM house_rules_inquiries i
      JOIN house_rules_calendars calendar ON calendar.id = i.calendar_id
      LEFT JOIN LATERAL (
        SELECT max(e.at) AS at FROM house_rules_inquiry_events e
        WHERE e.inquiry_id = i.id AND e.reply_kind = 'question'
      ) asked ON true
      LEFT JOIN LATERAL (
        SELECT e.kind FROM house_rules_inquiry_events e
        WHERE e.inquiry_id = i.id AND e.kind IN ('solved', 'not_solved', 'addressed', 'reopened')
        ORDER BY e.at DESC, e.id DESC LIMIT 1
      ) latest ON true
      LEFT JOIN LATERAL (
        SELECT json_agg(
          json_build_object(
            'id', c.id, 'cycle', c.cycle, 'summary', c.summary,
            'closed_at', c.closed_at AT TIME ZONE 'UTC',
            'verdict', c.verdict, 'verdict_at', c.verdict_at AT TIME ZONE 'UTC',
            'ratings', (
              SELECT COALESCE(json_agg(
                json_build_object('grade', r.grade, 'reason', r.reason,
                                  'created_at', r.created_at AT TIME ZONE 'UTC')
                ORDER BY r.id DESC), '[]'::json)
              FROM house_rules_ratings r WHERE r.closure_id = c.id
            )
          ) ORDER BY c.cycle DESC
        ) AS closures
        FROM house_rules_closures c WHERE c.inquiry_id = i.id
      ) closed ON true
      WHERE /* condition */
      ORDER BY i.id
    SQL

    private_class_method :read
    private_constant :SQL
  end
end

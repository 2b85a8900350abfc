# frozen_string_literal: true

module HouseRules
  # The inquiries of one topic with their closures and ratings, for its page: one query. Those who
  # answer, close and rate are told apart here too, for the reader in question.
  class TopicInquiries
    Answer = Struct.new(:rows, :unanswered)

    # Answer: structs with the columns of an inquiry and: working_day_seconds, author_asked_at,
    # involved (did this user answer, approve or close?), nudged_at, look_at_post_id, look_at_post_number
    # (of the newest that lies in *Look at*), same_here_count, said_same_here (this user), shut_out (ids; see ShutOut),
    # closures (a list of hashes, the newest first, each with its ratings, the newest first); and
    # whether nobody at all has replied to the topic for too long.
    def self.of_topic(topic, user_id: nil)
      waiting = UnansweredTopics.long_waiting?(topic)
      rows = read(TOPIC, id: topic.id, user_id:, waiting:)
      Answer.new(rows.select(&:id), rows.first.nobody_replied)
    end

    def self.find(inquiry_id, user_id: nil)
      read(ONE, id: inquiry_id, user_id:).first
    end

    def self.read(source, **values)
      DB
        .query(SQL.sub("/* source */", source), **values)
        .each do |row|
          row.closures = JSON.parse(row.closures) if row.closures.is_a?(String)
          row.shut_out = row.shut_out ? JSON.parse(row.shut_out) : []
        end
    end

    # A question of the past gives way to one that lives.
    TOPIC = <<~SQL
      (SELECT (:waiting AND EXISTS (
         SELECT 1 FROM topics t WHERE t.id = :id AND #{UnansweredTopics::NOBODY})) AS nobody_replied
      ) topic
      LEFT JOIN house_rules_inquiries i
        ON i.topic_id = :id AND i.merged_into_id IS NULL
        AND NOT (i.history AND EXISTS (
          SELECT 1 FROM house_rules_inquiries o
          WHERE o.topic_id = :id AND o.organization_id = i.organization_id AND NOT o.history
            AND o.merged_into_id IS NULL))
    SQL

    ONE = "(SELECT false AS nobody_replied) topic JOIN house_rules_inquiries i ON i.id = :id"

    SQL = <<~SQL
      SELECT topic.nobody_replied, i.*, calendar.working_day_seconds,
             told.asked_at AS author_asked_at, told.nudged_at,
             newest.post_id AS look_at_post_id, newest.post_number AS look_at_post_number,
             (SELECT count(*) FROM house_rules_same_heres s
              WHERE s.inquiry_id = i.id) AS same_here_count,
             (:user_id IS NOT NULL AND EXISTS (
                SELECT 1 FROM house_rules_same_heres s
                WHERE s.inquiry_id = i.id AND s.user_id = :user_id)) AS said_same_here,
             array_to_json((#{ShutOut::IDS}))::text AS shut_out,
             COALESCE(closed.closures, '[]'::json)::text AS closures,
             (:user_id IS NOT NULL AND (
               EXISTS (SELECT 1 FROM house_rules_official_posts o
                       JOIN posts p ON p.id = o.post_id
                       WHERE p.topic_id = i.topic_id AND o.organization_id = i.organization_id
                         AND (o.writer_id = :user_id OR o.approver_id = :user_id))
               OR EXISTS (SELECT 1 FROM house_rules_closures c
                          WHERE c.inquiry_id = i.id AND c.closed_by_id = :user_id)
             )) AS involved
      FROM /* source */
      LEFT JOIN house_rules_calendars calendar ON calendar.id = i.calendar_id
      LEFT JOIN LATERAL (
        SELECT max(e.at) FILTER (WHERE e.reply_kind = 'question') AS asked_at,
               max(e.at) FILTER (WHERE e.kind = 'nudged') AS nudged_at
        FROM house_rules_inquiry_events e
        WHERE e.inquiry_id = i.id AND (e.reply_kind = 'question' OR e.kind = 'nudged')
      ) told ON true
      LEFT JOIN LATERAL (
        SELECT written.post_id, p.post_number
        FROM (
          SELECT COALESCE((e.details->>'ref')::int, e.post_id) AS post_id
          FROM house_rules_inquiry_events e
          WHERE e.inquiry_id = i.id AND e.kind IN ('replied', 'author_replied')
            AND e.at >= i.look_at_since
          ORDER BY e.at DESC, e.id DESC LIMIT 1
        ) written
        LEFT JOIN posts p ON p.id = written.post_id
      ) newest ON true
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
      ORDER BY i.id
    SQL

    private_class_method :read
    private_constant :SQL, :TOPIC, :ONE
  end
end

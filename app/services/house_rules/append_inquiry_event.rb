# frozen_string_literal: true

module HouseRules
  # Tells an inquiry what happened in its topic. One statement; the caches follow after commit.
  class AppendInquiryEvent
    # Without an inquiry of that organisation in the topic, or when the same post was told before,
    # nothing happens. +kind+ is one of InquiryTimeline::EVENT_KINDS. Returns the inquiry's id or nil.
    def self.call(
      topic_id:,
      organization_id:,
      kind:,
      at:,
      post_id:,
      actor_id:,
      reply_kind: nil,
      promised_at: nil
    )
      TouchOrganizationTopic.spoke(topic_id:, organization_id:) if kind.to_s == "official_reply"
      id =
        DB.query_single(
          SQL,
          topic_id:,
          organization_id:,
          kind: kind.to_s,
          at:,
          post_id:,
          actor_id:,
          reply_kind: reply_kind&.to_s,
          promised_at:,
        ).first
      recompute_later(id) if id
      id
    end

    # The author wrote again. Only what the organisation asked the author about needs to know.
    def self.author_replied(post)
      ids =
        DB.query_single(
          AUTHOR_SQL,
          topic_id: post.topic_id,
          author_id: post.user_id,
          at: post.created_at,
          post_id: post.id,
        )
      ids.each { |id| recompute_later(id) }
    end

    # Official replies that were moved into a topic. Beside the question they answered they keep their
    # date; to a question that was there before they are an answer from the move on, +came_along+ being
    # the inquiries that moved with them.
    def self.catch_up(topic_id, came_along: [])
      ids = DB.query_single(CATCH_UP_SQL, topic_id:, came_along:, now: Time.now.utc).uniq
      ids.each { |id| recompute_later(id) }
    end

    def self.recompute_later(inquiry_id)
      DB.after_commit { Jobs.enqueue(Jobs::HouseRules::RecomputeInquiry, inquiry_id:) }
    end

    SQL = <<~SQL
      INSERT INTO house_rules_inquiry_events
        (inquiry_id, kind, at, post_id, actor_id, reply_kind, promised_at)
      SELECT id, :kind, :at, CAST(:post_id AS int), CAST(:actor_id AS int),
             CAST(:reply_kind AS varchar), CAST(:promised_at AS timestamp)
      FROM house_rules_inquiries
      WHERE topic_id = :topic_id AND organization_id = :organization_id
      ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
      RETURNING inquiry_id
    SQL

    AUTHOR_SQL = <<~SQL
      INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, post_id, actor_id)
      SELECT i.id, 'author_replied', :at, :post_id, :author_id
      FROM house_rules_inquiries i
      WHERE i.topic_id = :topic_id AND i.author_id = :author_id
        AND EXISTS (SELECT 1 FROM house_rules_inquiry_events e
                    WHERE e.inquiry_id = i.id AND e.reply_kind = 'question')
      ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
      RETURNING inquiry_id
    SQL

    CATCH_UP_SQL = <<~SQL
      INSERT INTO house_rules_inquiry_events
        (inquiry_id, kind, at, post_id, actor_id, reply_kind, promised_at)
      SELECT i.id, 'official_reply',
             CASE WHEN i.id = ANY(ARRAY[:came_along]::bigint[]) THEN p.created_at ELSE :now END, p.id, o.writer_id, o.reply_kind, o.promised_at
      FROM house_rules_inquiries i
      JOIN posts p ON p.topic_id = i.topic_id AND p.deleted_at IS NULL
      JOIN house_rules_official_posts o
        ON o.post_id = p.id AND o.organization_id = i.organization_id
      WHERE i.topic_id = :topic_id AND p.id <> i.post_id
      ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
      RETURNING inquiry_id
    SQL

    private_constant :SQL, :AUTHOR_SQL, :CATCH_UP_SQL
  end
end

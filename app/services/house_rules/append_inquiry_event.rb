# frozen_string_literal: true

module HouseRules
  # Tells an inquiry what happened in its topic. One statement; the caches follow after commit.
  class AppendInquiryEvent
    class << self
      # The organisation spoke in a topic: to its own inquiry there, and to what was handed over to it.
      # Without one, or when the same post was told before, nothing happens. Returns the inquiry's id
      # or nil.
      def call(
        topic_id:,
        organization_id:,
        kind:,
        at:,
        post_id:,
        actor_id:,
        reply_kind:,
        promised_at: nil
      )
        TouchOrganizationTopic.spoke(topic_id:, organization_id:)
        told(
          REPLY_SQL,
          topic_id:,
          organization_id:,
          kind: kind.to_s,
          at:,
          post_id:,
          actor_id:,
          reply_kind: reply_kind.to_s,
          promised_at:,
        ).first
      end

      # A resident wrote. Who is mentioned is addressed; the others need to know only what they asked
      # the author about, and what is written after an answer. Returns the ids of the organisations
      # addressed that had an inquiry in the topic.
      def wrote(post, addressed: [], at: post.created_at)
        rows =
          DB.query(
            WROTE_SQL,
            topic_id: post.topic_id,
            user_id: post.user_id,
            post_id: post.id,
            at:,
            addressed:,
            groups: Directory.organizations.map(&:group_id),
            retired: Directory.organizations.select(&:retired).map(&:id),
          )
        rows.each { |row| recompute_later(row.inquiry_id) }
        rows.map(&:organization_id)
      end

      # Official replies among posts that were moved (+post_ids+), to inquiries where they are now: an
      # answer from the move on. What was said while a question was part of another and left with it
      # (+parted+) keeps its date.
      def catch_up(inquiry_ids, post_ids:, parted: false)
        return if inquiry_ids.empty? || post_ids.empty?
        told(CATCH_UP_SQL, inquiry_ids:, post_ids:, parted:, now: Time.now.utc)
      end

      # Anything else, to one inquiry. Nothing when the same post told it before.
      def tell(inquiry_id, kind:, at: Time.now.utc, actor_id: nil, post_id: nil, **rest)
        row = { inquiry_id:, kind: kind.to_s, at:, actor_id:, post_id:, **rest }
        inserted = InquiryEvent.insert_all([row], returning: %i[id], record_timestamps: false)
        recompute_later(inquiry_id) if inserted.any?
        inserted.any?
      end

      # Of a post that may have told it before, and tells it once more.
      def tell_again(inquiry_id, post_id, **rest)
        tell(inquiry_id, post_id:, **rest) ||
          tell(inquiry_id, **rest, details: { ref: post_id, **rest[:details].to_h })
      end

      def recompute_later(inquiry_id)
        DB.after_commit { Jobs.enqueue(Jobs::HouseRules::RecomputeInquiry, inquiry_id:) }
      end

      private

      def told(sql, **values)
        ids = DB.query_single(sql, **values).uniq
        ids.each { |id| recompute_later(id) }
      end
    end

    REPLY_SQL = <<~SQL
      INSERT INTO house_rules_inquiry_events
        (inquiry_id, kind, at, post_id, actor_id, reply_kind, promised_at)
      SELECT id, :kind, :at, :post_id, :actor_id, :reply_kind,
             CAST(:promised_at AS timestamp)
      FROM house_rules_inquiries
      WHERE topic_id = :topic_id AND merged_into_id IS NULL
        AND (organization_id = :organization_id OR handed_to_id = :organization_id)
      ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
      RETURNING inquiry_id
    SQL

    # What employees write is neither an address nor to be looked at; who has retired looks at nothing.
    WROTE_SQL = <<~SQL
      WITH written AS (
        INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, post_id, actor_id)
        SELECT i.id,
               CASE WHEN i.organization_id = ANY (ARRAY[:addressed]::bigint[]) THEN 'addressed'
                    WHEN i.author_id = :user_id THEN 'author_replied' ELSE 'replied' END,
               :at, :post_id, :user_id
        FROM house_rules_inquiries i
        WHERE i.topic_id = :topic_id AND NOT i.history AND i.merged_into_id IS NULL
          AND (i.organization_id = ANY (ARRAY[:retired]::bigint[])) IS NOT TRUE
          AND (i.author_id = :user_id OR NOT EXISTS (
            SELECT 1 FROM group_users g
            WHERE g.user_id = :user_id AND g.group_id = ANY (ARRAY[:groups]::int[])))
          AND (i.organization_id = ANY (ARRAY[:addressed]::bigint[]) OR EXISTS (
            SELECT 1 FROM house_rules_inquiry_events e
            WHERE e.inquiry_id = i.id
              AND (e.reply_kind = 'full_answer' OR e.kind = 'solved'
                   OR (e.reply_kind = 'question' AND i.author_id = :user_id))))
        ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
        RETURNING inquiry_id
      )
      SELECT w.inquiry_id, i.organization_id
      FROM written w JOIN house_rules_inquiries i ON i.id = w.inquiry_id
    SQL

    CATCH_UP_SQL = <<~SQL
      INSERT INTO house_rules_inquiry_events
        (inquiry_id, kind, at, post_id, actor_id, reply_kind, promised_at)
      SELECT i.id, 'official_reply',
             CASE WHEN :parted AND p.created_at >= (
                    SELECT max(e.at) FROM house_rules_inquiry_events e
                    WHERE e.inquiry_id = i.id AND e.kind = 'set_aside'
                      AND e.details->>'inquiry_id' IS NOT NULL)
                  THEN p.created_at ELSE :now END,
             p.id, o.writer_id, o.reply_kind, o.promised_at
      FROM house_rules_inquiries i
      JOIN posts p ON p.topic_id = i.topic_id AND p.deleted_at IS NULL
        AND p.id = ANY (ARRAY[:post_ids]::int[])
      JOIN house_rules_official_posts o
        ON o.post_id = p.id AND o.organization_id IN (i.organization_id, i.handed_to_id)
      WHERE i.id = ANY (ARRAY[:inquiry_ids]::bigint[]) AND p.id IS DISTINCT FROM i.post_id
      ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
      RETURNING inquiry_id
    SQL

    private_constant :REPLY_SQL, :WROTE_SQL, :CATCH_UP_SQL
  end
end

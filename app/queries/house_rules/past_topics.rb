# frozen_string_literal: true

module HouseRules
  # What the forum's past says of an organisation: who asked it, and when one of its voices answered.
  # Reads posts in ranges of topic ids, so memory does not grow with the forum.
  class PastTopics
    # A question and what came of it; times in UTC, nil where there was nothing.
    Row = Struct.new(:topic_id, :post_id, :author_id, :asked_at, :responded_at, :answered_at)

    def initialize(organization_id)
      @organization_id = organization_id
    end

    # The last topic id of each range after +from+, as [first, last].
    def self.each_range(from: 0, size: 5000)
      loop do
        last = DB.query_single(<<~SQL, from:, size:).first
          SELECT max(id) FROM (SELECT id FROM topics WHERE id > :from ORDER BY id LIMIT :size) batch
        SQL
        return if last.nil?
        yield from + 1, last
        from = last
      end
    end

    # The questions in a range: the first post is by a resident, in a category of the organisation's,
    # and was not asked under the rules.
    def asked(first, last)
      DB
        .query(ASKED.sub("/* solution */", solution), **parameters(first, last))
        .map do |r|
          Row.new(r.topic_id, r.post_id, r.author_id, r.asked_at, r.responded_at, r.answered_at)
        end
    end

    # Writes which topics of a range it started or joined, wherever they stand.
    def write_topics(first, last)
      DB.exec(TOPICS, **parameters(first, last))
    end

    private

    def parameters(first, last)
      {
        organization: @organization_id,
        first:,
        last:,
        static: OpenInquiry::STATIC_TOPICS.map { |name| SiteSetting.public_send(name) },
        groups: Organization.pluck(:group_id),
      }
    end

    # An accepted solution by one of its voices is a full answer; other software's table, if there.
    def solution
      return "" if !ActiveRecord::Base.connection.table_exists?("discourse_solved_solved_topics")
      <<~SQL
        UNION ALL
        SELECT p.created_at FROM discourse_solved_solved_topics s
        JOIN posts p ON p.id = s.answer_post_id AND p.topic_id = t.id AND p.deleted_at IS NULL
        JOIN voices v ON v.user_id = p.user_id AND p.created_at < v.until
        WHERE s.topic_id = t.id
      SQL
    end

    VOICES = <<~SQL
      voices AS (
        SELECT user_id, COALESCE(spoke_until, 'infinity') AS until
        FROM house_rules_organization_voices WHERE organization_id = :organization
        UNION
        SELECT user_id, 'infinity' FROM house_rules_organizations WHERE id = :organization
      ),
      started AS (
        SELECT t.id, t.category_id, p.id AS post_id, p.user_id, p.created_at,
               EXISTS (SELECT 1 FROM voices v
                       WHERE v.user_id = p.user_id AND p.created_at < v.until) AS official
        FROM topics t
        JOIN posts p ON p.topic_id = t.id AND p.post_number = 1
        WHERE t.id BETWEEN :first AND :last AND t.archetype = 'regular'
          AND t.deleted_at IS NULL AND p.deleted_at IS NULL AND p.post_type IN (1, 2)
      )
    SQL

    # Type 1 and 2 are posts by people; small actions and whispers are no answers. The first response
    # is the first by number, which may be dated before the question.
    ASKED = <<~SQL
      WITH #{VOICES}
      SELECT t.id AS topic_id, t.post_id, t.user_id AS author_id, t.created_at AS asked_at,
             response.created_at AS responded_at, answer.created_at AS answered_at
      FROM started t
      LEFT JOIN users u ON u.id = t.user_id
      LEFT JOIN LATERAL (
        SELECT p.created_at FROM posts p
        JOIN voices v ON v.user_id = p.user_id AND p.created_at < v.until
        WHERE p.topic_id = t.id AND p.post_number > 1 AND p.deleted_at IS NULL
          AND p.post_type IN (1, 2)
        ORDER BY p.post_number LIMIT 1
      ) response ON true
      LEFT JOIN LATERAL (
        SELECT min(known.created_at) AS created_at FROM (
          SELECT p.created_at FROM house_rules_official_posts o
          JOIN posts p ON p.id = o.post_id AND p.topic_id = t.id AND p.deleted_at IS NULL
          WHERE o.organization_id = :organization AND o.reply_kind = 'full_answer'
          /* solution */
        ) known
      ) answer ON true
      WHERE NOT t.official
        AND t.category_id IN (SELECT category_id FROM house_rules_organization_categories
                              WHERE organization_id = :organization)
        AND NOT COALESCE(u.id < 0 OR u.admin OR u.moderator, false)
        AND t.id NOT IN (:static)
        AND NOT EXISTS (SELECT 1 FROM categories c WHERE c.topic_id = t.id)
        AND t.post_id NOT IN (SELECT post_id FROM house_rules_inquiries
                              WHERE topic_id BETWEEN :first AND :last AND post_id IS NOT NULL
                                AND organization_id = :organization AND NOT history)
        AND NOT EXISTS (SELECT 1 FROM house_rules_organizations o WHERE o.user_id = t.user_id)
        AND NOT EXISTS (SELECT 1 FROM group_users g
                        WHERE g.user_id = t.user_id AND g.group_id IN (:groups))
      ORDER BY t.id
    SQL

    TOPICS = <<~SQL
      WITH #{VOICES},
      spoken AS (
        SELECT t.id, t.created_at, t.official,
               EXISTS (SELECT 1 FROM posts p WHERE p.topic_id = t.id AND p.post_number > 1
                         AND p.deleted_at IS NULL AND p.post_type IN (1, 2) AND p.user_id > 0
                         AND p.user_id NOT IN (SELECT user_id FROM voices)) AS resident_replied
        FROM started t
        WHERE t.official OR EXISTS (
          SELECT 1 FROM posts p JOIN voices v ON v.user_id = p.user_id AND p.created_at < v.until
          WHERE p.topic_id = t.id AND p.post_number > 1 AND p.deleted_at IS NULL
            AND p.post_type IN (1, 2))
      ),
      gone AS (
        DELETE FROM house_rules_organization_topics
        WHERE organization_id = :organization AND topic_id BETWEEN :first AND :last
          AND topic_id NOT IN (SELECT id FROM spoken)
      )
      INSERT INTO house_rules_organization_topics
        (organization_id, topic_id, role, asked_at, resident_replied)
      SELECT :organization, id, CASE WHEN official THEN 'started' ELSE 'joined' END, created_at,
             official AND resident_replied
      FROM spoken
      ON CONFLICT (organization_id, topic_id) DO UPDATE
        SET role = EXCLUDED.role, asked_at = EXCLUDED.asked_at,
            resident_replied = EXCLUDED.resident_replied
    SQL

    private_constant :VOICES, :ASKED, :TOPICS
  end
end

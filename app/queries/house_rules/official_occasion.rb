# frozen_string_literal: true

module HouseRules
  # Was the organisation asked, is the matter its own, has somebody answered meanwhile? Rules 1 and 4.
  # Starting topics is free, and so is correcting oneself. Two queries at most, three in another's section.
  class OfficialOccasion
    ALLOW = "allow"
    REFUSE = "refuse"
    REASON_LENGTH = 5..500

    attr_reader :organization, :topic, :writer

    # +topic+: nil for a new one; +seen+: the last post of the topic that the writer has seen, or nil.
    def initialize(organization:, topic:, writer:, seen: nil)
      @organization = organization
      @topic = topic
      @writer = writer
      @seen = seen
    end

    # Raises Refused where the setting wants a reason and there is none, or refuses anyhow.
    def refuse_unless_asked(reply_kind, reason)
      return if objection(reply_kind).nil?
      return if !refused? && REASON_LENGTH.cover?(reason.to_s.size)
      raise Refused.new(:"#{objection(reply_kind)}#{"_reason" unless refused?}", **names)
    end

    # :not_competent, :not_addressed, or nil when nothing speaks against it.
    def objection(reply_kind = nil)
      return if topic.nil? || SiteSetting.house_rules_unaddressed_replies == ALLOW
      return if reply_kind == "correction" && facts.spoken
      return :not_competent if of_another?
      :not_addressed unless facts.addressed
    end

    def refused?
      SiteSetting.house_rules_unaddressed_replies == REFUSE
    end

    # Raises Refused when another of its spokespeople published something the writer has not seen.
    def refuse_if_answered_meanwhile
      raise Refused.new(:answered_meanwhile, number: meanwhile.post_number, **names) if meanwhile
    end

    # That reply: post_number, raw, username of its writer; or nil.
    def meanwhile
      return if topic.nil? || @seen.nil?
      DB.query(
        MEANWHILE,
        topic_id: topic.id,
        organization_id: organization.id,
        writer_id: writer.id,
        seen: @seen,
      ).first
    end

    private

    def names
      { organization: organization.name, other: answering&.name.to_s }
    end

    def answering
      Directory.answering(topic&.category_id)
    end

    # Another's section, and none of the tags that make a topic this one's business wherever it is.
    def of_another?
      return false if answering.nil? || answering.id == organization.id
      !organization.competent?(
        category_id: topic.category_id,
        tag_ids: topic.topic_tags.pluck(:tag_id),
      )
    end

    def facts
      @facts ||=
        DB.query(
          FACTS,
          topic_id: topic.id,
          organization_id: organization.id,
          account_id: organization.user_id,
          group_id: organization.group_id,
          groups: Directory.organizations.map(&:group_id),
          answers: answering&.id == organization.id,
          mention: "@#{Regexp.escape(organization.username.to_s)}(?![[:alnum:]_-]|\\.[[:alnum:]])",
        ).first
    end

    FACTS = <<~SQL
      WITH spoken AS (
        SELECT p.id, p.post_number FROM posts p
          JOIN house_rules_official_posts o ON o.post_id = p.id
         WHERE p.topic_id = :topic_id AND o.organization_id = :organization_id
      ), others AS (
        SELECT p.id, p.raw, p.reply_to_post_number FROM posts p
         WHERE p.topic_id = :topic_id AND p.deleted_at IS NULL AND p.user_id <> :account_id
           AND p.user_id NOT IN (SELECT user_id FROM group_users WHERE group_id = :group_id)
      )
      SELECT EXISTS (SELECT 1 FROM spoken) AS spoken,
             t.user_id = :account_id
          OR (:answers AND NOT EXISTS (SELECT 1 FROM group_users
                                        WHERE user_id = t.user_id AND group_id IN (:groups)))
          OR EXISTS (SELECT 1 FROM house_rules_inquiries
                      WHERE topic_id = t.id AND organization_id = :organization_id)
          OR EXISTS (SELECT 1 FROM others o
                      WHERE o.raw ~* :mention
                         OR o.reply_to_post_number IN (SELECT post_number FROM spoken)
                         OR EXISTS (SELECT 1 FROM quoted_posts q
                                     JOIN house_rules_official_posts s ON s.post_id = q.quoted_post_id
                                    WHERE q.post_id = o.id AND s.organization_id = :organization_id)
             ) AS addressed
        FROM topics t
       WHERE t.id = :topic_id
    SQL

    MEANWHILE = <<~SQL
      SELECT p.post_number, p.raw, u.username
        FROM house_rules_official_posts o
        JOIN posts p ON p.id = o.post_id AND p.deleted_at IS NULL
        LEFT JOIN users u ON u.id = o.writer_id
       WHERE p.topic_id = :topic_id AND o.organization_id = :organization_id
         AND o.writer_id <> :writer_id AND p.post_number > :seen
       ORDER BY p.post_number DESC LIMIT 1
    SQL

    private_constant :FACTS, :MEANWHILE
  end
end

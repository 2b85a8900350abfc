# frozen_string_literal: true

module HouseRules
  # Who of an organisation is concerned when somebody likes, quotes, mentions or answers its official
  # account: the writers of the words in question and whoever spoke for it last in that topic; where
  # nobody has spoken yet and the organisation is addressed, all of its spokespeople. Two queries.
  class BehindOfficialWords
    # As for a mention of a group.
    def self.most
      SiteSetting.max_users_notified_per_group_mention
    end

    ADDRESSED = %i[mentioned replied quoted].freeze

    # Users who still speak for it; +type+ is a notification's, +post+ the one that causes it.
    def self.call(organization:, type:, post:)
      people = spokespeople(organization).where(id: writer_ids(organization, post)).to_a
      return people if people.any? || organization.retired
      return [] if ADDRESSED.none? { |name| Notification.types[name] == type }
      spokespeople(organization).limit(most).to_a
    end

    def self.spokespeople(organization)
      User
        .real
        .activated
        .not_suspended
        .where.not(id: organization.user_id)
        .joins(:group_users)
        .where(group_users: { group_id: organization.group_id })
    end

    def self.writer_ids(organization, post)
      DB.query_single(
        SQL,
        organization_id: organization.id,
        post_id: post.id,
        topic_id: post.topic_id,
        reply_to: post.reply_to_post_number.to_i,
      )
    end

    SQL = <<~SQL
      WITH spoken AS (
        SELECT o.post_id, o.writer_id, p.topic_id, p.post_number
          FROM (SELECT id FROM posts WHERE topic_id = :topic_id
                UNION SELECT quoted_post_id FROM quoted_posts WHERE post_id = :post_id) near
          JOIN posts p ON p.id = near.id
          JOIN house_rules_official_posts o ON o.post_id = p.id
         WHERE o.organization_id = :organization_id
      )
      SELECT writer_id FROM spoken
       WHERE post_id = :post_id
          OR (topic_id = :topic_id AND post_number = :reply_to)
          OR post_id IN (SELECT quoted_post_id FROM quoted_posts WHERE post_id = :post_id)
          OR post_id = (SELECT max(post_id) FROM spoken WHERE topic_id = :topic_id)
    SQL

    private_class_method :spokespeople, :writer_ids
    private_constant :SQL
  end
end

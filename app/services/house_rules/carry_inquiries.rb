# frozen_string_literal: true

module HouseRules
  # Inquiries go where their question goes, so that nothing is lost or counted twice; in the move's
  # own transaction. Rule 3.
  class CarryInquiries
    # After posts went from one topic to another.
    def self.posts_moved(from_topic_id:, to_topic_id:)
      new(from_topic_id, to_topic_id).call
    end

    # After a topic entered another section. Who answers there was addressed by the move, at that
    # moment. What was asked before the organisation was there is history, and stays so.
    def self.topic_entered(topic)
      organization = Directory.answering(topic.category_id)
      post = topic.first_post
      return if organization.nil? || !Hooks::InquiryEvents.resident?(post&.user)
      return if topic.created_at < Organization.where(id: organization.id).pick(:created_at)
      id = OpenInquiry.call(post:, organization:, asked_at: Time.now.utc)
      AppendInquiryEvent.recompute_later(id) if id
    end

    def initialize(from_topic_id, to_topic_id)
      @from = from_topic_id
      @to = to_topic_id
    end

    def call
      came_along = DB.query_single(CARRY, from: @from, to: @to)
      fold
      open_in_new_topic if came_along.empty?
      AppendInquiryEvent.catch_up(@to, came_along:)
      came_along.each { |id| AppendInquiryEvent.recompute_later(id) }
    end

    private

    # A question merged into a topic that has an inquiry of the same organisation is one more address
    # there.
    def fold
      ids = DB.query_single(FOLD, from: @from, to: @to, now: Time.now.utc)
      ids.each { |id| AppendInquiryEvent.recompute_later(id) }
    end

    # A part split off that is a resident's starts its own clock, unless the topic was there before.
    def open_in_new_topic
      topic = Topic.find_by(id: @to)
      first_post = topic&.first_post
      if first_post.nil? || !MovedPost.exists?(new_post_id: first_post.id, old_topic_id: @from)
        return
      end
      self.class.topic_entered(topic)
    end

    # The question's latest move between the two topics; a first post is copied and has a new id.
    MOVES = <<~SQL
      moves AS (
        SELECT DISTINCT ON (old_post_id) old_post_id, new_post_id FROM moved_posts
        WHERE old_topic_id = :from AND new_topic_id = :to ORDER BY old_post_id, id DESC
      )
    SQL

    CARRY = <<~SQL
      WITH #{MOVES}
      UPDATE house_rules_inquiries i SET topic_id = :to, post_id = m.new_post_id
      FROM moves m
      WHERE i.topic_id = :from AND m.old_post_id = i.post_id
        AND NOT EXISTS (SELECT 1 FROM house_rules_inquiries o
                        WHERE o.topic_id = :to AND o.organization_id = i.organization_id)
      RETURNING i.id
    SQL

    FOLD = <<~SQL
      WITH #{MOVES},
      folded AS (
        DELETE FROM house_rules_inquiries i USING moves m
        WHERE i.topic_id = :from AND m.old_post_id = i.post_id AND NOT i.history
        RETURNING i.organization_id, i.author_id, m.new_post_id
      )
      INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, post_id, actor_id)
      SELECT o.id, 'addressed', :now, f.new_post_id, f.author_id
      FROM folded f
      JOIN house_rules_inquiries o ON o.topic_id = :to AND o.organization_id = f.organization_id
      ON CONFLICT (inquiry_id, kind, post_id) WHERE post_id IS NOT NULL DO NOTHING
      RETURNING inquiry_id
    SQL

    private_constant :MOVES, :CARRY, :FOLD
  end
end

# frozen_string_literal: true

module HouseRules
  # Posts as they would move: what would be answered, who would be told and what they would read. Rule 2.
  class PlannedMoveOfPosts
    # +to+: the topic's or the new topic's section, { destination_topic_id:, category_id: }.
    def initialize(topic, guardian, given, post_ids:, to:)
      @topic = topic
      @guardian = guardian
      @given = given
      @post_ids = post_ids
      @to = to
    end

    # In the words of whoever would refuse it, Discourse or the rules; nil when nobody would.
    def refusal
      rule = obstacle
      return Refused.new(rule).message if rule
      I18n.t("invalid_access") if !allowed?
    end

    def told
      authors = posts.to_h { |post| [post.user_id, post.id] }
      mover_id = @guardian.user.id
      whispered = words[:whispered]
      ToldOfMove.new(mover_id:, topic: @topic, other_topic: other, authors:, whispered:).to_h.size
    end

    # As AnnounceMove has it.
    def move
      { kind: other ? "moved" : "split", topic: @topic, other_topic: other, **words }
    end

    private

    def words
      @words ||= AnnounceMove.words(posts)
    end

    def posts
      @posts ||=
        ::Post
          .where(topic_id: @topic.id, id: @post_ids)
          .where.not(post_type: ::Post.types[:small_action])
          .order(:post_number)
          .select(:id, :user_id, :post_type, :post_number)
          .to_a
    end

    # The topic that is entered; nil when it is made by the move, or is out of the mover's sight.
    def other
      return @other if defined?(@other)
      found = ::Topic.find_by(id: @to[:destination_topic_id]) if existing?
      @other = (found if @guardian.can_see?(found))
    end

    def existing?
      @to[:destination_topic_id].present?
    end

    def obstacle
      return if existing? && other.nil?
      goes_to = other || ::Topic.new(category_id: section_id)
      in_the_way = MoveObstacle.of_posts(@topic, goes_to, @given)
      in_the_way ||= MoveObstacle.between(@topic, other) if other
      in_the_way ||= MoveObstacle.elsewhere(@topic, @post_ids)
      in_the_way ||= MoveObstacle.of_first_post(@topic, goes_to) if posts.any?(&:is_first_post?)
      in_the_way
    end

    def section_id
      @to[:category_id].presence || SiteSetting.uncategorized_category_id
    end

    # As Discourse asks: who merges writes in the topic entered.
    def allowed?
      return @guardian.can_create_post_on_topic?(other) if existing? && (other.nil? || everything?)
      return true if existing? || @to[:category_id].blank?
      @guardian.can_create_topic_on_category?(@to[:category_id])
    end

    def everything?
      @topic.posts.where(post_type: ::Post.types[:regular]).where.not(id: @post_ids).none?
    end
  end
end

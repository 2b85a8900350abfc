# frozen_string_literal: true

module HouseRules
  # Whom a move concerns, each once and with the post to look at: whose words moved, the authors of both
  # topics, and those who took part last, up to a limit; of a move that takes another back, also who was told of
  # that one. Never the mover, nobody who cannot read it there. Rule 2.
  class ToldOfMove
    # +author_ids+ with the posts to show them: { user_id => post_id }.
    # +whispered+: nobody else could read what moved, nor its notices. +circle+: ids of who was told of the move
    # that is taken back.
    def initialize(mover_id:, topic:, other_topic: nil, authors: {}, whispered: false, circle: [])
      @mover_id = mover_id
      @topic = topic
      @other_topic = other_topic
      @authors = authors
      @whispered = whispered
      @circle = circle
    end

    def self.of(move)
      new(
        mover_id: move.mover_id,
        topic: move.topic,
        other_topic: move.other_topic,
        authors: first_words(move),
        whispered: whispered?(move),
        circle: move.undoes ? circle(move.undoes) : [],
      )
    end

    # Each author's first post among those that moved, where it is now.
    def self.first_words(move)
      moved = move.moved_posts.where.not(post_user_id: nil).order(:id)
      moved.pluck(:post_user_id, :new_post_id).reverse.to_h
    end

    def self.whispered?(move)
      ::Post.exists?(id: move.left_post_id, post_type: ::Post.types[:whisper])
    end

    # It may have been taken back before anybody was told.
    def self.circle(undone)
      undone.told_at ? undone.details["told"].to_a : of(undone).to_h.keys
    end
    private_class_method :first_words, :whispered?, :circle

    # Ids of users, with the id of the post to show, or :left or :entered for a notice.
    def to_h
      concerned = { @mover_id => nil }
      [@authors, *(others unless @whispered)].each { |more| concerned = more.merge(concerned) }
      seen(concerned.compact)
    end

    private

    def others
      [author(@topic, :left), author(@other_topic, :entered), circle, participants]
    end

    # They took part where something comes back to.
    def circle
      place = @other_topic ? :entered : :left
      @circle.index_with { place }
    end

    def author(topic, notice)
      topic&.user_id ? { topic.user_id => notice } : {}
    end

    # The last to write in the topic left, but for those who muted it.
    def participants
      limit = SiteSetting.house_rules_move_told_participants
      return {} if limit.zero?
      ids = DB.query_single(<<~SQL, topic_id: @topic.id, limit:, muted:, regular:)
        SELECT p.user_id FROM posts p
        LEFT JOIN topic_users tu ON tu.topic_id = p.topic_id AND tu.user_id = p.user_id
        WHERE p.topic_id = :topic_id AND p.post_type = :regular AND p.deleted_at IS NULL
          AND p.user_id > 0 AND COALESCE(tu.notification_level, 1) <> :muted
        GROUP BY p.user_id ORDER BY max(p.created_at) DESC LIMIT :limit
      SQL
      ids.index_with { :left }
    end

    def muted
      TopicUser.notification_levels[:muted]
    end

    def regular
      ::Post.types[:regular]
    end

    # Readers follow a move; a person of a closed section may have left its groups all the same.
    def seen(concerned)
      people = ::User.human_users.where(id: concerned.keys - accounts, active: true)
      section = (@other_topic || @topic).category
      people = readers(people, section) if section&.read_restricted
      ids = people.pluck(:id).to_set
      concerned.select { |id, _| ids.include?(id) }
    end

    # Nobody reads what an organisation's account is told.
    def accounts
      Directory.organizations.map(&:user_id)
    end

    # As Guardian says it of one person, for all of them.
    def readers(people, section)
      groups = CategoryGroup.where(category_id: section.id).select(:group_id)
      members = people.where(id: GroupUser.where(group_id: groups).select(:user_id))
      return members if SiteSetting.suppress_secured_categories_from_admin
      members.or(people.where(admin: true))
    end
  end
end

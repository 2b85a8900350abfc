# frozen_string_literal: true

module HouseRules
  # One notification for each person a move concerns, in one statement; their mail as their own preferences say.
  # Told is who has been handed on, so that a machine which stops half-way costs nobody their mail: the next
  # writes no notification twice, and at worst a mail. Called again, it does nothing. Rule 2.
  class TellOfMove
    def self.call(move)
      new(move).call
    end

    def initialize(move)
      @move = move
    end

    def call
      Move.transaction { write }
      Move.transaction { hand_on }
    end

    private

    # The rows, and which they are, until they have been handed on. Whoever else tells waits and finds it done.
    def write
      return if told? || @move.details.key?("telling")
      @move.update!(details: @move.details.merge("telling" => insert))
    end

    # How many were told; who they are is kept for those who are told when it is taken back.
    def hand_on
      return 0 if told?
      ids = @move.details["telling"]
      HandOnNotifications.call(ids)
      told = ::Notification.where(id: ids).pluck(:user_id)
      details = @move.details.except("telling").merge("told" => told)
      @move.update!(told_at: Time.zone.now, details:)
      ids.size
    end

    def told?
      @move.lock!
      @move.told_at.present?
    end

    def insert
      told = ToldOfMove.of(@move).to_h
      posts = ::Post.where(id: told.values.map { |place| post_id(place) }).includes(:topic)
      posts = posts.index_by(&:id)
      rows = told.filter_map { |id, place| row(id, posts[post_id(place)] || posts.values.first) }
      rows.empty? ? [] : ::Notification.insert_all(rows, returning: :id).rows.flatten
    end

    def post_id(place)
      { left: @move.left_post_id, entered: @move.entered_post_id }.fetch(place, place)
    end

    def row(user_id, post)
      return if post&.topic.nil?
      now = Time.zone.now
      {
        notification_type: ::Notification.types[:custom],
        user_id:,
        topic_id: post.topic_id,
        post_number: post.post_number,
        data: data(post).to_json,
        read: false,
        high_priority: false,
        created_at: now,
        updated_at: now,
      }
    end

    def data(post)
      OwnNotification.data(
        @move.kind,
        topic_title: post.topic.title,
        move_id: @move.id,
        original_post_type: ::Post.types[:regular], # a notice is mailed like words
      )
    end
  end
end

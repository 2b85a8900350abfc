# frozen_string_literal: true

module HouseRules
  # One notification for each person a move concerns, in one statement, in the transaction that says they
  # have been told; their mail as their own preferences say. Called again, it does nothing. Rule 2.
  class TellOfMove
    def self.call(move)
      new(move).call
    end

    def initialize(move)
      @move = move
    end

    def call
      ids = Move.transaction { insert if claim }
      HandOnNotifications.call(ids)
      ids.to_a.size
    end

    private

    def claim
      Move.untold.where(id: @move.id).update_all(told_at: Time.zone.now) == 1
    end

    def insert
      told = ToldOfMove.of(@move).to_h
      posts = ::Post.where(id: told.values.map { |place| post_id(place) }).includes(:topic)
      posts = posts.index_by(&:id)
      rows = told.filter_map { |id, place| row(id, posts[post_id(place)] || posts.values.first) }
      return if rows.empty?
      ::Notification.insert_all(rows, returning: :id).rows.flatten
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

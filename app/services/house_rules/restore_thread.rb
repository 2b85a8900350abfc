# frozen_string_literal: true

module HouseRules
  # Posts are back at their numbers: replies know each other again, and who had read on has read on. Rule 2.
  class RestoreThread
    # +back+: { post id => number }
    def self.call(move, back)
      new(move, back).call
    end

    def initialize(move, back)
      @move = move
      @ids = back.keys
      @numbers = back.values
    end

    def call
      answer_again
      know_replies
      read_again
    end

    private

    def know_replies
      DB.exec(<<~SQL, topic_id: @move.topic_id, ids: @ids)
        INSERT INTO post_replies (post_id, reply_post_id, created_at, updated_at)
        SELECT p.id, c.id, c.created_at, c.created_at FROM posts c
        JOIN posts p ON p.topic_id = c.topic_id AND p.post_number = c.reply_to_post_number
        WHERE c.topic_id = :topic_id AND (c.id IN (:ids) OR p.id IN (:ids))
        ON CONFLICT DO NOTHING
      SQL
      DB.exec(<<~SQL, topic_id: @move.topic_id)
        UPDATE posts p SET reply_count = r.count
        FROM (SELECT pr.post_id, count(*) FROM post_replies pr
              JOIN posts q ON q.id = pr.post_id AND q.topic_id = :topic_id GROUP BY pr.post_id) r
        WHERE r.post_id = p.id AND p.topic_id = :topic_id AND p.reply_count <> r.count
      SQL
    end

    # Who had read up to there before has read on, as far as they did; core forgot it when the posts left.
    def read_again
      DB.exec(<<~SQL, topic_id: @move.topic_id, numbers: @numbers, before: @numbers.min - 1)
        UPDATE topic_users tu SET last_read_post_number = r.number
        FROM (SELECT user_id, max(post_number) AS number FROM post_timings
              WHERE topic_id = :topic_id AND post_number IN (:numbers) GROUP BY user_id) r
        WHERE tu.topic_id = :topic_id AND tu.user_id = r.user_id
          AND tu.last_read_post_number >= :before AND tu.last_read_post_number < r.number
      SQL
    end

    # A reply to what stayed behind lost its address when it left.
    def answer_again
      @move
        .details
        .fetch("replies", {})
        .each do |id, number|
          parent = ::Post.find_by(topic_id: @move.topic_id, post_number: number)
          reply = ::Post.find_by(id:, topic_id: @move.topic_id)
          next if parent.nil? || reply.nil?
          reply.update_columns(reply_to_post_number: number, reply_to_user_id: parent.user_id)
        end
    end
  end
end

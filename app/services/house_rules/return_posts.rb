# frozen_string_literal: true

module HouseRules
  # Posts go back to the numbers they had, through core's own PostMover, so that notifications, quotes, reading
  # positions and bookmarks come along as they went. In the transaction of UndoMove. Rule 2.
  class ReturnPosts
    def self.call(plan, mover)
      new(plan, mover).call
    end

    def initialize(plan, mover)
      @plan = plan
      @move = plan.move
      @mover = mover
    end

    def call
      reopen
      make_room
      set_aside_opened
      from = ::Topic.find(@move.other_topic_id)
      mover = PostMover.new(from, @mover, @plan.post_ids, options: { house_rules_back: self })
      mover.to_topic(@move.topic_id)
    end

    # Asked by Hooks::Moves::PostMoverExtension: numbers where they are to numbers where they go.
    def numbers
      @numbers ||= posts.to_h { |post| [post.post_number, @plan.back[post.id]] }
    end

    # Where the notice takes their place; nil when only copies go.
    def first_number(posts)
      posts.reject { |post| @plan.leftovers[post.id] }.map(&:post_number).min
    end

    # A copy gives what it has got since to the post that stayed; nil for any other post.
    def leftover_of(post)
      leftover = @plan.leftovers[post.id]
      GiveBackCopy.call(post, leftover, @mover) if leftover
      leftover
    end

    # Replies know each other again.
    def moved
      ids = @plan.back.keys
      answer_again
      read_again
      DB.exec(<<~SQL, topic_id: @move.topic_id, ids:)
        INSERT INTO post_replies (post_id, reply_post_id, created_at, updated_at)
        SELECT p.id, c.id, c.created_at, c.created_at FROM posts c
        JOIN posts p ON p.topic_id = c.topic_id AND p.post_number = c.reply_to_post_number
        WHERE c.topic_id = :topic_id AND (c.id IN (:ids) OR p.id IN (:ids))
        ON CONFLICT DO NOTHING
      SQL
      DB.exec(<<~SQL, topic_id: @move.topic_id)
        UPDATE posts p SET reply_count = r.count
        FROM (SELECT post_id, count(*) FROM post_replies GROUP BY post_id) r
        WHERE r.post_id = p.id AND p.topic_id = :topic_id AND p.reply_count <> r.count
      SQL
    end

    private

    def posts
      @posts ||= ::Post.where(id: @plan.back.keys).to_a
    end

    # What was merged is no signpost any more.
    def reopen
      @move.update!(undone_by_id: 0)
      topic = @move.topic
      return if @move.kind != "merged"
      topic.update_status("closed", false, @mover) if topic.closed && !@move.details["was_closed"]
      DB.after_commit { Signposts.enter_search(topic.reload) }
    end

    # A question that nobody asked but the split itself waits for nothing any more, unless it was answered.
    def set_aside_opened
      opened = Inquiry.living.where(topic_id: @move.other_topic_id, post_id: @plan.back.keys)
      opened
        .where(asked_at: @move.created_at..)
        .order(:id)
        .lock
        .each do |inquiry|
          next if inquiry.events.exists?(kind: "official_reply")
          AppendInquiryEvent.tell(inquiry.id, kind: "set_aside", actor_id: @mover.id)
          host =
            Inquiry.living.find_by(
              topic_id: @move.topic_id,
              organization_id: inquiry.organization_id,
            )
          inquiry.update_columns(merged_into_id: host.id) if host
        end
    end

    # The notice of the move goes to the end of what is there: its place is taken by what it spoke of.
    def make_room
      notice = ::Post.find_by(id: @move.left_post_id)
      return if notice.nil? || @plan.back.values.exclude?(notice.post_number)
      last = @move.topic.max_post_number + 1
      ::Notification.where(topic_id: notice.topic_id, post_number: notice.post_number).update_all(
        post_number: last,
      )
      notice.update_columns(post_number: last, sort_order: last)
    end

    # Who had read up to there before has read on, as far as they did; core forgot it when the posts left.
    def read_again
      numbers = @plan.back.values
      DB.exec(<<~SQL, topic_id: @move.topic_id, numbers:, before: numbers.min - 1)
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

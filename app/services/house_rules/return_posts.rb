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

    # Does this one stay where it is, folded, since its original is back there?
    def copy?(post)
      @plan.leftovers.key?(post.id)
    end

    # A copy gives what it has got since to the post that stayed; nil for any other post.
    def leftover_of(post)
      leftover = @plan.leftovers[post.id]
      GiveBackCopy.call(post, leftover, @mover) if leftover
      leftover
    end

    # Asked once everything is back.
    def moved
      RestoreThread.call(@move, @plan.back)
    end

    private

    def posts
      @posts ||= ::Post.where(id: @plan.back.keys).to_a
    end

    # What was left behind is no signpost any more.
    def reopen
      @move.update!(undone_by_id: 0)
      return unless @move.signpost
      topic = @move.topic
      topic.update_status("closed", false, @mover) if topic.closed && !@move.details["was_closed"]
      Signposts.take_down(topic)
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
          details = { reason: "merged" }
          AppendInquiryEvent.tell(inquiry.id, kind: "set_aside", actor_id: @mover.id, details:)
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
  end
end

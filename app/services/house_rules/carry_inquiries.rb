# frozen_string_literal: true

module HouseRules
  # Inquiries go where their question goes, so that nothing is lost or counted twice; in the move's
  # own transaction. Used time stays used. Rule 3.
  class CarryInquiries
    # After posts went from one topic to another. Past the query cache of a request, which does not
    # notice what plain statements write.
    def self.posts_moved(from_topic_id:, to_topic_id:)
      Inquiry.uncached { new(from_topic_id, to_topic_id).call }
    end

    def initialize(from_topic_id, to_topic_id)
      @from = from_topic_id
      @to = to_topic_id
    end

    def call
      return if moves.empty?
      # What the organisation said elsewhere answers what was asked here before it came. A question
      # that comes along had its answers told when they were given.
      AppendInquiryEvent.catch_up(living_ids, post_ids: moves.values)
      came_apart
      carried
      carry_replies
      open_in_new_topic if starts_clock?
      SetAsideInquiries.follow_quarantine([@to]) if Quarantine.category_id
    end

    private

    # Old post ids to new ones: a first post is copied and has a new id. Only what is there now, and
    # went this time.
    def moves
      @moves ||=
        DB
          .query(MOVES, from: @from, to: @to, first: the_move&.first_moved_id.to_i)
          .to_h { |row| [row.old_id, row.new_id] }
    end

    MOVES = <<~SQL
      SELECT DISTINCT ON (m.old_post_id) m.old_post_id AS old_id, m.new_post_id AS new_id
      FROM moved_posts m JOIN posts p ON p.id = m.new_post_id AND p.topic_id = :to
      WHERE m.old_topic_id = :from AND m.new_topic_id = :to AND m.id >= :first
      ORDER BY m.old_post_id, m.id DESC
    SQL

    private_constant :MOVES

    def the_move
      @the_move ||= Move.where(topic_id: @from, other_topic_id: @to).order(:id).last
    end

    def carried
      inquiries = Inquiry.where(topic_id: @from, post_id: moves.keys, merged_into_id: nil)
      inquiries.order(:id).lock.each { |inquiry| carry(inquiry) }
    end

    # A question that enters a topic with an inquiry of the same organisation is one more address
    # there.
    def carry(inquiry)
      other = living(@to, inquiry.organization_id)
      if other.nil? || inquiry.history
        twin = inquiry.slice(:organization_id, :history)
        return if Inquiry.exists?(topic_id: @to, merged_into_id: nil, **twin)
        without_parts_left(inquiry) { move(inquiry) }
      else
        post_id = moves[inquiry.post_id]
        without_parts_left(inquiry) { MergeInquiry.call(inquiry, into: other, post_id:) }
      end
    end

    def move(inquiry)
      inquiry.update_columns(topic_id: @to, post_id: moves[inquiry.post_id])
      return if inquiry.history
      details = { from_topic_id: @from, to_topic_id: @to }
      AppendInquiryEvent.tell(inquiry.id, kind: new_topic? ? "split" : "moved", details:)
    end

    # A question that had become part of another is one by itself again, with the time it had left,
    # unless that one is where it goes.
    def came_apart
      parts = Inquiry.where(post_id: moves.keys).where.not(merged_into_id: nil)
      parts = parts.order(:id).lock.to_a
      hosts = Inquiry.where(id: parts.map(&:merged_into_id)).index_by(&:id)
      stay, leave = parts.partition { |part| there?(hosts[part.merged_into_id]) }
      stay.each { |part| part.update_columns(post_id: moves[part.post_id]) }
      leave.each { |part| leave(part) }
      ids = living_ids & leave.map(&:id)
      AppendInquiryEvent.catch_up(ids, post_ids: moves.values, parted: true)
    end

    # Does this question go along, or is it where the posts went?
    def there?(host)
      return false if host.nil?
      moves.key?(host.post_id) || (host.topic_id == @to && host.merged_into_id.nil?)
    end

    def leave(part)
      MergeInquiry.release(part)
      without_parts_left(part) do
        MergeInquiry.restore(part, topic_id: @to, post_id: moves[part.post_id])
      end
    end

    # A question goes; what was part of it and stays is one by itself again where it is.
    def without_parts_left(inquiry)
      left = Inquiry.where(merged_into_id: inquiry.id).where.not(post_id: moves.flatten)
      left = left.order(:id).lock.to_a
      heard = left.to_h { |part| [part.id, heard_as_part(part)] }
      left.each { |part| MergeInquiry.release(part) }
      yield
      left.each do |part|
        MergeInquiry.restore(part, topic_id: @from, post_id: part.post_id)
        AppendInquiryEvent.catch_up([part.id], post_ids: heard[part.id], parted: true)
      end
    end

    # What the organisation said since it became part of another.
    def heard_as_part(part)
      since = part.events.where(kind: "set_aside").maximum(:at)
      heard = InquiryEvent.where(inquiry_id: part.merged_into_id, kind: "official_reply")
      heard.where(at: since..).pluck(:post_id).compact
    end

    # What was waited for goes back without a clock of its own; what lies in *Look at* goes back too.
    def carry_replies
      replies = CarryReplies.new(@from, @to, moves)
      replies.split_off_addresses if starts_clock?
      replies.look_at_them_there if starts_clock? || the_move.undoes_id
    end

    # A part split off that is a resident's starts its own clock, unless the topic was there before.
    def open_in_new_topic
      topic = Topic.find_by(id: @to)
      return if topic.nil? || moves.values.exclude?(topic.first_post&.id)
      before = living_ids
      EnterSection.call(topic, from_category_id: Topic.with_deleted.find(@from).category_id)
      AppendInquiryEvent.catch_up(living_ids - before, post_ids: moves.values)
    end

    # As the mover says. A question asked already goes on wherever it goes; without a clock of its own, what
    # was waited for here is waited for here.
    def starts_clock?
      the_move.nil? || the_move.starts_clock
    end

    def new_topic?
      MovedPost.where(new_topic_id: @to, old_topic_id: @from).order(:id).last&.created_new_topic
    end

    # Of those that are where the posts went.
    def living_ids
      Inquiry.living.where(topic_id: @to).order(:id).pluck(:id)
    end

    def living(topic_id, organization_id)
      Inquiry.living.find_by(topic_id:, organization_id:)
    end
  end
end

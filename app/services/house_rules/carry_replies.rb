# frozen_string_literal: true

module HouseRules
  # Replies that went to another topic take along what they wait for, since they were written, and what
  # lay in *Look at* is looked at where it is. In the transaction of the move. Rule 3.
  class CarryReplies
    REPLIED = %w[replied author_replied].freeze

    # +moves+: old post ids to new ones.
    def initialize(from_topic_id, to_topic_id, moves)
      @from = from_topic_id
      @to = to_topic_id
      @moves = moves
    end

    # Who addressed the organisation in a reply that is elsewhere now waits there, since then.
    def split_off_addresses
      events(@from, %w[addressed needs_answer], @moves.keys).each { |event| split_off(event) }
    end

    # What nobody has decided on counts as an address there, or not. What counted as one already, since
    # nobody decided in time, is waited for there.
    def look_at_them_there
      events(@from, REPLIED, @moves.keys)
        .group_by(&:inquiry)
        .each do |inquiry, events|
          status = inquiry.status
          undecided, others = events.partition { |e| status.look_at_refs.include?(e.post_id) }
          undecided.each { |event| look_at_it_there(event) }
          others.each { |event| split_off(event) if event.post_id == status.waits_for_ref }
        end
      look_at_returned
    end

    private

    def events(topic_id, kinds, post_ids)
      InquiryEvent
        .joins(:inquiry)
        .merge(Inquiry.living.where(topic_id:))
        .where(kind: kinds, post_id: post_ids)
        .includes(:inquiry)
        .order(:id)
    end

    def split_off(event)
      inquiry = event.inquiry
      return if responded_since?(event)
      come_apart(event)
      since = event.since || event.at
      post = Post.find(@moves[event.post_id])
      # Of what a spokesperson decided, the actor is that spokesperson.
      author_id = event.kind == "addressed" ? event.actor_id : post.user_id
      other = living(inquiry.organization_id)
      return merge_address(other, post, since, author_id) if other
      organization = Directory.organization(inquiry.organization_id)
      OpenInquiry.call(post:, organization:, asked_at: since, author_id:)
    end

    def come_apart(event)
      details = { ref: event.post_id }
      AppendInquiryEvent.tell(event.inquiry_id, kind: "came_apart", details:)
    end

    def merge_address(inquiry, post, since, actor_id)
      details = { ref: post.id }
      AppendInquiryEvent.tell(inquiry.id, kind: "merged", since:, actor_id:, details:)
    end

    def responded_since?(event)
      InquiryEvent
        .where(inquiry_id: event.inquiry_id, kind: "official_reply")
        .where.not(reply_kind: %w[correction announcement])
        .exists?(["at > ?", event.at])
    end

    def look_at_it_there(event)
      come_apart(event)
      other = living(event.inquiry.organization_id)
      look_at(other, event) if other
    end

    def look_at(inquiry, event)
      kind = inquiry.author_id == event.actor_id ? "author_replied" : "replied"
      post_id = @moves.fetch(event.post_id, event.post_id)
      AppendInquiryEvent.tell_again(inquiry.id, post_id, kind:, actor_id: event.actor_id)
    end

    # It left the lane here with a move that is taken back.
    def look_at_returned
      events(@to, REPLIED, @moves.keys | @moves.values)
        .uniq { |event| [event.inquiry_id, event.post_id] }
        .each { |event| look_at(event.inquiry, event) if left?(event) && !answered?(event) }
    end

    # The last that was said of it.
    def left?(event)
      told = InquiryEvent.where(inquiry_id: event.inquiry_id, kind: [*REPLIED, "came_apart"])
      of_post = "COALESCE((details->>'ref')::int, post_id) = ?"
      told.where(of_post, event.post_id).order(:id).last.kind == "came_apart"
    end

    # As a question of its own, where it was.
    def answered?(event)
      InquiryEvent
        .joins(:inquiry)
        .where(kind: "official_reply", house_rules_inquiries: { topic_id: @from })
        .exists?(house_rules_inquiries: { organization_id: event.inquiry.organization_id })
    end

    def living(organization_id)
      Inquiry.living.find_by(topic_id: @to, organization_id:)
    end
  end
end

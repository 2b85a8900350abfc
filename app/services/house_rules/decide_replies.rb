# frozen_string_literal: true

module HouseRules
  # *Look at*: a spokesperson says of what was written after the answer that it needs one too, which
  # counts from when it was written, or that it was only thanks. Internal and free: no gate. Rule 3.
  class DecideReplies
    include Service::Base
    include ActsOnInquiry

    DECISIONS = %w[needs_answer thanks].freeze

    params do
      attribute :inquiry_id, :integer
      attribute :decision, :string
      # Of *thanks*, the last one read, else the oldest; what *needs an answer* counts from the oldest.
      attribute :post_id, :integer

      validates :inquiry_id, presence: true

      validate do
        if DECISIONS.exclude?(decision)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.decision"))
        end
      end
    end

    model :inquiry
    policy :can_see_topic
    policy :spokesperson

    transaction do
      step :bring_up_to_date
      policy :undecided
      model :since
      step :append_event
      step :recompute
    end

    private

    def spokesperson(inquiry:, guardian:)
      spoken_for(inquiry, guardian.user).present?
    end

    def undecided(inquiry:)
      inquiry.look_at_since.present?
    end

    # Only what lies there can be decided. Nothing that nobody named is dismissed: neither what came
    # after the last one read, nor, by an answer to a later one, what came before it.
    def fetch_since(params:, inquiry:)
      oldest = inquiry.look_at_since
      return oldest if !params.post_id
      written = inquiry.events.where(kind: %w[replied author_replied], at: oldest..)
      named = written.where("COALESCE((details->>'ref')::int, post_id) = ?", params.post_id)
      at = named.pick(:at)
      at && params.decision == "needs_answer" ? oldest : at
    end

    # What needs an answer is told with its post, so that it is waited for wherever that goes.
    def append_event(params:, inquiry:, guardian:, since:)
      kind = params.decision
      return append(inquiry, kind, guardian, since:) if kind == "thanks"
      post_id = inquiry.status.look_at_refs.first
      AppendInquiryEvent.tell_again(inquiry.id, post_id, kind:, since:, actor_id: guardian.user.id)
    end
  end
end

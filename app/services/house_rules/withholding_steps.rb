# frozen_string_literal: true

module HouseRules
  # What withholding, confirming, returning and asking share.
  module WithholdingSteps
    include ActsOnPost

    private

    def entrusted(guardian:)
      Withholding.entrusted?(guardian.user)
    end

    def fetch_withholding(params:, guardian:)
      withholding = Withholding.find_by(id: params.id)
      withholding if withholding&.post && guardian.can_see?(withholding.post)
    end

    def protected_post(post:)
      Protection.post?(post)
    end

    # Two people decide one after the other; the second finds it decided.
    def lock(withholding:)
      withholding.lock!
    end

    def pending(withholding:)
      withholding.pending?
    end

    def decide(withholding, status, user)
      withholding.update!(status:, decided_by_id: user.id, decided_at: Time.zone.now)
    end

    def settle(withholding:)
      SealedText.new(withholding).settle
    end

    # An entry says what was withheld: "post", "version" or "title". Never the text, never the note.
    def record(kind, withholding, user, **details)
      post = withholding.post
      RecordEntry.write!(
        kind:,
        actor: user,
        actor_role: Hooks::Moves.role(user, post.topic),
        topic_id: post.topic_id,
        post_id: post.id,
        reason: withholding.ground,
        details: details.merge(part_of(withholding)),
      )
    end

    def part_of(withholding)
      return { version: withholding.version } if withholding.version
      return {} unless withholding.covers_title
      { title: true, text: withholding.covers_text }
    end

    def tell(user_ids, what, post, **attributes)
      user_ids
        .select { |id| id&.positive? }
        .uniq
        .each do |user_id|
          OwnNotification.create!(
            what,
            user_id:,
            topic_id: post.topic_id,
            post_number: post.post_number,
            topic_title: post.topic&.title,
            **attributes,
          )
        end
    end
  end
end

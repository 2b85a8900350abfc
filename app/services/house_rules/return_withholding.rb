# frozen_string_literal: true

module HouseRules
  # What was withheld goes back to its place, to the letter. Whoever withheld it may think again.
  # Rule 2.
  class ReturnWithholding
    include Service::Base

    params do
      attribute :id, :integer
      validates :id, presence: true
    end

    policy :entrusted
    model :withholding

    transaction do
      step :lock
      policy :pending
      step :restore
      step :write_record
    end

    step :publish

    private

    def entrusted(guardian:)
      Withholding.entrusted?(guardian.user)
    end

    def fetch_withholding(params:, guardian:)
      withholding = Withholding.find_by(id: params.id)
      withholding if withholding&.post && guardian.can_see?(withholding.post)
    end

    # Two people decide one after the other; the second finds it decided.
    def lock(withholding:)
      withholding.lock!
    end

    def pending(withholding:)
      withholding.pending?
    end

    def restore(withholding:, guardian:)
      SealedText.new(withholding.post).restore(withholding)
      withholding.update!(
        status: "returned",
        sealed: nil,
        decided_by_id: guardian.user.id,
        decided_at: Time.zone.now,
      )
    end

    def write_record(withholding:, guardian:)
      post = withholding.post
      RecordEntry.write!(
        kind: "returned",
        actor: guardian.user,
        actor_role: Hooks::Moves.role(guardian.user, post.topic),
        topic_id: post.topic_id,
        post_id: post.id,
        reason: withholding.ground,
      )
    end

    def publish(withholding:)
      withholding.post.publish_change_to_clients!(:revised)
    end
  end
end

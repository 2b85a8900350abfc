# frozen_string_literal: true

module HouseRules
  # A second person makes a withholding a redaction: the sealed text is erased for good. A forum with
  # one such person: the same, after a day, and the record says so. Rule 2.
  class ConfirmWithholding
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
      policy :second_person
      step :erase
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

    def second_person(withholding:, guardian:)
      withholding.confirmable_by?(guardian.user)
    end

    def erase(withholding:, guardian:)
      withholding.update!(
        status: "confirmed",
        sealed: nil,
        decided_by_id: guardian.user.id,
        decided_at: Time.zone.now,
      )
      UploadReference.where(
        target_type: "HouseRules::Withholding",
        target_id: withholding.id,
      ).delete_all
    end

    def write_record(withholding:, guardian:)
      post = withholding.post
      alone = withholding.withheld_by_id == guardian.user.id
      RecordEntry.write!(
        kind: "redacted",
        actor: guardian.user,
        actor_role: Hooks::Moves.role(guardian.user, post.topic),
        topic_id: post.topic_id,
        post_id: post.id,
        reason: withholding.ground,
        details: alone ? { alone: true } : {},
      )
    end

    def publish(withholding:)
      withholding.post.publish_change_to_clients!(:revised)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # A second person makes a withholding a redaction: what was sealed is erased for good. A forum with one
  # such person: the same, after a day, and the record says so. Rule 2.
  class ConfirmWithholding
    include Service::Base
    include WithholdingSteps

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

    step :settle

    private

    def second_person(withholding:, guardian:)
      withholding.confirmable_by?(guardian.user)
    end

    def erase(withholding:, guardian:)
      words = withholding.sealed["fragments"].to_a
      EraseFromRecord.of_post(withholding.post, ground: withholding.ground, words:)
      SealedText.new(withholding).erase
      decide(withholding, "confirmed", guardian.user)
    end

    def write_record(withholding:, guardian:)
      alone = withholding.withheld_by_id == guardian.user.id
      record("redacted", withholding, guardian.user, **(alone ? { alone: true } : {}))
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What was withheld goes back to its place, to the letter. Whoever withheld it may think again. Rule 2.
  class ReturnWithholding
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
      step :restore
      step :write_record
    end

    step :settle

    private

    def restore(withholding:, guardian:)
      SealedText.new(withholding).unseal
      decide(withholding, "returned", guardian.user)
    end

    def write_record(withholding:, guardian:)
      record("returned", withholding, guardian.user)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # Who is entrusted finds that what an author asked for needs no withholding. The author is told, and may
  # ask again. Rule 2.
  class DeclineWithholding
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
      policy :requested
      step :close
    end

    step :tell_author

    private

    def requested(withholding:)
      withholding.requested?
    end

    def close(withholding:, guardian:)
      decide(withholding, "declined", guardian.user)
    end

    def tell_author(withholding:)
      tell([withholding.requested_by_id], "declined", withholding.post)
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  # Why something was moved. Moderators choose from CHOICES; a call without a reason (API,
  # automation) is recorded as not given.
  module MoveReason
    CHOICES = %w[off_topic duplicate own_topic wrong_section].freeze
    NOT_GIVEN = "not_given"

    def self.valid?(reason)
      CHOICES.include?(reason)
    end
  end
end

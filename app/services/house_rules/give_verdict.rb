# frozen_string_literal: true

module HouseRules
  # Who asked says whether an answer solved it. Not solved starts a new cycle; the first figures stay.
  # Rule 5.
  class GiveVerdict
    include Service::Base
    include ActsOnInquiry

    params do
      attribute :inquiry_id, :integer
      attribute :verdict, :string

      validates :inquiry_id, presence: true

      validate do
        if Closure::VERDICTS.exclude?(verdict)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.verdict"))
        end
      end
    end

    model :inquiry
    policy :can_see_topic
    policy :author
    policy :speaks_still

    transaction do
      step :bring_up_to_date
      policy :answered
      step :note_on_closure
      step :append_event
      step :recompute
    end

    private

    # What would be asked anew by *not solved* nobody could answer.
    def speaks_still(inquiry:)
      !asked_organization(inquiry)&.retired
    end

    def answered(inquiry:)
      %w[answered closed].include?(inquiry.state)
    end

    def note_on_closure(inquiry:, params:)
      closure = inquiry.closures.find_by(cycle: inquiry.cycle)
      return if closure.nil? || closure.verdict == params.verdict
      closure.update!(verdict: params.verdict, verdict_at: Time.now)
    end

    # Solved twice is solved. Each *not solved* is said of another answer.
    def append_event(inquiry:, params:, guardian:)
      return if inquiry.verdict == "solved" && params.verdict == "solved"
      append(inquiry, params.verdict, guardian)
    end
  end
end

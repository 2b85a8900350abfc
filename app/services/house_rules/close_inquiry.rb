# frozen_string_literal: true

module HouseRules
  # A spokesperson closes an inquiry with a summary, once it is answered. The summary is an official
  # word and passes the same gate as a post. The topic stays open for replies. Rule 5.
  #
  # Raises Refused for who may not speak, and for a closed office.
  class CloseInquiry
    include Service::Base
    include ActsOnInquiry

    params do
      attribute :inquiry_id, :integer
      attribute :summary, :string
      attribute :negative, :boolean, default: false

      before_validation { self.summary = summary.to_s.strip }
      validates :inquiry_id, presence: true

      validate do
        unless (1..1000).cover?(summary.length)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.summary"))
        end
      end
    end

    model :inquiry
    policy :can_see_topic
    step :pass_the_gate_of_the_asked

    transaction do
      step :bring_up_to_date
      policy :answered
      model :closure, :create_closure
      step :append_event
      step :recompute
    end

    private

    def answered(inquiry:)
      inquiry.state == "answered"
    end

    def create_closure(inquiry:, params:, guardian:)
      inquiry.closures.create!(
        cycle: inquiry.cycle,
        closed_by_id: guardian.user.id,
        summary: params.summary,
        negative: params.negative,
        closed_at: Time.now,
        **verdict_given_before(inquiry),
      )
    end

    def append_event(inquiry:, closure:, guardian:)
      append(inquiry, "closed", guardian, at: closure.closed_at)
    end

    # Of the answer that is closed, not of an earlier one.
    def verdict_given_before(inquiry)
      return {} if inquiry.verdict != "solved"
      { verdict: "solved", verdict_at: inquiry.events.where(kind: "solved").last.at }
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What was handed over comes back to the organisation that was asked: it takes it back, or is given
  # it back. What was due before is due again. Rule 3.
  class TakeBackInquiry
    include Service::Base
    include ActsOnInquiry

    params do
      attribute :inquiry_id, :integer
      validates :inquiry_id, presence: true
    end

    model :inquiry
    policy :can_see_topic
    step :pass_the_gate

    transaction do
      step :bring_up_to_date
      policy :handed_over
      step :append_event
      step :recompute
    end

    private

    def handed_over(inquiry:)
      inquiry.handed_over?
    end

    def append_event(inquiry:, guardian:)
      append(inquiry, "came_back", guardian)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # A spokesperson gives another date for an answer that was promised. An official word: it passes the
  # gate. The topic says the new date; the former one counts by itself, and the target too. Rule 3.
  class ChangePromise
    include Service::Base
    include ActsOnInquiry

    params do
      attribute :inquiry_id, :integer
      # A moment, or a date: until the office closes on that day.
      attribute :promised_at
      validates :inquiry_id, presence: true
    end

    model :inquiry
    policy :can_see_topic
    step :pass_the_gate
    model :date

    transaction do
      step :bring_up_to_date
      policy :promised
      step :append_event
      step :recompute
    end

    step :tell_author

    private

    def fetch_date(params:, inquiry:)
      moment_ahead(params.promised_at, inquiry)
    end

    def promised(inquiry:)
      inquiry.state == "promised"
    end

    def append_event(inquiry:, guardian:, date:)
      append(inquiry, "promise_changed", guardian, promised_at: date)
    end

    def tell_author(inquiry:)
      InquiryNews.tell(:promise_changed, inquiry.id)
    end
  end
end

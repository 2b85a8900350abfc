# frozen_string_literal: true

module HouseRules
  # Who asked says that they are still waiting, once a working day. It is told, and changes no
  # deadline. Rule 3.
  class NudgeOrganization
    include Service::Base
    include ActsOnInquiry

    params do
      attribute :inquiry_id, :integer
      validates :inquiry_id, presence: true
    end

    # From when on the author may: at once, or a working day after the last time.
    def self.possible_from(last, organization)
      return if last.nil? || organization.nil?
      day = InquiryTargets.working_day_seconds(organization.calendar_id)
      organization.calendar.advance(last, day)
    rescue WorkingCalendar::NeverOpen
      nil
    end

    model :inquiry
    policy :can_see_topic
    policy :author

    transaction do
      step :bring_up_to_date
      policy :owed
      policy :not_today
      step :append_event
      step :recompute
    end

    step :announce

    private

    def owed(inquiry:)
      inquiry.owes == "organization"
    end

    def not_today(inquiry:)
      last = inquiry.events.where(kind: "nudged").maximum(:at)
      from = self.class.possible_from(last, asked_organization(inquiry))
      last.nil? || (from.present? && from <= Time.now)
    end

    def append_event(inquiry:, guardian:)
      append(inquiry, "nudged", guardian)
    end

    def announce(inquiry:)
      InquiryNews.trigger(:nudged, inquiry.id, inquiry.topic_id, inquiry.organization_id)
      InquiryNews.publish(inquiry.id)
    end
  end
end

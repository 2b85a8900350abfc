# frozen_string_literal: true

module ::HouseRules
  # When something is said of a due moment: before it, at it and after it, always in working time
  # except for a date that was given outside it. Rule 3.
  module Ladder
    RUNGS = { before: 1, at: 2, after: 3 }.freeze

    # warn_at, escalate_at and next_rung_at (the first) of a due moment; nil where nothing is said.
    # +organization+: the Directory's entry of who owes.
    def self.of(organization, due_at)
      calendar = organization&.calendar
      return { warn_at: nil, escalate_at: nil, next_rung_at: due_at } if calendar.nil?
      day = InquiryTargets.working_day_seconds(organization.calendar_id)
      warn_at = shift(calendar, :retreat, due_at, SiteSetting.house_rules_warning_hours * 3600)
      late = SiteSetting.house_rules_escalation_working_days * day
      escalate_at = shift(calendar, :advance, due_at, late)
      { warn_at:, escalate_at:, next_rung_at: warn_at || due_at }
    end

    def self.shift(calendar, way, due_at, seconds)
      calendar.public_send(way, due_at, seconds) if seconds.positive?
    rescue WorkingCalendar::NeverOpen
      nil
    end

    private_class_method :shift
  end
end

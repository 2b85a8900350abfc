# frozen_string_literal: true

module HouseRules
  # How an inquiry stands now, by its stored columns: the one thing that time alone changes is that a
  # reply nobody looked at counts as an address. No job is needed for it.
  class InquiryState
    # +row+: the columns of an inquiry, and working_day_seconds.
    def initialize(row, now = Time.now.utc)
      @row = row
      @now = now
    end

    def state
      lapsed? ? "waiting_full_answer" : @row.state
    end

    def owes
      lapsed? ? "organization" : @row.owes
    end

    # By when the organisation owes its next word; what lies in *Look at* is not owed yet.
    def due_at
      @row.due_at if owes == "organization"
    end

    def abandoned?
      !@row.history && !due_at.nil? && due_at < @now
    end

    # Working seconds until due, or late by when negative; nil when nothing is due. By the hours in
    # force, and no further ahead than anything can be promised, whatever date is stored.
    def remaining_seconds
      return if due_at.nil? || calendar.nil?
      return -calendar.seconds_between(due_at, @now) if due_at < @now
      calendar.seconds_between(@now, [due_at, @now + OfficialPromise::LONGEST].min)
    end

    # What waits for somebody to say whether it needs an answer; nil when nothing does.
    def look_at
      return if @row.look_at_until.nil? || lapsed?
      { since: @row.look_at_since, until: @row.look_at_until }
    end

    def lapsed?
      !@row.look_at_until.nil? && @row.look_at_until < @now
    end

    # Which of the clocks is due: first_response, next_response, full_answer, promise, hand_over.
    def due_rule
      return if due_at.nil?
      lapsed? ? "next_response" : @row.due_name.to_s.split("/")[1]
    end

    def handed_to
      return if @row.handed_to_id.nil? && @row.handed_to_department.nil?
      { organization_id: @row.handed_to_id, department: @row.handed_to_department }
    end

    # What lists say of it.
    def chip
      {
        organization_id: @row.organization_id,
        state:,
        abandoned: abandoned?,
        due_at:,
        remaining_seconds:,
        working_day_seconds: @row.working_day_seconds,
        promised_at: @row.promised_at,
        handed_to:,
        look_at: !look_at.nil?,
        full_answer_at: @row.full_answer_at,
        full_answer_seconds: @row.full_answer_seconds,
      }
    end

    private

    def calendar
      Directory.organization(@row.organization_id)&.calendar ||
        Calendar.working_calendar(@row.calendar_id)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # A row of TopicInquiries as the client gets it; see InquiryPayload in payloads.ts.
  class InquiryPayload
    # Working seconds until due, or late by when negative; nil when nothing is due.
    def self.remaining(row, now)
      return if row.due_at.nil?
      calendar = Calendar.working_calendar(row.calendar_id)
      return -calendar.seconds_between(row.due_at, now) if row.due_at < now
      calendar.seconds_between(now, row.due_at)
    end

    def initialize(row, user:, now: Time.now.utc)
      @row = row
      @user = user
      @now = now
    end

    SAME = %i[
      id
      organization_id
      history
      state
      owes
      asked_at
      due_at
      working_day_seconds
      first_response_at
      first_response_seconds
      full_answer_at
      full_answer_seconds
      promised_at
      cycle
      closures
    ].freeze

    def as_json(*)
      SAME
        .to_h { |key| [key, @row.public_send(key)] }
        .merge(
          abandoned: abandoned?,
          remaining_seconds: self.class.remaining(@row, @now),
          waiting_author_since: (@row.author_asked_at if @row.state == "waiting_author"),
          verdict: ("solved" if @row.solved),
          **actions,
        )
    end

    private

    def abandoned?
      @row.owes == "organization" && !@row.history && !@row.due_at.nil? && @row.due_at < @now
    end

    # What this reader may do next; the services ask again.
    def actions
      return { can_close: false, can_judge: false, can_rate: false } if @user.nil?
      { can_close: can_close?, can_judge: can_judge?, can_rate: can_rate? }
    end

    def can_close?
      @row.state == "answered" && !@row.history && speaks?
    end

    def can_judge?
      %w[answered closed].include?(@row.state) && !@row.history && @row.author_id == @user.id
    end

    def can_rate?
      @row.state == "closed" && !@row.involved && RateClosure.expert?(@user)
    end

    def speaks?
      !!Directory.organization(@row.organization_id)&.spokesperson?(@user)
    end
  end
end

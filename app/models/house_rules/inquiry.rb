# frozen_string_literal: true

module HouseRules
  # A resident's address to an organisation. Its events say what happened; its other columns are a
  # cache of the timeline, rebuilt by RecomputeInquiry.
  class Inquiry < ActiveRecord::Base
    self.table_name = "house_rules_inquiries"

    belongs_to :topic, -> { with_deleted }, class_name: "::Topic"
    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :calendar, class_name: "HouseRules::Calendar"
    has_many :events, -> { order(:at, :id) }, class_name: "HouseRules::InquiryEvent"
    has_many :closures, -> { order(:cycle) }, class_name: "HouseRules::Closure"

    # Everything whose time is up, said without a job: the due moment is stored, now is now.
    ABANDONED = "owes = 'organization' AND NOT history AND due_at < :now"

    scope :abandoned, ->(now = Time.now) { where(ABANDONED, now:) }

    # The calendar version it is counted by; nil when that row is gone.
    def working_calendar
      Calendar.working_calendar(calendar_id)
    end

    # How things stand by its events. What is only known from the forum's past (history) has no
    # events of its own: its question and first response stand in for them.
    def status(now = Time.now)
      InquiryTimeline.new(events: timeline_events, calendar: working_calendar, targets:).at(now)
    end

    def targets
      InquiryTimeline::Targets.new(
        first_response_seconds: first_response_target,
        full_answer_seconds: full_answer_target,
        next_response_seconds: next_response_target,
      )
    end

    private

    def timeline_events
      known = InquiryTimeline::EVENT_KINDS.map(&:to_s)
      stored = events.select { |event| known.include?(event.kind) }.map(&:to_timeline)
      return stored if stored.any? { |event| event.kind == :asked }
      [event(:asked, asked_at), past_response, *stored].compact
    end

    def past_response
      return if !history || first_response_at.nil?
      event(:official_reply, [first_response_at, asked_at].max, reply_kind: :first_response)
    end

    def event(kind, at, **rest)
      InquiryTimeline::Event.new(kind:, at: at.utc, **rest)
    end
  end
end

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
    has_many :same_heres, class_name: "HouseRules::SameHere"
    has_many :closures, -> { order(:cycle) }, class_name: "HouseRules::Closure"

    # Everything whose time is up, said without a job: the due moment is stored, now is now. What lies
    # in *Look at* has one too, from which on it would be owed and late.
    ABANDONED = "NOT history AND due_at < :now"

    # The organisation owes the next word, or does since nobody decided.
    OWED = "(NOT history AND (owes = 'organization' OR look_at_until < :now))"

    # Somebody still has to say something, or to decide whether.
    OPEN = "(owes IS NOT NULL OR look_at_until IS NOT NULL)"

    # What part of another inquiry counts there, except for what was given or missed by then.
    COUNTED =
      "(merged_into_id IS NULL OR first_response_at IS NOT NULL OR first_response_due_at IS NOT NULL)"

    scope :abandoned, ->(now = Time.now) { where(ABANDONED, now:) }
    scope :living, -> { where(history: false, merged_into_id: nil) }

    # The calendar version it was counted by when it was asked; nil when that row is gone.
    def working_calendar
      Calendar.working_calendar(calendar_id)
    end

    # Has somebody else been named who answers?
    def handed_over?
      handed_to_id.present? || handed_to_department.present?
    end

    # How things stand by its events.
    def status(now = Time.now)
      InquiryStory.new(self).timeline.at(now)
    end

    # As they were when it was asked.
    def targets
      InquiryTimeline::Targets.new(
        first_response_seconds: first_response_target,
        full_answer_seconds: full_answer_target,
        next_response_seconds: next_response_target,
        look_at_seconds: InquiryTargets.working_day_seconds(calendar_id),
      )
    end
  end
end

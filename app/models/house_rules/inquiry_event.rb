# frozen_string_literal: true

module HouseRules
  # Something that happened to an inquiry. Append-only.
  #
  # details: of a hand-over "organization_id" or "department"; of what moved "from_topic_id" and
  # "to_topic_id", and where another organisation owes from then on "from_organization_id",
  # "calendar_id" and its targets; of a merge "inquiry_id", "ref" (the post that came in or left) and
  # "responded" and "answer_since"; "reason" why nobody can read the question.
  class InquiryEvent < ActiveRecord::Base
    self.table_name = "house_rules_inquiry_events"

    belongs_to :inquiry, class_name: "HouseRules::Inquiry"

    def readonly?
      persisted?
    end

    # As the pure timeline reads it. +author_id+: whose question it was then.
    def to_timeline(author_id: nil)
      InquiryTimeline::Event.new(
        kind:,
        id:,
        reply_kind:,
        at: at.to_time.utc,
        promised_at: promised_at&.to_time&.utc,
        since: since&.to_time&.utc,
        ref: details&.dig("ref") || post_id,
        reason:,
        by_another: %w[addressed merged].include?(kind) && actor_id != author_id,
        **from_details,
      )
    end

    private

    def from_details
      return {} if details.blank?
      {
        responded: details["responded"],
        answer_since: details["answer_since"]&.then { |text| Time.iso8601(text).utc },
        to: kind == "handed_over" ? details.symbolize_keys : nil,
        terms: details.key?("calendar_id") ? terms : nil,
      }
    end

    # Those that say none are from before there were two: what restores then restores.
    def reason
      return details&.dig("reason") if kind != "set_aside"
      details&.dig("reason") || (details&.key?("inquiry_id") ? "merged" : "withheld")
    end

    def terms
      InquiryTimeline::Terms.new(
        calendar: Calendar.working_calendar(details["calendar_id"]),
        targets:
          InquiryTimeline::Targets.new(
            **details.symbolize_keys.slice(*InquiryTimeline::Targets.members),
          ),
      )
    end
  end
end

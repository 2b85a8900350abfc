# frozen_string_literal: true

module HouseRules
  # Something that happened to an inquiry. Append-only.
  class InquiryEvent < ActiveRecord::Base
    self.table_name = "house_rules_inquiry_events"

    belongs_to :inquiry, class_name: "HouseRules::Inquiry"

    def readonly?
      persisted?
    end

    # As the pure timeline reads it.
    def to_timeline
      InquiryTimeline::Event.new(
        kind:,
        id:,
        reply_kind:,
        at: at.to_time.utc,
        promised_at: promised_at&.to_time&.utc,
      )
    end
  end
end

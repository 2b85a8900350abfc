# frozen_string_literal: true

module HouseRules
  # Something that happened to an inquiry. Append-only.
  class InquiryEvent < ActiveRecord::Base
    self.table_name = "house_rules_inquiry_events"

    belongs_to :inquiry, class_name: "HouseRules::Inquiry"

    def readonly?
      persisted?
    end
  end
end

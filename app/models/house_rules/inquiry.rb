# frozen_string_literal: true

module HouseRules
  # A resident's address to an organisation. Its events say what happened; its other columns are a
  # cache of the timeline, rebuilt by RecomputeInquiry.
  class Inquiry < ActiveRecord::Base
    self.table_name = "house_rules_inquiries"

    belongs_to :topic, class_name: "::Topic"
    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :calendar, class_name: "HouseRules::Calendar"
    has_many :events, class_name: "HouseRules::InquiryEvent"
    has_many :closures, class_name: "HouseRules::Closure"

    scope :abandoned,
          ->(now = Time.now) do
            where("owes = 'organization' AND NOT history AND due_at < ?", now)
          end
  end
end

# frozen_string_literal: true

module HouseRules
  # Another resident has the same question, and is told of the answer.
  class SameHere < ActiveRecord::Base
    self.table_name = "house_rules_same_heres"

    belongs_to :inquiry, class_name: "HouseRules::Inquiry"
    belongs_to :user, class_name: "::User"
  end
end

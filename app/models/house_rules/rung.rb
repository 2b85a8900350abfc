# frozen_string_literal: true

module HouseRules
  # That something was said of a due moment of an inquiry: before it, at it or after it; see Ladder.
  class Rung < ActiveRecord::Base
    self.table_name = "house_rules_rungs"

    belongs_to :inquiry, class_name: "HouseRules::Inquiry"
  end
end

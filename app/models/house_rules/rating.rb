# frozen_string_literal: true

module HouseRules
  # An expert's grade of a closing. Superseded by a newer one, never changed.
  class Rating < ActiveRecord::Base
    self.table_name = "house_rules_ratings"

    GRADES = %w[satisfactory good excellent].freeze

    belongs_to :closure, class_name: "HouseRules::Closure"
    belongs_to :expert, class_name: "::User"

    validates :grade, inclusion: { in: GRADES }
    validates :reason, presence: true, length: { maximum: 1000 }

    def readonly?
      persisted?
    end
  end
end

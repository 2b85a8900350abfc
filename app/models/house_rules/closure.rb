# frozen_string_literal: true

module HouseRules
  # A closing of an inquiry, one a cycle, with the author's verdict.
  class Closure < ActiveRecord::Base
    self.table_name = "house_rules_closures"

    VERDICTS = %w[solved not_solved].freeze

    belongs_to :inquiry, class_name: "HouseRules::Inquiry"
    has_many :ratings, -> { order(:id) }, class_name: "HouseRules::Rating"

    validates :summary, presence: true, length: { maximum: 1000 }
    validates :verdict, inclusion: { in: VERDICTS }, allow_nil: true
  end
end

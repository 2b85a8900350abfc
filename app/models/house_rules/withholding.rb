# frozen_string_literal: true

module HouseRules
  # What must not stand an hour longer: text sealed away under a ground, a stub in its place, until a
  # second person confirms it as a redaction (the sealed text is erased) or returns it.
  class Withholding < ActiveRecord::Base
    self.table_name = "house_rules_withholdings"

    GROUNDS = %w[personal_data court_or_regulator children_safety].freeze
    STATUSES = %w[pending confirmed returned].freeze

    belongs_to :post, -> { with_deleted }, class_name: "::Post"

    validates :ground, inclusion: { in: GROUNDS }
    validates :status, inclusion: { in: STATUSES }

    scope :standing, -> { where(status: %w[pending confirmed]) }
  end
end

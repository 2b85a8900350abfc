# frozen_string_literal: true

module HouseRules
  # The stamp of an official post: whose it is, what it is, and who wrote it, as it was on publishing.
  class OfficialPost < ActiveRecord::Base
    self.table_name = "house_rules_official_posts"

    REPLY_KINDS = %w[first_response interim question full_answer correction announcement].freeze

    belongs_to :post, class_name: "::Post"
    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :writer, class_name: "::User"

    validates :reply_kind, inclusion: { in: REPLY_KINDS }
    validates :promised_at, presence: true, if: -> { reply_kind == "interim" }
  end
end

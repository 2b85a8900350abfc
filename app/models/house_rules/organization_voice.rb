# frozen_string_literal: true

module HouseRules
  # A person whose earlier posts count as the organisation's voice in its history; gives no badge.
  class OrganizationVoice < ActiveRecord::Base
    self.table_name = "house_rules_organization_voices"

    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :user, class_name: "::User"

    validates :user_id, uniqueness: { scope: :organization_id }
  end
end

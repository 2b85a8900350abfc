# frozen_string_literal: true

module HouseRules
  # A tag that says a topic is within an organisation's competence, beside its categories.
  class OrganizationTag < ActiveRecord::Base
    self.table_name = "house_rules_organization_tags"

    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :tag, class_name: "::Tag"

    validates :tag_id, uniqueness: { scope: :organization_id }

    after_save { Directory.clear }
    after_destroy { Directory.clear }
  end
end

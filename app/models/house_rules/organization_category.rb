# frozen_string_literal: true

module HouseRules
  # A category that an organisation answers in; at most one answering organisation each.
  class OrganizationCategory < ActiveRecord::Base
    self.table_name = "house_rules_organization_categories"

    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :category, class_name: "::Category"

    validates :category_id, uniqueness: true

    after_save { Directory.clear }
    after_destroy { Directory.clear }
  end
end

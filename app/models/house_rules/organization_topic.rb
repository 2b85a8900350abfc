# frozen_string_literal: true

module HouseRules
  # A topic that an organisation started or joined: a cache for the figures, made from posts.
  class OrganizationTopic < ActiveRecord::Base
    self.table_name = "house_rules_organization_topics"
    ROLES = %w[started joined].freeze
  end
end

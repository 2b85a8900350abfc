# frozen_string_literal: true

require_relative "../../lib/house_rules/database_guard"

class InstallHouseRulesTriggers < ActiveRecord::Migration[7.2]
  def up
    HouseRules::DatabaseGuard.install
  end

  def down
    HouseRules::DatabaseGuard.remove
  end
end

# frozen_string_literal: true

require_relative "../../lib/house_rules/database_guard"

# What a restore leaves of the former tables' functions is cleared away by itself.
class ClearFormerHouseRulesTriggers < ActiveRecord::Migration[7.2]
  def up
    HouseRules::DatabaseGuard.install
  end

  def down
  end
end

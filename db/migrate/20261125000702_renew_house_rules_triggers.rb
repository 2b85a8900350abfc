# frozen_string_literal: true

require_relative "../../lib/house_rules/database_guard"

# Functions that follow their tables into a restore, the record's own rule, and no TRUNCATE.
class RenewHouseRulesTriggers < ActiveRecord::Migration[7.2]
  def up
    HouseRules::DatabaseGuard.install
  end

  def down
  end
end

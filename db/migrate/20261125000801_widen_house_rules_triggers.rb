# frozen_string_literal: true

require_relative "../../lib/house_rules/database_guard"

# A banner is a topic; a shared draft is none yet; a topic without a category is in the open.
class WidenHouseRulesTriggers < ActiveRecord::Migration[7.2]
  def up
    HouseRules::DatabaseGuard.install
  end

  def down
  end
end

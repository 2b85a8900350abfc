# frozen_string_literal: true

# A page asks for the reason of what was published outside office hours, by its post.
class IndexRecordOfHouseRulesByPost < ActiveRecord::Migration[7.2]
  def change
    add_index :house_rules_record_entries,
              :post_id,
              where: "post_id IS NOT NULL",
              name: "idx_house_rules_record_by_post"
  end
end

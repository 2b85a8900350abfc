# frozen_string_literal: true

class CreateHouseRulesFolds < ActiveRecord::Migration[7.2]
  def change
    # A post behind a click, with all of its text. A post may be folded for several reasons.
    create_table :house_rules_folds do |t|
      t.integer :post_id, null: false
      t.string :kind, null: false, limit: 20
      t.integer :folded_by_id
      t.datetime :created_at, null: false
    end
    add_index :house_rules_folds, %i[post_id kind], unique: true
  end
end

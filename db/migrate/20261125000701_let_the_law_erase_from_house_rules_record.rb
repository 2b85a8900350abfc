# frozen_string_literal: true

class LetTheLawEraseFromHouseRulesRecord < ActiveRecord::Migration[7.2]
  def change
    # What the law erases leaves an entry, and the place says so.
    change_column_null :house_rules_record_entries, :salt, true
    add_column :house_rules_record_entries, :erased_at, :datetime
    add_column :house_rules_record_entries, :erased_ground, :string, limit: 40

    # Each way of reading goes along one of these, the newest first.
    add_index :house_rules_record_entries, %i[created_at id], name: "idx_house_rules_record_newest"
    add_index :house_rules_record_entries,
              %i[kind created_at id],
              name: "idx_house_rules_record_by_kind"
    add_index :house_rules_record_entries,
              %i[topic_id created_at id],
              name: "idx_house_rules_record_by_topic"
    add_index :house_rules_record_entries,
              %i[other_topic_id created_at id],
              name: "idx_house_rules_record_by_other_topic"
    remove_index :house_rules_record_entries, :created_at
    remove_index :house_rules_record_entries, :topic_id
    remove_index :house_rules_record_entries, :other_topic_id
  end
end

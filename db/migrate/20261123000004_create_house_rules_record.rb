# frozen_string_literal: true

class CreateHouseRulesRecord < ActiveRecord::Migration[7.2]
  def change
    # The public record. Ids and roles, never names; what the law erases leaves `note` and `details`.
    create_table :house_rules_record_entries do |t|
      t.string :kind, null: false, limit: 40
      t.string :actor_role, null: false, limit: 20
      t.integer :actor_id
      t.bigint :organization_id
      t.integer :topic_id
      t.integer :other_topic_id
      t.integer :post_id
      t.string :reason, limit: 40
      t.text :note
      t.jsonb :details, null: false, default: {}
      t.string :salt, null: false, limit: 32
      t.datetime :created_at, null: false
    end
    add_index :house_rules_record_entries, :created_at
    add_index :house_rules_record_entries, :topic_id
    add_index :house_rules_record_entries, :other_topic_id
    add_index :house_rules_record_entries, %i[kind id]

    create_table :house_rules_withholdings do |t|
      t.integer :post_id, null: false
      t.string :ground, null: false, limit: 40
      t.text :note
      t.string :status, null: false, limit: 20, default: "pending"
      t.integer :withheld_by_id, null: false
      t.integer :decided_by_id
      t.datetime :withheld_at, null: false
      t.datetime :decided_at
      t.jsonb :sealed
    end
    add_index :house_rules_withholdings,
              :post_id,
              unique: true,
              where: "status IN ('pending', 'confirmed')",
              name: "idx_house_rules_withholdings_standing"
    add_index :house_rules_withholdings, :status

    # Read by the triggers that refuse deletion; see lib/house_rules/hooks/switch.rb.
    create_table :house_rules_guard do |t|
      t.boolean :enabled, null: false, default: false
      t.datetime :lease_until
    end
    up_only { execute "INSERT INTO house_rules_guard (id, enabled) VALUES (1, false)" }

    create_table :house_rules_protected_categories, id: false do |t|
      t.integer :category_id, null: false, primary_key: true
    end
  end
end

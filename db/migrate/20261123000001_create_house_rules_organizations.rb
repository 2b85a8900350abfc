# frozen_string_literal: true

class CreateHouseRulesOrganizations < ActiveRecord::Migration[7.2]
  def change
    create_table :house_rules_calendars do |t|
      t.string :time_zone, null: false, limit: 64
      t.jsonb :week, null: false
      t.jsonb :days, null: false, default: {}
      t.integer :working_day_seconds, null: false
      t.integer :created_by_id
      t.datetime :created_at, null: false
    end

    create_table :house_rules_organizations do |t|
      t.string :name, null: false, limit: 60
      t.string :kind, null: false, limit: 20, default: "developer"
      t.string :color, null: false, limit: 6, default: "0b5c8a"
      t.integer :user_id, null: false
      t.integer :group_id, null: false
      t.bigint :calendar_id, null: false
      t.datetime :retired_at
      t.timestamps
    end
    add_index :house_rules_organizations,
              "lower(name)",
              unique: true,
              name: "idx_house_rules_organizations_name"
    add_index :house_rules_organizations, :user_id, unique: true

    create_table :house_rules_organization_categories do |t|
      t.bigint :organization_id, null: false
      t.integer :category_id, null: false
    end
    add_index :house_rules_organization_categories,
              :category_id,
              unique: true,
              name: "idx_house_rules_organization_categories"

    create_table :house_rules_organization_voices do |t|
      t.bigint :organization_id, null: false
      t.integer :user_id, null: false
      t.datetime :spoke_until
    end
    add_index :house_rules_organization_voices,
              %i[organization_id user_id],
              unique: true,
              name: "idx_house_rules_organization_voices"

    create_table :house_rules_organization_topics do |t|
      t.bigint :organization_id, null: false
      t.integer :topic_id, null: false
      t.string :role, null: false, limit: 10
      t.datetime :asked_at, null: false
      t.boolean :resident_replied, null: false, default: false
    end
    add_index :house_rules_organization_topics,
              %i[organization_id topic_id],
              unique: true,
              name: "idx_house_rules_organization_topics"
    add_index :house_rules_organization_topics, :topic_id
  end
end

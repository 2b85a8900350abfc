# frozen_string_literal: true

class CompleteHouseRulesOrganizations < ActiveRecord::Migration[7.2]
  def change
    add_column :house_rules_organizations, :label, :string, limit: 30
    add_column :house_rules_organizations, :approver_group_id, :integer
    add_column :house_rules_organizations, :signatures, :boolean, null: false, default: false

    add_column :house_rules_official_posts, :organization_label, :string, limit: 30
    add_column :house_rules_official_posts, :signature, :string, limit: 60

    # Where an exceptional day comes from, by date; which years somebody has settled, by year.
    add_column :house_rules_calendars, :sources, :jsonb, null: false, default: {}
    add_column :house_rules_calendars, :years, :jsonb, null: false, default: {}

    create_table :house_rules_organization_tags do |t|
      t.bigint :organization_id, null: false
      t.integer :tag_id, null: false
    end
    add_index :house_rules_organization_tags,
              %i[organization_id tag_id],
              unique: true,
              name: "idx_house_rules_organization_tags"

    # A row is a consent; whoever takes it back takes the row away.
    create_table :house_rules_signatures do |t|
      t.bigint :organization_id, null: false
      t.integer :user_id, null: false
      t.string :text, null: false, limit: 60
      t.datetime :consented_at, null: false
    end
    add_index :house_rules_signatures,
              %i[organization_id user_id],
              unique: true,
              name: "idx_house_rules_signatures"
  end
end

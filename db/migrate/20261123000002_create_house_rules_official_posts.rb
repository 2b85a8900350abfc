# frozen_string_literal: true

class CreateHouseRulesOfficialPosts < ActiveRecord::Migration[7.2]
  def change
    # The stamp: what was true when the post was published, so that renaming changes no history.
    create_table :house_rules_official_posts do |t|
      t.integer :post_id, null: false
      t.bigint :organization_id, null: false
      t.string :organization_name, null: false, limit: 60
      t.string :organization_kind, null: false, limit: 20
      t.string :reply_kind, null: false, limit: 20
      t.datetime :promised_at
      t.integer :writer_id, null: false
      t.integer :approver_id
      t.datetime :created_at, null: false
    end
    add_index :house_rules_official_posts, :post_id, unique: true
    add_index :house_rules_official_posts,
              %i[organization_id created_at],
              name: "idx_house_rules_official_posts_organization"
  end
end

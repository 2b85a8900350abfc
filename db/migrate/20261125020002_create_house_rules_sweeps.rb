# frozen_string_literal: true

class CreateHouseRulesSweeps < ActiveRecord::Migration[7.2]
  def change
    # Everything of a spammer's to quarantine, resumable.
    create_table :house_rules_sweeps do |t|
      t.integer :user_id, null: false
      t.integer :started_by_id, null: false
      t.string :status, null: false, limit: 20, default: "running"
      t.integer :topic_id
      t.integer :total, null: false, default: 0
      t.integer :skipped_ids, array: true, null: false, default: []
      t.datetime :created_at, null: false
      t.datetime :finished_at
    end
    add_index :house_rules_sweeps,
              :user_id,
              unique: true,
              where: "status = 'running'",
              name: "idx_house_rules_sweeps_running"
  end
end

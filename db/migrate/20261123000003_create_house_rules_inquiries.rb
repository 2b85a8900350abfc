# frozen_string_literal: true

class CreateHouseRulesInquiries < ActiveRecord::Migration[7.2]
  def change
    # What happened is in the events; every column from `state` on is a cache of the timeline.
    create_table :house_rules_inquiries do |t|
      t.integer :topic_id, null: false
      t.bigint :organization_id, null: false
      t.integer :post_id
      t.integer :author_id
      t.bigint :calendar_id, null: false
      t.datetime :asked_at, null: false
      t.boolean :history, null: false, default: false
      t.integer :first_response_target, null: false
      t.integer :full_answer_target, null: false
      t.integer :next_response_target, null: false
      t.string :state, null: false, limit: 30, default: "waiting_first_response"
      t.string :owes, limit: 20
      t.datetime :due_at
      t.datetime :announced_due_at
      t.datetime :first_response_due_at
      t.datetime :first_response_at
      t.integer :first_response_seconds
      t.datetime :full_answer_due_at
      t.datetime :full_answer_at
      t.integer :full_answer_seconds
      t.datetime :promised_at
      t.integer :promises_made, null: false, default: 0
      t.integer :promises_kept, null: false, default: 0
      t.integer :paused_seconds, null: false, default: 0
      t.integer :reopened, null: false, default: 0
      t.integer :cycle, null: false, default: 1
      t.datetime :closed_at
      t.datetime :disputed_at
      t.timestamps
    end
    add_index :house_rules_inquiries,
              %i[topic_id organization_id],
              unique: true,
              name: "idx_house_rules_inquiries_topic"
    add_index :house_rules_inquiries,
              %i[organization_id asked_at],
              name: "idx_house_rules_inquiries_asked"
    add_index :house_rules_inquiries,
              :due_at,
              where: "owes = 'organization' AND NOT history",
              name: "idx_house_rules_inquiries_due"

    create_table :house_rules_inquiry_events do |t|
      t.bigint :inquiry_id, null: false
      t.string :kind, null: false, limit: 30
      t.datetime :at, null: false
      t.integer :post_id
      t.integer :actor_id
      t.string :reply_kind, limit: 20
      t.datetime :promised_at
      t.datetime :created_at, null: false, default: -> { "CURRENT_TIMESTAMP" }
    end
    add_index :house_rules_inquiry_events, %i[inquiry_id at], name: "idx_house_rules_inquiry_events"
    add_index :house_rules_inquiry_events,
              %i[inquiry_id kind post_id],
              unique: true,
              where: "post_id IS NOT NULL",
              name: "idx_house_rules_inquiry_events_once"

    create_table :house_rules_closures do |t|
      t.bigint :inquiry_id, null: false
      t.integer :cycle, null: false
      t.integer :closed_by_id, null: false
      t.text :summary, null: false
      t.boolean :negative, null: false, default: false
      t.datetime :closed_at, null: false
      t.string :verdict, limit: 20
      t.datetime :verdict_at
    end
    add_index :house_rules_closures, %i[inquiry_id cycle], unique: true

    # Superseded, never changed: the newest row of a closure stands.
    create_table :house_rules_ratings do |t|
      t.bigint :closure_id, null: false
      t.integer :expert_id, null: false
      t.string :grade, null: false, limit: 20
      t.text :reason, null: false
      t.datetime :created_at, null: false
    end
    add_index :house_rules_ratings, %i[closure_id id]
  end
end

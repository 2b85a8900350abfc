# frozen_string_literal: true

class CreateHouseRulesMoves < ActiveRecord::Migration[7.2]
  def change
    # One row an act that moves: what the record says in public, here for machines. What moved stands in
    # core's moved_posts, between the two ids. Written in the move's own transaction.
    create_table :house_rules_moves do |t|
      t.string :kind, null: false, limit: 20
      t.integer :topic_id, null: false
      t.integer :other_topic_id
      t.integer :mover_id, null: false
      t.string :reason, limit: 40
      t.boolean :starts_clock, null: false, default: true
      t.bigint :record_entry_id
      t.integer :left_post_id
      t.integer :entered_post_id
      t.bigint :first_moved_id
      t.bigint :last_moved_id
      t.jsonb :details, null: false, default: {}
      t.bigint :undoes_id
      t.bigint :undone_by_id
      t.datetime :told_at
      t.datetime :created_at, null: false
    end
    add_index :house_rules_moves, :topic_id
    add_index :house_rules_moves, :other_topic_id
    add_index :house_rules_moves, :record_entry_id
    add_index :house_rules_moves,
              :created_at,
              where: "told_at IS NULL",
              name: "idx_house_rules_moves_untold"
    add_index :house_rules_moves,
              :topic_id,
              where: "kind = 'merged' AND undone_by_id IS NULL",
              name: "idx_house_rules_moves_signposts"
    add_index :house_rules_moves,
              :undoes_id,
              unique: true,
              where: "undoes_id IS NOT NULL",
              name: "idx_house_rules_moves_undone_once"
  end
end

# frozen_string_literal: true

class CompleteHouseRulesInquiries < ActiveRecord::Migration[7.2]
  def up
    change_table :house_rules_inquiry_events do |t|
      t.datetime :since
      t.jsonb :details
    end

    # Facts: which inquiry it has become part of. Caches: all the others.
    change_table :house_rules_inquiries do |t|
      t.bigint :merged_into_id
      t.string :due_name, limit: 40
      t.integer :first_response_measured
      t.integer :full_answer_measured
      t.datetime :look_at_since
      t.datetime :look_at_until
      t.bigint :handed_to_id
      t.string :handed_to_department, limit: 60
      t.string :verdict, limit: 20
      t.boolean :set_aside, null: false, default: false
      t.datetime :warn_at
      t.datetime :escalate_at
      t.datetime :next_rung_at
    end

    # One question that is history, and one that lives, for each topic and organisation.
    remove_index :house_rules_inquiries, name: "idx_house_rules_inquiries_topic"
    add_index :house_rules_inquiries,
              %i[topic_id organization_id history],
              unique: true,
              where: "merged_into_id IS NULL",
              name: "idx_house_rules_inquiries_topic"
    add_index :house_rules_inquiries,
              :merged_into_id,
              where: "merged_into_id IS NOT NULL",
              name: "idx_house_rules_inquiries_merged"
    remove_index :house_rules_inquiries, name: "idx_house_rules_inquiries_due"
    add_index :house_rules_inquiries,
              :due_at,
              where: "due_at IS NOT NULL AND NOT history",
              name: "idx_house_rules_inquiries_due"
    add_index :house_rules_inquiries,
              :next_rung_at,
              where: "next_rung_at IS NOT NULL",
              name: "idx_house_rules_inquiries_rung"
    add_index :house_rules_inquiries,
              %i[organization_id id],
              where: "NOT history AND closed_at IS NULL",
              name: "idx_house_rules_inquiries_open"

    # What was said of a due moment: before, at and after it, each once.
    create_table :house_rules_rungs do |t|
      t.bigint :inquiry_id, null: false
      t.string :due_name, null: false, limit: 40
      t.integer :rung, null: false, limit: 2
      t.datetime :due_at, null: false
      t.datetime :at, null: false
    end
    add_index :house_rules_rungs,
              %i[inquiry_id due_name rung],
              unique: true,
              name: "idx_house_rules_rungs_once"

    create_table :house_rules_same_heres do |t|
      t.bigint :inquiry_id, null: false
      t.integer :user_id, null: false
      t.datetime :created_at, null: false
    end
    add_index :house_rules_same_heres,
              %i[inquiry_id user_id],
              unique: true,
              name: "idx_house_rules_same_heres_once"

    # Hours and targets of an organisation that came after others, for what is open then.
    create_table :house_rules_terms_changes do |t|
      t.bigint :organization_id, null: false
      t.bigint :calendar_id, null: false
      t.integer :first_response_seconds, null: false
      t.integer :full_answer_seconds, null: false
      t.integer :next_response_seconds, null: false
      t.integer :look_at_seconds, null: false
      t.datetime :at, null: false
    end
    add_index :house_rules_terms_changes,
              %i[organization_id at],
              name: "idx_house_rules_terms_changes"

    execute <<~SQL
      UPDATE house_rules_inquiries i SET verdict = (
        SELECT kind FROM house_rules_inquiry_events e
        WHERE e.inquiry_id = i.id AND kind IN ('solved', 'not_solved')
        ORDER BY at DESC, id DESC LIMIT 1)
    SQL
    note_terms_in_force
    execute <<~SQL
      UPDATE house_rules_inquiries SET next_rung_at = due_at
      WHERE owes = 'organization' AND NOT history AND announced_due_at IS DISTINCT FROM due_at
    SQL
  end

  # What a later change is compared with.
  def note_terms_in_force
    return if select_value("SELECT 1 FROM house_rules_organizations LIMIT 1").nil?
    targets = { first_response: 1, full_answer: 3, next_response: 1 }.map { |name, days| <<~SQL }
        COALESCE((SELECT value::int FROM site_settings
                  WHERE name = 'house_rules_#{name}_working_days'), #{days}) * c.working_day_seconds
      SQL
    execute <<~SQL
      INSERT INTO house_rules_terms_changes
        (organization_id, calendar_id, first_response_seconds, full_answer_seconds,
         next_response_seconds, look_at_seconds, at)
      SELECT o.id, c.id, #{targets.join(", ")}, c.working_day_seconds, o.created_at
      FROM house_rules_organizations o JOIN house_rules_calendars c ON c.id = o.calendar_id
    SQL
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end

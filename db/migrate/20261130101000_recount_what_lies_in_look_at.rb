# frozen_string_literal: true

# What is closed is open again where something lies in *Look at*: see RecountInquiries.
class RecountWhatLiesInLookAt < ActiveRecord::Migration[7.2]
  def up
    remove_index :house_rules_inquiries, name: "idx_house_rules_inquiries_open"
    add_index :house_rules_inquiries,
              %i[organization_id id],
              where: "NOT history AND (closed_at IS NULL OR look_at_until IS NOT NULL)",
              name: "idx_house_rules_inquiries_open"
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end

# frozen_string_literal: true

class DropAnnouncedDueAt < ActiveRecord::Migration[7.2]
  DROPPED_COLUMNS = { house_rules_inquiries: %i[announced_due_at] }

  def up
    DROPPED_COLUMNS.each { |table, columns| Migration::ColumnDropper.execute_drop(table, columns) }
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end

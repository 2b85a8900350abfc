# frozen_string_literal: true

class WithholdTitlesAndVersions < ActiveRecord::Migration[7.2]
  STANDING = "status IN ('pending', 'confirmed')"

  def up
    change_table :house_rules_withholdings do |t|
      # What is withheld: all of the text, one earlier version of it, the topic's title.
      t.boolean :covers_text, null: false, default: true
      t.boolean :covers_title, null: false, default: false
      t.integer :version
      # An author who says that it is personal data; nothing is withheld yet.
      t.integer :requested_by_id
      t.datetime :requested_at
      t.datetime :reminded_at
    end
    change_column_null :house_rules_withholdings, :withheld_by_id, true
    change_column_null :house_rules_withholdings, :withheld_at, true

    remove_index :house_rules_withholdings, name: "idx_house_rules_withholdings_standing"
    unique "standing", "post_id", "covers_text AND version IS NULL AND #{STANDING}"
    unique "titles", "post_id", "covers_title AND #{STANDING}"
    unique "versions", "post_id, version", "version IS NOT NULL AND #{STANDING}"
    unique "requests", "post_id, COALESCE(version, 0)", "status = 'requested'"
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end

  private

  def unique(name, columns, where)
    execute <<~SQL
      CREATE UNIQUE INDEX idx_house_rules_withholdings_#{name}
        ON house_rules_withholdings (#{columns}) WHERE #{where}
    SQL
  end
end

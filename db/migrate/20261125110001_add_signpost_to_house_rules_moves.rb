# frozen_string_literal: true

class AddSignpostToHouseRulesMoves < ActiveRecord::Migration[7.2]
  # Everything went, to a topic that was there or to a new one, and nobody has opened what is left since.
  def up
    add_column :house_rules_moves, :signpost, :boolean, null: false, default: false
    execute <<~SQL
      UPDATE house_rules_moves m SET signpost = true
      FROM topics t
      WHERE t.id = m.topic_id AND t.closed AND m.undone_by_id IS NULL
        AND EXISTS (
          SELECT 1 FROM moved_posts mp
          WHERE mp.id BETWEEN m.first_moved_id AND m.last_moved_id AND mp.full_move
            AND mp.old_topic_id = m.topic_id AND mp.new_topic_id = m.other_topic_id)
    SQL
    remove_index :house_rules_moves, name: "idx_house_rules_moves_signposts"
    add_index :house_rules_moves,
              :topic_id,
              where: "signpost",
              name: "idx_house_rules_moves_signposts"
  end

  def down
    remove_index :house_rules_moves, name: "idx_house_rules_moves_signposts"
    remove_column :house_rules_moves, :signpost
    add_index :house_rules_moves,
              :topic_id,
              where: "kind = 'merged' AND undone_by_id IS NULL",
              name: "idx_house_rules_moves_signposts"
  end
end

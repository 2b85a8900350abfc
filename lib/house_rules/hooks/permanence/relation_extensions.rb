# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Statements over many rows pass every row's guard: silencing hides a new member's posts of a day
      # in one of them, a rake task moves a section's topics in another. Protected rows are left out, or
      # the statement is refused.
      module BatchGuard
        # Set on the part of a statement that was looked at already.
        attr_accessor :house_rules_seen

        private

        def house_rules_rest(column)
          where("#{column} NOT IN (#{Protection::TOPIC_IDS})").tap { |r| r.house_rules_seen = true }
        end

        # Does this statement set the column to the value? SQL is read as core and its plugins write it.
        def house_rules_sets?(updates, column, value)
          return updates.stringify_keys[column] == value if updates.is_a?(Hash)
          sql = klass.sanitize_sql_for_assignment(updates).to_s
          sql.match?(/\b#{column}"?\s*=\s*'?#{value.to_s.first}/i)
        end
      end

      module PostRelationExtension
        include BatchGuard

        def update_all(updates)
          return super if !HouseRules.enabled? || house_rules_seen
          return super unless house_rules_sets?(updates, "hidden", true)
          Fold.fold_all(where("posts.topic_id IN (#{Protection::TOPIC_IDS})"), "flagged")
          house_rules_rest("posts.topic_id").update_all(updates)
        end
      end

      module TopicRelationExtension
        include BatchGuard

        def update_all(updates)
          return super if !HouseRules.enabled? || house_rules_seen
          house_rules_refuse_moves(updates.stringify_keys) if updates.is_a?(Hash)
          return super unless house_rules_sets?(updates, "visible", false)
          house_rules_rest("topics.id").update_all(updates)
        end

        private

        def house_rules_refuse_moves(updates)
          archetype = updates["archetype"]
          converts = archetype && Protection::ARCHETYPES.exclude?(archetype)
          return unless converts || updates.key?("category_id")
          from = where("topics.id IN (#{Protection::TOPIC_IDS})").distinct.pluck(:category_id)
          raise Refused.new(:convert) if converts && from.any?
          return unless updates.key?("category_id")
          follow = from.all? { |id| Protection.readers_follow?(id, updates["category_id"]) }
          raise Refused.new(:move_out_of_sight) unless follow
        end
      end
    end
  end
end

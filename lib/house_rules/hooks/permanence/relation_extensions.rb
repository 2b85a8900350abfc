# frozen_string_literal: true

require_relative "statement"

module ::HouseRules
  module Hooks
    module Permanence
      # Statements over many rows pass every row's guard: silencing hides a new member's posts of a day
      # in one of them, a rake task moves a section's topics in another. Protected rows are left out, keep
      # a version, or the statement is refused. Free of queries for other columns.
      module BatchGuard
        # Set on the part of a statement that was looked at already.
        attr_accessor :house_rules_seen

        private

        # Which of the columns that matter it writes, and what.
        def house_rules_written(updates, columns)
          return {} if !HouseRules.enabled? || house_rules_seen
          Statement.written(klass, updates, columns)
        end

        def house_rules_sets?(written, column, value)
          [value, Statement::COMPUTED].include?(written[column]) if written.key?(column)
        end

        # Those rows that may not vanish.
        def house_rules_kept
          table = klass.quoted_table_name
          topic = klass == ::Topic ? "id" : "topic_id"
          where("#{table}.#{topic} IN (#{Protection::TOPIC_IDS}) AND #{table}.deleted_at IS NULL")
        end

        def house_rules_rest(column)
          where("#{column} NOT IN (#{Protection::TOPIC_IDS})").tap { |r| r.house_rules_seen = true }
        end

        def house_rules_among(ids)
          unscope(:limit, :offset, :order)
            .where(klass.primary_key => ids)
            .tap { |r| r.house_rules_seen = true }
        end

        # A remark at the end would take in which rows are meant.
        def house_rules_ended(updates)
          return updates if updates.is_a?(Hash)
          "#{klass.sanitize_sql_for_assignment(updates)}\n"
        end

        # Runs it bit by bit, so that the former texts fit into memory.
        def house_rules_keep_versions(updates, &former)
          updates = house_rules_ended(updates)
          klass.transaction do
            kept = house_rules_kept.pluck(:id)
            rest = pluck(:id) - kept
            rest.each_slice(BATCH).sum { |ids| house_rules_among(ids).update_all(updates) } +
              kept
                .each_slice(BATCH)
                .sum { |ids| former.call(ids) { house_rules_among(ids).update_all(updates) } }
          end
        end

        BATCH = 500
        private_constant :BATCH
      end

      module PostRelationExtension
        include BatchGuard

        COLUMNS = %w[
          cooked
          hidden
          post_type
          public_version
          raw
          topic_id
          user_deleted
          user_id
          version
        ].freeze

        def update_all(updates)
          written = house_rules_written(updates, COLUMNS)
          return super if written.empty?
          house_rules_refuse(written)
          return house_rules_fold(updates) if house_rules_sets?(written, "hidden", true)
          return super unless written.key?("raw")
          house_rules_keep_versions(updates) { |ids, &write| Versions.keep_texts(ids, &write) }
        end

        private

        # The same as RowGuard refuses of one row.
        def house_rules_refuse(written)
          gone =
            house_rules_sets?(written, "user_deleted", true) || house_rules_emptied?(written) ||
              (written.key?("user_id") && written["user_id"].nil?)
          raise Refused.new(:delete_post) if gone && house_rules_kept.exists?
          house_rules_refuse_type(written["post_type"]) if written.key?("post_type")
          house_rules_refuse_strays(written["topic_id"]) if written.key?("topic_id")
          counts = written.values_at(*VersionGuard::COUNTS).compact
          raise Refused.new(:delete_revision) if counts.any? && house_rules_discounts?(counts)
        end

        def house_rules_emptied?(written)
          written.key?("cooked") && !written.key?("raw") && RowGuard.empty?(written["cooked"])
        end

        # What comes to less than there are versions.
        def house_rules_discounts?(counts)
          count = counts.map { |given| given == Statement::COMPUTED ? 1 : given }.min
          kept = "(SELECT COUNT(*) FROM post_revisions r WHERE r.post_id = posts.id)"
          house_rules_kept.where("#{kept} >= ?", count).exists?
        end

        def house_rules_refuse_type(type)
          seen = RowGuard.seen_types
          return if seen.include?(type)
          raise Refused.new(:post_type) if house_rules_kept.where(post_type: seen).exists?
        end

        def house_rules_refuse_strays(topic_id)
          from = house_rules_kept.joins(:topic).distinct.pluck("topics.category_id")
          return if from.empty?
          to = ::Topic.with_deleted.find_by(id: topic_id) if topic_id.is_a?(Integer)
          raise Refused.new(:move_out_of_sight) unless RowGuard.readers_follow?(from, to)
        end

        def house_rules_fold(updates)
          Fold.fold_all(where("posts.topic_id IN (#{Protection::TOPIC_IDS})"), "flagged")
          house_rules_rest("posts.topic_id").update_all(house_rules_ended(updates))
        end
      end

      module TopicRelationExtension
        include BatchGuard

        COLUMNS = %w[archetype category_id title visible].freeze

        def update_all(updates)
          written = house_rules_written(updates, COLUMNS)
          return super if written.empty?
          house_rules_refuse_moves(written)
          if house_rules_sets?(written, "visible", false)
            return house_rules_rest("topics.id").update_all(house_rules_ended(updates))
          end
          return super unless written.key?("title")
          house_rules_keep_versions(updates) { |ids, &write| Versions.keep_titles(ids, &write) }
        end

        private

        def house_rules_refuse_moves(written)
          converts =
            written.key?("archetype") && Protection::ARCHETYPES.exclude?(written["archetype"])
          return unless converts || written.key?("category_id")
          from = where("topics.id IN (#{Protection::TOPIC_IDS})").distinct.pluck(:category_id)
          raise Refused.new(:convert) if converts && from.any?
          return unless written.key?("category_id")
          raise Refused.new(:move_out_of_sight) unless house_rules_follow?(from, written)
        end

        def house_rules_follow?(from, written)
          to = written["category_id"]
          return from.empty? if to == Statement::COMPUTED
          from.all? { |id| Protection.readers_follow?(id, to) }
        end
      end
    end
  end
end

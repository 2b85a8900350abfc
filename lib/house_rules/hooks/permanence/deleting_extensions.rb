# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What posts rest on: a file, an author, a section and its readers. Asked before such rows go, one by
      # one or many in one statement, and before Discourse takes the file itself away.
      module DeletionGuard
        RULES = {
          "Category" => ->(rows) { :delete_category if rows.any? { Protection.topics_in?(_1) } },
          "CategoryGroup" => ->(rows) { :close_category if closes?(rows) },
          # A group takes its rows along.
          "Group" => ->(rows) do
            :close_category if closes?(::CategoryGroup.where(group_id: rows.map(&:id)))
          end,
          "Upload" => ->(rows) { :delete_file if rows.any? { VersionFiles.used?(_1) } },
          "User" => ->(rows) { :delete_user if rows.any? { Protection.author?(_1) } },
        }.freeze

        class << self
          def check(klass, rows)
            rule = RULES.fetch(klass.base_class.name).call(rows) if HouseRules.enabled?
            raise Refused.new(rule) if rule
          end

          # Another group in its place.
          def check_change(permission)
            return unless HouseRules.enabled? && permission.will_save_change_to_group_id?
            raise Refused.new(:close_category) if closes?([permission], into: [permission.group_id])
          end

          # Would a section lose readers without these of its permissions?
          def closes?(permissions, into: [])
            permissions
              .group_by(&:category)
              .any? do |section, gone|
                next if section.nil? || section.house_rules_applies
                next unless section.read_restricted_in_database && Protection.topics_in?(section)
                before = Readers.of(section)
                left = before.group_ids - gone.map(&:group_id_in_database)
                before.lost_to?(Readers.new(left + into))
              end
          end
        end
      end

      module DeletingExtension
        def destroy
          DeletionGuard.check(self.class, [self])
          super
        end

        def delete
          DeletionGuard.check(self.class, [self])
          super
        end
      end

      module DeletingRelationExtension
        def delete_all
          DeletionGuard.check(klass, spawn)
          super
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # A section is not a way around.
      module CategoryExtension
        # While permissions are written anew, their rows come and go.
        attr_accessor :house_rules_applies

        # A section with protected topics cannot be closed to its readers. Runs in every save.
        def apply_permissions
          house_rules_refuse_parent if persisted? && will_save_change_to_parent_category_id?
          closes = @permissions || will_save_change_to_read_restricted?
          return super unless closes && persisted? && Protection.topics_in?(self)
          before = Readers.of(self)
          self.house_rules_applies = true
          super
          after = read_restricted ? Readers.new(category_groups.map(&:group_id)) : Readers.everybody
          raise Refused.new(:close_category) if before.lost_to?(after)
        ensure
          self.house_rules_applies = false
        end

        # Under a section that its readers do not see it is in no list of sections; under one that is muted for
        # everybody its topics are in no list of theirs.
        def house_rules_refuse_parent
          return if !HouseRules.enabled? || parent_category.nil?
          hidden =
            Protection.topics_in?(self) && Readers.of(self).lost_to?(Readers.of(parent_category))
          raise Refused.new(:close_category) if hidden
          unheard =
            Muting.swallows?([id], [parent_category_id]) && Muting.sections_losing([id]).any?
          raise Refused.new(:mute) if unheard
        end

        # The category is gone by now, and its definition topic with it.
        def trash_category_definition
          if HouseRules.enabled? && topic
            Protection.let_go(topic)
            topic.house_rules_let_go = true
          end
          super
        end
      end

      module CategoryRelationExtension
        include BatchGuard

        def update_all(updates)
          written = house_rules_written(updates, %w[read_restricted])
          if house_rules_sets?(written, "read_restricted", true)
            closes = where(read_restricted: false).any? { |section| Protection.topics_in?(section) }
            raise Refused.new(:close_category) if closes
          end
          super
        end
      end

      module CategoryGroupRelationExtension
        include BatchGuard

        def update_all(updates)
          written = house_rules_written(updates, %w[category_id group_id])
          DeletionGuard.check(klass, spawn) if written.any?
          super
        end
      end
    end
  end
end

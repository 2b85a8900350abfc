# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What a group mutes for all its people, for each newcomer and, if asked for, for who is in it already.
      module GroupSectionsExtension
        def batch_set(group, level, category_ids)
          GroupMutes.refuse_sections(group, self, category_ids) if GroupMutes.asked?(level)
          super
        end
      end

      module GroupTagsExtension
        def batch_set(group, level, tag_names)
          GroupMutes.refuse_tags(group, self, tag_names) if GroupMutes.asked?(level)
          super
        end
      end

      # Asks only of what the group has not muted yet.
      module GroupMutes
        class << self
          def asked?(level)
            HouseRules.enabled? && level == :muted
          end

          def refuse_sections(group, defaults, category_ids)
            added = Array(category_ids).map(&:to_i) - muted(group, defaults, :category_id)
            lost = Muting.sections_losing(added).any? { |category| carries?(group, category) }
            raise Refused.new(:mute) if lost
          end

          def refuse_tags(group, defaults, names)
            return unless Muting.everybody?(group.id)
            tags =
              ::Tag.where_name(names).pluck(:target_tag_id, :id).map { |ids| ids.compact.first }
            added = ::Tag.where(id: tags - muted(group, defaults, :tag_id))
            raise Refused.new(:mute) if Muting.topics_with?(added)
          end

          private

          def muted(group, defaults, column)
            defaults.lookup(group, :muted).pluck(column)
          end

          # Are its people those who read the section? The organisations' own are not residents.
          def carries?(group, category)
            return true if Muting.everybody?(group.id)
            (Readers.of(category).group_ids.to_a - Protection.insiders).include?(group.id)
          end
        end
      end
    end
  end
end

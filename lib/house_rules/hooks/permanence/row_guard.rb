# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What may not be saved in a protected row, whoever saves it: each of these takes it from its readers.
      # Free of queries for other columns.
      module RowGuard
        POST = %w[deleted_at hidden post_type public_version topic_id user_deleted version].freeze
        TOPIC = %w[archetype category_id deleted_at visible].freeze
        SEEN_TYPES = %i[regular moderator_action].freeze

        # What has nothing in it to read or to see.
        NOTHING =
          %r{<!--.*?-->|</?(?:p|br|div|span)\b(?:(?!\bdata-)[^>])*>|&nbsp;|[[:space:]]|\u200B}mi
        private_constant :NOTHING

        class << self
          def check_post(post)
            written = written_in(post)
            return if (written.empty? && !emptied?(post)) || post.deleted_at_in_database
            return unless Protection.stored_post?(post)
            gone = emptied?(post) || written["deleted_at"] || written["user_deleted"]
            raise Refused.new(:delete_post) if gone
            raise Refused.new(:post_type) if out_of_sight?(written["post_type"], post)
            raise Refused.new(:move_out_of_sight) if strays?(post, written)
            raise Refused.new(:delete_revision) if VersionGuard.discounts?(post, written)
            fold_instead(post) if written["hidden"]
          end

          def check_topic(topic)
            written = topic.changes_to_save.slice(*TOPIC).transform_values(&:last)
            written.delete("category_id") if written["category_id"] # that is a move
            return if written.empty? || topic.deleted_at_in_database || topic.house_rules_let_go
            return unless Protection.stored_topic?(topic)
            raise Refused.new(:delete_topic) if written["deleted_at"]
            raise Refused.new(:convert) if converts?(written["archetype"])
            raise Refused.new(:unlist) if written["visible"] == false
            raise Refused.new(:move_out_of_sight) if written.key?("category_id")
          end

          # A tag that is muted for everyone would take the topic out of the lists.
          def check_tag(topic, tag)
            return unless tag && Protection.topic?(topic) && Muting.tag?(tag)
            raise Refused.new(:mute) if ::Post.exists?(topic_id: topic.id)
          end

          # So would a tag that is given a muted one's name, or becomes another word for it.
          def check_tag_change(tag)
            return unless HouseRules.enabled?
            muted = tag.will_save_change_to_name? && Muting.names.include?(tag.name)
            target = tag.target_tag if tag.will_save_change_to_target_tag_id?
            muted ||= Muting.tag?(target) if target
            raise Refused.new(:mute) if muted && Muting.topics_with?(::Tag.where(id: tag.id))
          end

          # What is published does not become a draft again.
          def check_draft(topic)
            return unless HouseRules.enabled? && topic && Protection.category?(topic.category_id)
            raise Refused.new(:publish) if ::Post.exists?(topic_id: topic.id)
          end

          # Is there nothing in a text as it is shown? A picture or a poll needs no words.
          def empty?(cooked)
            cooked.nil? || (cooked.is_a?(String) && cooked.gsub(NOTHING, "").empty?)
          end

          def seen_types
            ::Post.types.values_at(*SEEN_TYPES)
          end

          # Is that topic in the lists of all who read those sections?
          def readers_follow?(section_ids, topic)
            Protection.topic?(topic) && topic.visible && !topic.trashed? &&
              section_ids.all? { |id| Protection.readers_follow?(id, topic.category_id) }
          end

          private

          def written_in(post)
            written =
              post
                .changes_to_save
                .slice(*POST)
                .select do |column, (from, to)|
                  VersionGuard::COUNTS.exclude?(column) || to.to_i < from.to_i
                end
            written.delete("topic_id") if written["topic_id"]&.last == post.house_rules_moves_to
            written.transform_values(&:last)
          end

          # Nothing is left of a post whose text was not changed, or plain pages leave it out as nobody's.
          def emptied?(post)
            return true if post.will_save_change_to_user_id? && post.user_id.nil?
            post.will_save_change_to_cooked? && !post.will_save_change_to_raw? &&
              empty?(post.cooked)
          end

          def fold_instead(post)
            post.assign_attributes(hidden: false, hidden_at: nil, hidden_reason_id: nil)
            Fold.fold(post, "flagged", by: nil)
          end

          def out_of_sight?(type, post)
            type && seen_types.exclude?(type) && seen_types.include?(post.post_type_in_database)
          end

          def converts?(archetype)
            archetype && Protection::ARCHETYPES.exclude?(archetype)
          end

          def strays?(post, written)
            return false unless written.key?("topic_id")
            from, to =
              [post.topic_id_in_database, written["topic_id"]].map do |id|
                ::Topic.with_deleted.find_by(id:)
              end
            !readers_follow?([from.category_id], to)
          end
        end
      end
    end
  end
end

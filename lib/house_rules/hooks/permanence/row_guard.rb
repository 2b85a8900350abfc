# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What may not be saved in a protected row, whoever saves it: each of these takes it from its readers.
      # Free of queries for other columns.
      module RowGuard
        POST = %w[deleted_at hidden post_type topic_id user_deleted].freeze
        TOPIC = %w[archetype deleted_at visible].freeze
        UNSEEN_TYPES = %i[small_action whisper].freeze

        class << self
          def check_post(post)
            written = post.changes_to_save.slice(*POST).transform_values(&:last)
            written.delete("topic_id") if written["topic_id"] == post.house_rules_moves_to
            return if (written.empty? && !emptied?(post)) || post.deleted_at_in_database
            return unless Protection.stored_post?(post)
            gone = emptied?(post) || written["deleted_at"] || written["user_deleted"]
            raise Refused.new(:delete_post) if gone
            raise Refused.new(:post_type) if out_of_sight?(written["post_type"], post)
            raise Refused.new(:move_out_of_sight) if strays?(post, written)
            fold_instead(post) if written["hidden"]
          end

          def check_topic(topic)
            written = topic.changes_to_save.slice(*TOPIC).transform_values(&:last)
            return if written.empty? || topic.deleted_at_in_database || topic.house_rules_let_go
            return unless Protection.stored_topic?(topic)
            raise Refused.new(:delete_topic) if written["deleted_at"]
            raise Refused.new(:convert) if converts?(written["archetype"])
            raise Refused.new(:unlist) if written["visible"] == false
          end

          def check_revision(revision)
            return unless revision.will_save_change_to_hidden? && revision.hidden
            post = ::Post.with_deleted.find_by(id: revision.post_id)
            raise Refused.new(:hide_revision) if Protection.post?(post)
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

          private

          # Nothing is left of a post whose text was not changed, or plain pages leave it out as nobody's.
          def emptied?(post)
            return true if post.will_save_change_to_user_id? && post.user_id.nil?
            post.will_save_change_to_cooked? && !post.will_save_change_to_raw? && post.cooked.blank?
          end

          def fold_instead(post)
            post.assign_attributes(hidden: false, hidden_at: nil, hidden_reason_id: nil)
            Fold.fold(post, "flagged", by: nil)
          end

          def out_of_sight?(type, post)
            unseen = ::Post.types.values_at(*UNSEEN_TYPES)
            unseen.include?(type) && unseen.exclude?(post.post_type_in_database)
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
            !Protection.topic?(to) || !Protection.readers_follow?(from.category_id, to.category_id)
          end
        end
      end
    end
  end
end

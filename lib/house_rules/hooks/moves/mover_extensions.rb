# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Every move of posts, split and merge runs through here, inside Discourse's transaction.
      module PostMoverExtension
        private

        def move_posts_to(topic)
          return super unless Protection.topic?(original_topic)
          raise Refused.new(:move_out_of_sight) unless house_rules_readers_follow?(topic)
          super.tap { house_rules_announce unless @house_rules_announced }
        end

        # What was moved elsewhere leaves a closed stub, and the stub stays: old links lead there.
        def close_topic_and_schedule_deletion
          return super unless Protection.topic?(original_topic)
          house_rules_announce # takes the moved posts' place, before the topic says that it is closed
          original_topic.update_status("closed", true, user)
        end

        def house_rules_readers_follow?(topic)
          Protection.topic?(topic) &&
            Protection.readers_follow?(original_topic.category_id, topic.category_id)
        end

        def house_rules_announce
          @house_rules_announced = true
          AnnounceMove.posts_moved(
            kind: house_rules_kind,
            topic: original_topic,
            other_topic: destination_topic,
            posts: posts.to_a,
            moved_ids: house_rules_moved_ids,
            notice_at: @first_post_number_moved,
            mover: user,
          )
        end

        # A first post is copied, so its words have another id now.
        def house_rules_moved_ids
          moved = ::MovedPost.where(old_post_id: post_ids, new_topic_id: destination_topic.id)
          moved.distinct.pluck(:new_post_id)
        end

        def house_rules_kind
          return "split" if @creating_new_topic
          @full_move ? "merged" : "moved"
        end
      end

      # Without a revision nobody would know who recategorised.
      module TopicsBulkActionExtension
        private

        def change_category
          return super if !HouseRules.enabled? || SiteSetting.create_revision_on_bulk_topic_moves
          options = { bypass_bump: true, validate_post: false, bypass_rate_limiter: true }
          options[:silent] = @operation[:silent]
          topics
            .where.not(category_id: @operation[:category_id])
            .each do |topic|
              next unless guardian.can_edit?(topic)
              changes = { category_id: @operation[:category_id] }
              @changed_ids << topic.id if topic.first_post.revise(@user, changes, options)
            end
        end
      end

      # Whose words moved is told once, by our own notification.
      module NotifyMovedPostsExtension
        def execute(args)
          return super unless HouseRules.enabled?
          moved = ::MovedPost.where(new_post_id: args[:post_ids]).order(:id).last
          return if moved && Protection.topic?(::Topic.with_deleted.find_by(id: moved.old_topic_id))
          super
        end
      end

      # The same for a topic that only changed its section.
      module PostActionNotifierExtension
        def notification_is_disabled?(post_revision)
          return true if house_rules_told?(post_revision)
          super
        end

        private

        def house_rules_told?(revision)
          return true if revision.house_rules_silent
          HouseRules.enabled? && revision.modifications&.keys == ["category_id"] &&
            Protection.topic?(revision.post&.topic)
        end
      end
    end
  end
end

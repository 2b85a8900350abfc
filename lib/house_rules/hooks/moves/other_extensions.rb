# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
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

      # Whose words moved is told once, by our own notification. Core asks by the ids before the move, and a
      # first post has another one after it.
      module NotifyMovedPostsExtension
        def execute(args)
          return super unless HouseRules.enabled?
          rows = MovedPost.where(new_post_id: args[:post_ids])
          moved = rows.or(MovedPost.where(old_post_id: args[:post_ids])).order(:id).last
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

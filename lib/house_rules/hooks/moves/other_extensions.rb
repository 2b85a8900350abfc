# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Without a revision nobody would know who recategorised. One topic that stays does not keep the others;
      # the answer says which stayed and why, see TopicsControllerExtension.
      module TopicsBulkActionExtension
        private

        def change_category
          return super if !HouseRules.enabled?
          to = @operation[:category_id]
          topics.where.not(category_id: to).each { |topic| house_rules_recategorize(topic, to) }
        end

        def house_rules_recategorize(topic, category_id)
          return unless guardian.can_edit?(topic)
          options = { bypass_bump: true, validate_post: false, bypass_rate_limiter: true }
          options[:silent] = @operation[:silent]
          @changed_ids << topic.id if topic.first_post.revise(@user, { category_id: }, options)
        rescue Refused => e
          (@user.house_rules_stayed ||= []) << { topic_id: topic.id, message: e.message }
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

      # A notice names the other topic with its address, of which core would tell that topic's author as well.
      module PostAlerterExtension
        def create_notification(user, type, post, opts = {})
          super unless HouseRules.enabled? && NOTICE_CODES.include?(post&.action_code)
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

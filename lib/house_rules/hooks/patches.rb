# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Every method of Discourse's that a room wraps: class, method, arity of Discourse's own. A spec
    # compares this with the real classes, so that a core that no longer fits is seen at once.
    PATCHES = [
      # --- permanence ---
      ["Guardian", :can_delete_post?, 1],
      ["Guardian", :can_delete_topic?, 1],
      ["Guardian", :can_delete_user?, 1],
      ["Guardian", :can_delete_all_posts?, 1],
      ["Guardian", :can_permanently_delete_post?, 1],
      ["Guardian", :can_permanently_delete_topic?, 1],
      ["Guardian", :can_hide_post_revision?, 1],
      ["Guardian", :can_convert_topic?, 1],
      ["Guardian", :can_publish_topic?, 2],
      ["Guardian", :can_toggle_topic_visibility?, 1],
      ["PostDestroyer", :destroy, 0],
      ["PostDestroyer.singleton_class", :destroy_stubs, 0],
      ["PostDestroyer.singleton_class", :destroy_old_hidden_posts, 0],
      ["UserDestroyer", :destroy, -2],
      ["TopicPublisher", :publish!, 0],
      ["Reviewable", :perform, -3],
      ["Post", :trash!, -1],
      ["Post", :destroy, 0],
      ["Post", :delete, 0],
      ["Post", :cannot_permanently_delete_reason, 1],
      ["Topic", :trash!, -1],
      ["Topic", :destroy, 0],
      ["Topic", :delete, 0],
      ["Topic", :cannot_permanently_delete_reason, 1],
      ["Topic", :set_or_create_timer, -3],
      ["PostRevision", :destroy, 0],
      ["PostRevision", :delete, 0],
      ["Category", :destroy, 0],
      ["Category", :trash_category_definition, 0],
      ["User", :delete_posts_in_batches, -2],
      ["Jobs::DeleteTopic", :execute_timer_action, 2],
      ["Jobs::DeleteReplies", :execute_timer_action, 2],
      ["Jobs::PublishTopicToCategory", :execute_timer_action, 2],
      ["TopicsController", :destroy, 0],
      ["TopicsController", :bulk, 0],
      ["TopicsController", :update, 0],
      ["CurrentUserSerializer", :can_delete_all_posts_and_topics, 0],
      ["Admin::UsersController", :destroy_bulk, 0],
      ["Admin::UsersController", :delete_other_accounts_with_same_ip, 0],
      ["Admin::UsersController", :suspend, 0],
      ["Admin::UsersController", :silence, 0],
      # --- moves ---
      ["PostMover", :move_posts_to, 1],
      ["PostMover", :close_topic_and_schedule_deletion, 0],
      ["TopicsController", :move_posts, 0],
      ["TopicsController", :merge_topic, 0],
      ["TopicsBulkAction", :change_category, 0],
      ["PostsController", :update, 0],
      ["Jobs::NotifyMovedPosts", :execute, 1],
      ["PostActionNotifier.singleton_class", :notification_is_disabled?, 1],
      # --- voice ---
      ["Guardian", :can_edit_post?, 1],
      ["PostMover", :create_first_post, 1],
      ["PostMover", :move, 1],
      ["PostOwnerChanger", :change_owner!, 0],
      ["UserMerger", :merge!, 0],
      ["UserAnonymizer", :make_anonymous, 0],
      ["PostsController", :create, 0],
      ["PostCreator", :setup_post, 0],
      ["PostCreator", :save_post, 0],
      ["PostCreator", :create_post_notice, 0],
      ["PostValidator", :max_posts_validator, 1],
      ["PostValidator", :unique_post_validator, 1],
      ["PostValidator", :max_embedded_media_validator, 1],
      ["PostValidator", :max_links_validator, 1],
      ["PostValidator", :force_edit_last_validator, 1],
      ["PostValidator", :acting_user_is_trusted?, -2],
      ["Auth::DefaultCurrentUserProvider", :log_on_user, -4],
      # --- inquiries ---
    ]

    # Does Discourse's own method look as it did when it was wrapped?
    def self.fits?(class_name, method, arity)
      owner = class_name.delete_suffix(".singleton_class").constantize
      owner = owner.singleton_class if class_name.end_with?(".singleton_class")
      original = owner.instance_method(method)
      original = original.super_method while original&.owner.to_s.start_with?("HouseRules::")
      original&.arity == arity
    rescue NameError
      false
    end
  end
end

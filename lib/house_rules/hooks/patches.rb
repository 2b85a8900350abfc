# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # A model's rows as Active Record knows them: Post.where(…), topic.posts.where(…), topic.posts.
    RELATIONS = {
      "relation" => ActiveRecord::Relation,
      "association_relation" => ActiveRecord::AssociationRelation,
      "collection" => ActiveRecord::Associations::CollectionProxy,
    }.freeze

    # Models over whose rows statements are looked at.
    MANY_ROWS = %w[Category CategoryGroup Group Post PostRevision Topic Upload User].freeze

    # Every method of Discourse's that a room wraps, by class, with the arity that Discourse's own has.
    # Where a core no longer fits, that one method is left as it is; see `wrap`.
    PATCHES = {
      **MANY_ROWS
        .product(RELATIONS.keys)
        .to_h { |row| [row.join("."), { delete_all: 0, update_all: 1 }] },
      "Admin::GroupsController" => {
        destroy: 0,
      },
      "Admin::SiteSettingsController" => {
        update: 0,
      },
      "Admin::UsersController" => {
        anonymize: 0,
        delete_other_accounts_with_same_ip: 0,
        destroy_bulk: 0,
        silence: 0,
        suspend: 0,
      },
      "AdminUserIndexQuery" => {
        find_users: -1,
      },
      "Auth::DefaultCurrentUserProvider" => {
        current_user: 0,
      },
      "BackupRestore::Backuper" => {
        initialize_state: 0,
      },
      "CategoriesController" => {
        update: 0,
      },
      "Category" => {
        apply_permissions: 0,
        delete: 0,
        destroy: 0,
        trash_category_definition: 0,
      },
      "CategoryGroup" => {
        delete: 0,
        destroy: 0,
      },
      "CategoryFeaturedTopic.singleton_class" => {
        feature_topics_for: -2,
      },
      "CurrentUserSerializer" => {
        can_delete_all_posts_and_topics: 0,
      },
      "DiscourseAi::Automation::LlmTriage.singleton_class" => {
        handle: 1,
      },
      "DiscourseCalendar::DeleteExpiredEventPosts" => {
        destroy_post: 1,
      },
      "Group" => {
        delete: 0,
        destroy: 0,
      },
      "GroupCategoryNotificationDefault.singleton_class" => {
        batch_set: 3,
      },
      "GroupTagNotificationDefault.singleton_class" => {
        batch_set: 3,
      },
      "Guardian" => {
        can_anonymize_user?: 1,
        can_convert_topic?: 1,
        can_deactivate?: 1,
        can_delete_all_posts?: 1,
        can_delete_post?: 1,
        can_delete_topic?: 1,
        can_delete_user?: 1,
        can_edit_email?: 1,
        can_edit_name?: 1,
        can_edit_post?: 1,
        can_edit_topic?: 1,
        can_edit_username?: 1,
        can_grant_admin?: 1,
        can_grant_moderation?: 1,
        can_hide_post_revision?: 1,
        can_impersonate?: 1,
        can_merge_user?: 1,
        can_permanently_delete_post?: 1,
        can_permanently_delete_topic?: 1,
        can_publish_topic?: 2,
        can_silence_user?: 1,
        can_suspend?: 1,
        can_toggle_topic_visibility?: 1,
        can_view_edit_history?: 1,
        can_wiki?: 1,
      },
      "Jobs::ChangeDisplayName" => {
        update_revision: 1,
      },
      "Jobs::DeleteReplies" => {
        execute_timer_action: 2,
      },
      "Jobs::DeleteTopic" => {
        execute_timer_action: 2,
      },
      "Jobs::NotifyMailingListSubscribers" => {
        execute: 1,
      },
      "Jobs::NotifyMovedPosts" => {
        execute: 1,
      },
      "Jobs::PostAlert" => {
        execute: 1,
      },
      "Jobs::PublishTopicToCategory" => {
        execute_timer_action: 2,
      },
      "Jobs::UpdateUsername" => {
        update_revision: 1,
      },
      "Jobs::UserEmail" => {
        send_user_email: 1,
      },
      "ListController" => {
        category_feed: 0,
      },
      "Post" => {
        cook: -2,
        link_post_uploads: -1,
        cannot_permanently_delete_reason: 1,
        delete: 0,
        destroy: 0,
        hide!: -2,
        trash!: -1,
      },
      "Post.singleton_class" => {
        public_posts: -1,
      },
      "PostActionNotifier.singleton_class" => {
        notification_is_disabled?: 1,
      },
      "PostAlerter" => {
        create_notification: -4,
      },
      "PostCreator" => {
        create_post_notice: 0,
        save_post: 0,
        setup_post: 0,
      },
      "PostCreator.singleton_class" => {
        before_create_tasks: 1,
      },
      "PostDestroyer" => {
        destroy: 0,
      },
      "PostDestroyer.singleton_class" => {
        destroy_old_hidden_posts: 0,
        destroy_stubs: 0,
      },
      "PostMover" => {
        close_topic_and_schedule_deletion: 0,
        move_each_post: 0,
        create_first_post: 1,
        enqueue_jobs: 1,
        move: 1,
        move_posts_to: 1,
      },
      "PostOwnerChanger" => {
        change_owner!: 0,
      },
      "PostRevision" => {
        delete: 0,
        destroy: 0,
        hide!: 0,
      },
      "PostRevisor" => {
        cached_original_cooked: 0,
        cached_original_raw: 0,
        grace_period_edit?: 0,
        revise!: -3,
        revise_post: 0,
      },
      "PostRevisionSerializer" => {
        body_changes: 0,
        post: 0,
      },
      "PostSerializer" => {
        serializable_hash: 0,
      },
      "PostValidator" => {
        acting_user_is_trusted?: -2,
        force_edit_last_validator: 1,
        max_embedded_media_validator: 1,
        max_links_validator: 1,
        max_posts_validator: 1,
        unique_post_validator: 1,
      },
      "PostsController" => {
        by_number: 0,
        display_post: 1,
        markdown: 1,
        markdown_id: 0,
        markdown_num: 0,
        create: 0,
        update: 0,
      },
      "QuotedPost.singleton_class" => {
        extract_from: 1,
      },
      "PresenceChannel" => {
        present: 1,
        can_view?: -1,
      },
      "Reviewable" => {
        actions_for: -2,
        perform: -3,
        transition_to: 2,
        update_fields: -3,
      },
      "ReviewableQueuedPost" => {
        perform_delete_user: 2,
        perform_delete_user_block: 2,
        perform_revise_and_reject_post: 2,
      },
      "ShrinkUploadedImage" => {
        perform: 0,
      },
      "SiteSetting.singleton_class" => {
        add_override!: 2,
        set_and_log: -3,
      },
      "SiteSetting::Policy::ValuesAreValid" => {
        call: 0,
      },
      "StaffActionLogger" => {
        log_topic_timestamps_changed: -4,
      },
      "ReviewableSerializer" => {
        serializable_hash: 0,
      },
      "SearchIndexer.singleton_class" => {
        index: -2,
      },
      "Sitemap" => {
        sitemap_topics: 0,
      },
      "Topic" => {
        max_post_number: 0,
        update_excerpt: 1,
        cannot_permanently_delete_reason: 1,
        delete: 0,
        destroy: 0,
        set_or_create_timer: -3,
        trash!: -1,
      },
      "TopicStatusUpdater" => {
        update!: -3,
      },
      "Topic.singleton_class" => {
        for_digest: -3,
        recent: -1,
        similar_to: -3,
      },
      "TopicLink.singleton_class" => {
        extract_from: 1,
      },
      "TopicPublisher" => {
        publish!: 0,
      },
      "TopicTrackingState.singleton_class" => {
        publish_new: 1,
        publish_latest: -2,
        publish_unread: 1,
        report_raw_sql: 1,
      },
      "TopicView" => {
        crawler_posts: 0,
      },
      "TopicsBulkAction" => {
        change_category: 0,
      },
      "TopicsController" => {
        feed: 0,
        bulk: 0,
        destroy: 0,
        hijack: -1,
        perform_show_response: 0,
        render_json_dump: -2,
        show: 0,
        merge_topic: 0,
        move_posts: 0,
        update: 0,
      },
      "TopicsFilter.singleton_class" => {
        option_info: 1,
      },
      "Upload" => {
        delete: 0,
        destroy: 0,
      },
      "UploadsController" => {
        send_file_local_upload: 1,
      },
      "User" => {
        delete: 0,
        delete_posts_in_batches: -2,
        destroy: 0,
      },
      "User.singleton_class" => {
        reserved_username?: 1,
      },
      "UserAnonymizer" => {
        make_anonymous: 0,
      },
      "UserDestroyer" => {
        destroy: -2,
      },
      "UserMerger" => {
        merge!: 0,
      },
      "UserSilencer" => {
        silence: 0,
      },
      "UsersController" => {
        username: 0,
      },
    }.freeze

    class << self
      # What this Discourse no longer has as it was: "Class#method", found while wrapping. Administrators
      # are told by a problem check; the triggers stand whatever is in here.
      def misfits
        @misfits ||= Set.new
      end

      # Prepends an extension to a class of Discourse's, named as in PATCHES. A method that does not fit
      # is left out of it, so that a changed core boots and everything else holds.
      def wrap(class_name, extension)
        target = resolve(class_name)
        wrapped = PATCHES.fetch(class_name).slice(*own_methods(extension))
        unfit =
          wrapped.reject { |method, arity| target && original_arity(target, method) == arity }.keys
        unfit.each { |method| misfits << "#{class_name}##{method}" }
        target&.prepend(unfit.empty? ? extension : without(extension, unfit))
      end

      # The same for a plugin of Discourse's that need not be there.
      def wrap_if_present(class_name, extension)
        wrap(class_name, extension) if resolve(class_name)
      end

      # The same for a class that is rarely needed and heavy to load: as soon as it is there.
      def once_loaded(class_name, extension)
        Rails.autoloaders.main.on_load(class_name) { wrap(class_name, extension) }
        wrap(class_name, extension) if loaded?(class_name)
      end

      private

      def loaded?(class_name)
        *namespaces, name = class_name.split("::")
        namespaces.empty? || namespaces.join("::").safe_constantize&.autoload?(name).nil?
      end

      def resolve(class_name)
        name, part = class_name.split(".")
        target = name.safe_constantize
        return target if part.nil? || target.nil?
        return target.singleton_class if part == "singleton_class"
        target.relation_delegate_class(RELATIONS.fetch(part))
      end

      # Whatever other plugins have put before it.
      def original_arity(target, method)
        own = target.ancestors.drop_while { |ancestor| ancestor != target }
        original = target.instance_method(method)
        original = original.super_method until original.nil? || own.include?(original.owner)
        original&.arity
      rescue NameError
        nil
      end

      def own_methods(extension)
        extension.instance_methods(false) + extension.private_instance_methods(false)
      end

      def without(extension, methods)
        extension.clone.tap { |rest| methods.each { |method| rest.send(:remove_method, method) } }
      end
    end
  end
end

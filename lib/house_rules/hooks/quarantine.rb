# frozen_string_literal: true

require_relative "../quarantine"
require_relative "quarantine/post_extensions"
require_relative "quarantine/list_extensions"
require_relative "quarantine/mail_extensions"
require_relative "quarantine/controller_extensions"

module ::HouseRules
  module Hooks
    # What stands in quarantine is found in its own section and by its address, and nowhere else. See
    # HouseRules::Quarantine for how its text is kept from everything that is served.
    module Quarantine
      SETTING = :house_rules_quarantine_category
      HEADS = %w[server:before-head-close server:before-head-close-crawler].freeze

      def self.register(plugin)
        plugin.send(:reloadable_patch) { patch }
        plugin.add_model_callback(:topic, :after_update) { Quarantine.topic_updated(self) }
        plugin.on(:posts_moved) { |args| Quarantine.posts_moved(args) }
        plugin.on(:site_setting_changed) { |name, *| Quarantine.sync if name == SETTING }
        plugin.on_enabled_change { |before, after| Quarantine.sync if before != after }
        HEADS.each do |head|
          plugin.register_html_builder(head) { |controller| Quarantine.robots_meta(controller) }
        end
        TopicQuery.add_custom_filter(:house_rules_quarantine) do |list, query|
          leave_out(list, query)
        end
      end

      def self.patch
        { "Post" => PostExtension, "Post.singleton_class" => PostListExtension }.merge(
          "PostSerializer" => PostSerializerExtension,
        )
          .merge("PostRevisionSerializer" => PostRevisionSerializerExtension)
          .merge("ReviewableSerializer" => ReviewableSerializerExtension)
          .merge("SearchIndexer.singleton_class" => SearchIndexerExtension)
          .merge("Topic.singleton_class" => TopicListExtension)
          .merge("Topic" => TopicExtension)
          .merge("TopicLink.singleton_class" => ExtractionExtension)
          .merge("QuotedPost.singleton_class" => ExtractionExtension)
          .merge("Sitemap" => SitemapExtension)
          .merge("CategoryFeaturedTopic.singleton_class" => FeaturedTopicExtension)
          .merge("TopicTrackingState.singleton_class" => TrackingExtension)
          .merge("Jobs::UserEmail" => UserEmailExtension)
          .merge("Jobs::PostAlert" => PostJobExtension)
          .merge("Jobs::NotifyMailingListSubscribers" => PostJobExtension)
          .merge("PostsController" => PostsControllerExtension)
          .merge("TopicsController" => TopicsControllerExtension)
          .merge("ListController" => ListControllerExtension)
          .each { |name, extension| Hooks.wrap(name, extension) }
        [::TopicsController, ::ListController].each do |controller|
          controller.after_action :house_rules_keep_from_robots, only: NOINDEX_ACTIONS
        end
      end

      # Lists of one section are that section's own; a person's own lists (read, bookmarked, posted) show
      # what they show.
      def self.leave_out(list, query)
        id = HouseRules::Quarantine.category_id
        if id.nil? || query.options[:category_id] == id || query.options[:filtered_to_user]
          return list
        end
        list.where("topics.category_id IS DISTINCT FROM ?", id)
      end

      def self.topic_updated(topic)
        return unless HouseRules.enabled? && topic.saved_change_to_category_id?
        from, to = topic.saved_change_to_category_id
        ground = topic.house_rules_acting_user&.house_rules_move&.ground
        CoverQuarantine.entered([topic.id], ground:) if HouseRules::Quarantine.category?(to)
        CoverQuarantine.left([topic.id]) if HouseRules::Quarantine.category?(from)
      end

      def self.posts_moved(args)
        return if HouseRules::Quarantine.category_id.nil?
        from, to =
          args
            .values_at(:original_topic_id, :destination_topic_id)
            .map { |id| ::Topic.with_deleted.find_by(id:) }
        if HouseRules::Quarantine.topic?(to)
          ground = "spam" if Sweep.exists?(topic_id: to.id)
          CoverQuarantine.entered([to.id], ground:)
        elsif HouseRules::Quarantine.topic?(from) && to
          CoverQuarantine.left([to.id])
        end
      end

      def self.sync
        Jobs.enqueue(Jobs::HouseRules::SyncQuarantine)
      end

      def self.robots_meta(controller)
        return "" unless controller.try(:house_rules_in_quarantine?)
        "<meta name=\"robots\" content=\"noindex, nofollow\">"
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Merged topics stay as signposts and are found by their address only. See HouseRules::Signposts.
    module MergedTopics
      def self.register(plugin)
        plugin.send(:reloadable_patch) do
          Hooks.wrap("Topic.singleton_class", TopicListExtension)
          Hooks.wrap("Post.singleton_class", PostListExtension)
          Hooks.wrap("Sitemap", SitemapExtension)
          Hooks.wrap("TopicTrackingState.singleton_class", TrackingExtension)
          Hooks.wrap("SearchIndexer.singleton_class", SearchIndexerExtension)
          Hooks.wrap("TopicStatusUpdater", TopicStatusUpdaterExtension)
        end
        plugin.add_model_callback(:topic, :after_update) do
          HouseRules::Signposts.take_down(self) if saved_change_to_closed? && !closed
        end
        TopicQuery.add_custom_filter(:house_rules_signposts) do |list, query|
          # A person's own lists (read, bookmarked, posted) show what they show.
          query.options[:filtered_to_user] ? list : HouseRules::Signposts.without(list)
        end
      end

      # By hand, by a timer, automatically: core writes it past the model.
      module TopicStatusUpdaterExtension
        def update!(status, enabled, opts = {})
          super.tap do
            opened = %w[closed autoclosed].include?(status.to_s) && !enabled
            HouseRules::Signposts.take_down(topic) if opened
          end
        end
      end

      module TopicListExtension
        def for_digest(user, since, opts = nil)
          HouseRules::Signposts.without(super)
        end

        def similar_to(title, raw, user = nil)
          HouseRules::Signposts.without(super)
        end
      end

      module PostListExtension
        def public_posts(*)
          HouseRules::Signposts.without(super)
        end
      end

      module SitemapExtension
        private

        def sitemap_topics
          HouseRules::Signposts.without(super)
        end
      end

      # The counts of new and unread.
      module TrackingExtension
        def report_raw_sql(additional_join_sql: nil, **rest)
          return super unless HouseRules.enabled?
          others =
            "JOIN LATERAL (SELECT WHERE NOT #{HouseRules::Signposts::CONDITION}) hr_others ON true"
          super(additional_join_sql: [additional_join_sql, others].compact.join(" "), **rest)
        end
      end

      module SearchIndexerExtension
        def index(obj, force: false)
          return super unless HouseRules.enabled?
          topic = obj.is_a?(::Topic) ? obj : (obj.topic if obj.is_a?(::Post))
          super unless HouseRules::Signposts.topic?(topic)
        end
      end
    end
  end
end

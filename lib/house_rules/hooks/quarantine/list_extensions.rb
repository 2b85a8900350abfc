# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Quarantine
      # Leaves quarantine out of a list of topics, or of posts joined with their topics.
      def self.without(list)
        id = HouseRules::Quarantine.category_id
        if id && list.respond_to?(:where)
          list.where("topics.category_id IS DISTINCT FROM ?", id)
        else
          list
        end
      end

      # Digests, the daily mail, topics like the one that is being written, the page for what is not found.
      module TopicListExtension
        def for_digest(user, since, opts = nil)
          Quarantine.without(super)
        end

        def recent(max = 10)
          Quarantine.without(super)
        end

        def similar_to(title, raw, user = nil)
          Quarantine.without(super)
        end
      end

      # Latest posts, as a list and as a feed.
      module PostListExtension
        def public_posts(*)
          Quarantine.without(super)
        end
      end

      module SitemapExtension
        private

        def sitemap_topics
          Quarantine.without(super)
        end
      end

      # The categories page.
      module FeaturedTopicExtension
        def feature_topics_for(category, existing = nil)
          return super unless category && HouseRules::Quarantine.category?(category.id)
          ::CategoryFeaturedTopic.where(category_id: category.id).delete_all
        end
      end

      # The counts of new and unread.
      module TrackingExtension
        def publish_new(topic)
          super unless HouseRules::Quarantine.category?(topic.category_id)
        end

        def publish_latest(topic, whisper = false)
          super unless HouseRules::Quarantine.category?(topic.category_id)
        end

        def publish_unread(post)
          super unless HouseRules::Quarantine.category?(post.topic&.category_id)
        end

        def report_raw_sql(additional_join_sql: nil, **rest)
          id = HouseRules::Quarantine.category_id
          outside = "JOIN (SELECT #{id} AS id) hr ON hr.id <> topics.category_id" if id
          super(
            additional_join_sql: [additional_join_sql, outside].compact.join(" ").presence,
            **rest,
          )
        end
      end
    end
  end
end

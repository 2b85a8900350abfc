# frozen_string_literal: true

module HouseRules
  module Redaction
    # What is computed from texts and lies about: search, links, excerpts of links, pages kept for visitors
    # who are not logged in, the lists beside what is not found, alerts on their way to browsers.
    module Caches
      class << self
        # In the transaction: Discourse's own tables. In other posts than the withheld one no link and no
        # quote has gone.
        def compute_again(post_ids, own: [], topic_ids: [])
          ::Post
            .with_deleted
            .where(id: post_ids | own)
            .each do |post|
              TopicLink.extract_from(post) if own.include?(post.id)
              QuotedPost.extract_from(post) if own.include?(post.id)
              SearchIndexer.index(post, force: true)
            end
          ::Topic.with_deleted.where(id: topic_ids).each { |t| SearchIndexer.index(t, force: true) }
        end

        # After it: what Redis keeps.
        def forget(post)
          [post.full_url, "#{Discourse.base_url}#{post.topic&.relative_url}"].each do |url|
            Oneboxer.invalidate(url)
            InlineOneboxer.invalidate(url)
          end
          forget_pages([post.user_id])
          forget_alerts(post)
        end

        # Kept for a minute for visitors; titles beside what is not found for ten minutes; summaries of
        # people for an hour, with their links and titles.
        # Each is looked for once, however many people there are.
        def forget_pages(user_ids)
          Discourse.redis.scan_each(match: "ANON_CACHE_*") { |key| Discourse.redis.del(key) }
          I18n.available_locales.each { |l| Discourse.cache.delete("page_not_found_topics:#{l}") }
          theirs = /user_summary:(#{user_ids.map(&:to_i).join("|")}):/
          Discourse
            .cache
            .keys("user_summary:*")
            .grep(theirs)
            .each { |key| Discourse.cache.redis.del(key) }
        end

        private

        # An alert carries an excerpt, and waits for browsers that are away.
        def forget_alerts(post)
          backend = MessageBus.backend_instance
          return unless backend.class.name == "MessageBus::Backends::Redis" # loaded when it is used
          alerted(post).each do |user_id|
            channel = MessageBus.send(:encode_channel_name, "/notification-alert/#{user_id}")
            backend.send(:pub_redis).del(backend.send(:backlog_key, channel))
          end
        end

        def alerted(post)
          Notification
            .where(topic_id: post.topic_id, post_number: post.post_number)
            .distinct
            .pluck(:user_id)
        end
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # The post's own rows: text and versions, translations, polls and events in it, and what the topic and
    # the category keep of a first post.
    class OwnRows < Place
      POST = %w[raw cooked raw_email image_upload_id word_count cook_method edit_reason].freeze
      TOPIC = %w[excerpt image_upload_id].freeze
      EVENT = %w[name description location url].freeze

      def cover
        Versions.new(@scope, @ledger).cover
        return unless @scope.whole?
        @scope.posts.each { |post| cover_post(post) }
      end

      private

      def cover_post(post)
        forget_grace_period(post)
        raw = stub_text
        cooked = post.cook(raw, topic_id: post.topic_id)
        @ledger.change("posts", post.id, POST, guard: "raw") do
          post.update_columns(
            raw:,
            cooked:,
            raw_email: nil,
            image_upload_id: nil,
            word_count: 0,
            edit_reason: nil,
            cook_method: ::Post.cook_methods[:regular],
          )
        end
        cover_translations(post, raw, cooked)
        cover_features(post)
        cover_first(post) if post.is_first_post?
      end

      # Rebaking keeps the mark, because it is in the text.
      def stub_text
        "[wrap=#{Hooks::PostFacts::WITHHELD_MARK}]\n#{@scope.stub}\n[/wrap]"
      end

      # While an edit may still be undone, Discourse keeps the former text in Redis too.
      def forget_grace_period(post)
        version = "#{(post.last_version_at.to_f * 1000).to_i}#{post.id}"
        Discourse.redis.del("original_raw_#{version}", "original_cooked_#{version}")
      end

      def cover_translations(post, raw, cooked)
        PostLocalization
          .where(post_id: post.id)
          .each do |row|
            @ledger.change("post_localizations", row.id, %w[raw cooked], guard: "raw") do
              row.update_columns(raw:, cooked:)
            end
          end
      end

      # Plugins that come with Discourse read their own rows, not the text.
      def cover_features(post)
        each_row("polls", "post_id = :id", id: post.id) do |poll|
          @ledger.rewrite("polls", poll, %w[title]) { @scope.stub }
          each_row("poll_options", "poll_id = :id", id: poll) do |option|
            @ledger.rewrite("poll_options", option, %w[html]) { "#{@scope.stub} #{option}" }
          end
        end
        each_row("discourse_post_event_events", "id = :id", id: post.id) do |event|
          @ledger.rewrite("discourse_post_event_events", event, EVENT) { @scope.stub }
        end
        each_row("post_custom_fields", "post_id = :id", id: post.id) do |field|
          @ledger.rewrite("post_custom_fields", field, %w[value]) { |v, _| @wording.scrub_json(v) }
        end
        Redaction.forget("post_hotlinked_media", "post_id = :id", id: post.id)
      end

      def cover_first(post)
        topic = ::Topic.with_deleted.find(post.topic_id)
        @ledger.change("topics", topic.id, TOPIC) do
          topic.update_columns(excerpt: post.excerpt_for_topic, image_upload_id: nil)
        end
        each_row("topic_localizations", "topic_id = :id", id: topic.id) do |row|
          @ledger.rewrite("topic_localizations", row, %w[excerpt]) { @scope.stub }
        end
        each_row("topic_embeds", "post_id = :id", id: post.id) do |row|
          @ledger.rewrite("topic_embeds", row, %w[embed_content_cache]) { @scope.stub }
        end
        each_row("categories", "topic_id = :id", id: topic.id) do |row|
          @ledger.rewrite("categories", row, %w[description]) { @scope.stub }
        end
      end

      def each_row(table, where, **params, &)
        Redaction.ids(table, where, **params).each(&)
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # Posts that quote or onebox it, with their versions and translations; chat messages the same. The words
    # around the quote are somebody else's, and stay.
    class QuotingPosts < Place
      def cover
        post_ids.each { |id| cover_post(id) }
        revision_ids.each { |id| cover_revision(id) }
        cover_pairs("post_localizations", "post_id IN (:posts)", "raw", "cooked")
        cover_pairs("chat_messages", REFERRING.call("message"), "message", "cooked")
        cover_pairs(
          "chat_message_revisions",
          REFERRING.call("old_message"),
          "old_message",
          "new_message",
        )
        each_id("topic_links", "link_topic_id = :topic") do |id|
          next unless @scope.title?
          @ledger.rewrite("topic_links", id, %w[title url]) { |text, _| @wording.cover_html(text) }
        end
      end

      private

      # YAML may break a line within.
      REFERRING = ->(column) { "#{column} ~ :reference" }

      def cover_post(id)
        @ledger.rewrite("posts", id, %w[raw cooked], guard: "raw") do |text, column|
          column == "raw" ? @wording.cover_raw(text) : @wording.cover_html(text)
        end
      end

      def cover_revision(id)
        revision = PostRevision.find(id)
        changes = revision.modifications.deep_dup
        changes["raw"]&.map! { |text| @wording.cover_raw(text) }
        changes["cooked"]&.map! { |text| @wording.cover_html(text) }
        @ledger.change("post_revisions", id, %w[modifications]) do
          revision.update_columns(modifications: changes) if changes != revision.modifications
        end
      end

      def cover_pairs(table, where, *columns)
        each_id(table, where) do |id|
          @ledger.rewrite(table, id, columns) do |text, column|
            column == "cooked" ? @wording.cover_html(text) : @wording.cover_raw(text)
          end
        end
      end

      # In the same topic, linking to it, or naming it in a quote: also those that Discourse's own table of
      # quotes has lost.
      def post_ids
        @post_ids ||= each_id("posts", <<~SQL).to_a - @scope.posts.map(&:id)
          topic_id IN (:topics)
          OR id IN (SELECT post_id FROM quoted_posts WHERE quoted_post_id IN (:own))
          OR id IN (SELECT post_id FROM topic_links WHERE link_post_id IN (:own) OR link_topic_id = :topic)
          OR raw ~ :reference
        SQL
      end

      def revision_ids
        ids = each_id("post_revisions", "post_id IN (:posts) OR modifications ~ :reference").to_a
        ids - PostRevision.where(post_id: @scope.posts.map(&:id)).pluck(:id)
      end

      def each_id(table, where, &)
        Redaction.ids(
          table,
          where,
          topic: @scope.topic.id,
          topics: @scope.places.map(&:first).uniq,
          own: @scope.posts.map(&:id),
          posts: where.include?(":posts") ? [0, *post_ids] : [0],
          reference:
            "post:\\\\?\\s*(#{@scope.places.map { |t, n| "#{n},\\s+topic:#{t}" }.join("|")})\\M",
        ).each(&)
      end
    end
  end
end

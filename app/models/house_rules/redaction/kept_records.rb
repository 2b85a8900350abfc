# frozen_string_literal: true

module HouseRules
  module Redaction
    # What Discourse writes down beside the text: staff action log, review queue, notifications, hooks sent,
    # drafts, mail, machines' logs. A list of tables: which rows may hold it, and in which columns.
    class KeptRecords < Place
      # Plain text: its lines are replaced, or all of it where a log has cut them.
      TEXTS = [
        [
          "user_histories",
          "post_id IN (:own) OR topic_id IN (:topics)",
          %w[details previous_value new_value context subject],
        ],
        ["reviewable_scores", "reviewable_id IN (:reviewables)", %w[reason context]],
        ["reviewable_notes", "reviewable_id IN (:reviewables)", %w[content]],
        [
          "ai_api_audit_logs",
          "post_id IN (:own) OR topic_id IN (:topics)",
          %w[raw_request_payload raw_response_payload],
        ],
      ].freeze

      # JSON: the same in every string of it.
      JSONS = [
        ["reviewables", "id IN (:reviewables)", %w[payload]],
        ["reviewable_histories", "reviewable_id IN (:reviewables)", %w[edited]],
        ["notifications", "topic_id IN (:topics)", %w[data]],
        [
          "web_hook_events",
          "payload LIKE ANY (ARRAY[:mentions])",
          %w[payload headers response_body response_headers],
        ],
      ].freeze

      # What a machine can compute again is not kept for a return.
      COMPUTED = [
        ["ai_posts_embeddings", "post_id IN (:own)"],
        ["ai_topics_embeddings", "topic_id IN (:topics)"],
        ["ai_summaries", "target_type = 'Topic' AND target_id IN (:topics)"],
        ["summary_sections", "target_type = 'Topic' AND target_id IN (:topics)"],
      ].freeze

      def cover
        each_column(TEXTS) { |text| @wording.scrub(text) }
        each_column(JSONS) { |text| @wording.scrub_json(text) }
        COMPUTED.each { |table, where| Redaction.forget(table, where, **keys) }
      end

      private

      def each_column(list)
        list.each do |table, where, columns|
          Redaction
            .ids(table, where, **keys)
            .each { |id| @ledger.rewrite(table, id, columns) { |text, _| yield text } }
        end
      end

      def keys
        @keys ||= { own:, topics: @scope.places.map(&:first).uniq, reviewables:, mentions: }
      end

      def own
        @scope.posts.map(&:id)
      end

      # Flags of it, and the queued post that it was. Never empty, for SQL.
      def reviewables
        where = "(target_type = 'Post' AND target_id IN (:own)) OR topic_id = :topic"
        [0, *Redaction.ids("reviewables", where, own:, topic: @scope.topic.id)]
      end

      def mentions
        own.map { |id| "%\"id\":#{id},%" } + ["%\"topic_id\":#{@scope.topic.id},%"] +
          ["%\"id\":#{@scope.topic.id},%"]
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # A topic's title and slug, with translations and the titles that moves have noted.
    class TitleRows < Place
      TOPIC = %w[title fancy_title slug].freeze
      LOCALIZATION = %w[title fancy_title].freeze

      def cover
        return unless @scope.title?
        cover_topic
        Redaction
          .ids("topic_localizations", "topic_id = :id", id:)
          .each do |row|
            @ledger.rewrite("topic_localizations", row, LOCALIZATION) { @scope.title_stub }
          end
        cover_moves("old_topic_id", "old_topic_title")
        cover_moves("new_topic_id", "new_topic_title")
      end

      private

      def id
        @scope.topic.id
      end

      # Nobody renames: no entry of a rename, no validation of the stub.
      def cover_topic
        title = @scope.title_stub
        @ledger.change("topics", id, TOPIC, guard: "title") do
          @scope.topic.update_columns(
            title:,
            fancy_title: nil,
            slug: Slug.for(title).presence || "-",
          )
        end
      end

      def cover_moves(key, column)
        Redaction
          .ids("moved_posts", "#{key} = :id", id:)
          .each { |row| @ledger.rewrite("moved_posts", row, [column]) { @scope.title_stub } }
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  # A topic that was merged into another and stays closed: its address leads there, and lists, search
  # and figures leave it out. Opened again, it is a topic like any other. Rule 2.
  module Signposts
    # Of a topic `topics`.
    CONDITION = <<~SQL.squish
      (topics.closed AND EXISTS (
        SELECT 1 FROM house_rules_moves hrm
        WHERE hrm.topic_id = topics.id AND hrm.kind = 'merged' AND hrm.undone_by_id IS NULL))
    SQL

    class << self
      # One query, and only for a closed topic.
      def topic?(topic)
        topic.present? && topic.closed && standing(topic.id).exists?
      end

      # Leaves signposts out of a list of topics, or of posts joined with their topics.
      def without(list)
        HouseRules.enabled? && list.respond_to?(:where) ? list.where("NOT #{CONDITION}") : list
      end

      # Out of the search, and back into it.
      def leave_search(topic_id)
        DB.exec("DELETE FROM topic_search_data WHERE topic_id = ?", topic_id)
        DB.exec(<<~SQL, topic_id)
          DELETE FROM post_search_data WHERE post_id IN (SELECT id FROM posts WHERE topic_id = ?)
        SQL
      end

      # In the background, however much it is.
      def enter_search(topic)
        Jobs.enqueue(Jobs::HouseRules::IndexTopic, topic_id: topic.id)
      end

      private

      def standing(topic_id)
        Move.where(topic_id:, kind: "merged", undone_by_id: nil)
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  # What is left of a topic when everything in it went to another, be it new, as long as it stays closed: its
  # address leads there, and lists, search and figures leave it out. Opened again, it is a topic like any
  # other, for good. Rule 2.
  module Signposts
    # Of a topic `topics`.
    CONDITION = <<~SQL.squish
      (topics.closed AND EXISTS (
        SELECT 1 FROM house_rules_moves hrm
        WHERE hrm.topic_id = topics.id AND hrm.signpost))
    SQL

    # Their ids, to leave them out where no topic is at hand; from the few that are.
    IDS = <<~SQL.squish
      SELECT hrm.topic_id FROM house_rules_moves hrm
      JOIN topics ON topics.id = hrm.topic_id AND topics.closed WHERE hrm.signpost
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

      # It is open again, or what went is back. Whether the rules are in force or not: closed once more some
      # day, it is no signpost.
      def take_down(topic)
        return if standing(topic.id).update_all(signpost: false).zero?
        DB.after_commit { enter_search(topic.reload) }
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
        Move.where(topic_id:, signpost: true)
      end
    end
  end
end

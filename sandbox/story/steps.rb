# frozen_string_literal: true

module Sandbox
  # The story's eight steps, each checked off from what the database says was really done.
  module Steps
    DELETING = %w[delete_post delete_topic delete_topics delete_user delete_timer].freeze
    TRIES = 6

    class << self
      def all
        Story::ESTATE[:steps].map do |name, role|
          { name:, role:, path: path_of(name), done: send(name) }
        end
      end

      # The question of the story.
      def topic
        Topic.where(user: Story.person(:resident)).where(created_at: since).order(:id).first
      end

      private

      # Where it is lived. What is worth moving stands in a long talk.
      def path_of(name)
        longest = Topic.listable_topics.order(:posts_count).last
        { asked: "/?ask", late: "/", moved: longest.url }.fetch(name) { topic&.url || "/" }
      end

      def since = (Story::BEGINS..)
      def refused(rules) = Facts.exists?(kind: "refused", detail: rules)

      def asked = topic.present? && HouseRules::Inquiry.exists?(topic_id: topic.id)
      def too_late = refused("outside_hours")
      def sent = HouseRules::OfficialPost.exists?(created_at: since)
      def late = HouseRules::Inquiry.abandoned(Time.now).exists?(due_at: since)
      def delete_refused = refused(DELETING)
      def rated = HouseRules::Closure.where(closed_at: since).joins(:ratings).exists?

      # Moved, taken back, and somebody looked at both topics.
      def moved
        moves = HouseRules::Move.where(created_at: since, undone_by_id: 1..)
        moves.any? do |move|
          topics = [move.topic_id, move.other_topic_id].map(&:to_s)
          read = Facts.where(kind: "read", detail: topics, created_at: move.created_at..)
          read.distinct.count(:detail) == topics.size
        end
      end

      def dishonest
        tried = Facts.where(user_id: Story.person(:head), kind: %w[refused attempt])
        tried.distinct.count(:detail) >= TRIES
      end
    end
  end
end

# frozen_string_literal: true

module Sandbox
  # What happened while somebody tried, as far as the plugin's own tables do not say.
  module Facts
    class Fact < ActiveRecord::Base
      self.table_name = "sandbox_facts"
    end

    class << self
      def note(kind, detail: nil, user: nil, topic: nil)
        fact = {
          kind:,
          detail:,
          user_id: user&.id,
          topic_id: topic.is_a?(Topic) ? topic.id : topic,
        }
        Fact.find_or_initialize_by(fact).tap { |found| found.update!(updated_at: Time.now) }
      end

      # The database rolls back what was refused; this is written afterwards.
      def refused(error, user, params)
        rule = error.respond_to?(:rule) ? error.rule : nil
        note("refused", detail: rule.to_s, user:, topic: params[:topic_id]) if rule
      end
    end
  end

  # The story's eight steps, each checked off from what the database says was really done.
  module Steps
    START = Time.utc(2026, 11, 20, 16, 50) # Friday 19:50 in Moscow
    DELETING = %w[delete_post delete_topic delete_user delete_timer].freeze
    TRIES = 6

    class << self
      def all
        %i[asked too_late sent late delete_refused moved rated dishonest].map do |name|
          { name:, done: send(name) }
        end
      end

      def topic
        Topic
          .where(user_id: Story.person(:resident)&.id)
          .where("created_at >= ?", START)
          .order(:id)
          .first
      end

      private

      def since = { created_at: START.. }
      def inquiries = HouseRules::Inquiry.where(asked_at: START..)
      def facts = Facts::Fact.where("updated_at >= ?", START)

      def asked = topic.present? && inquiries.exists?(topic_id: topic.id)
      def too_late = facts.exists?(kind: "refused", detail: "outside_hours")
      def sent = HouseRules::OfficialPost.exists?(since)
      def late = HouseRules::Inquiry.abandoned(Time.now).where(due_at: START..).exists?
      def delete_refused = facts.exists?(kind: "refused", detail: DELETING)

      def moved
        entries = HouseRules::RecordEntry.where(kind: %w[moved split merged recategorized], **since)
        entries.any? do |entry|
          facts.where(
            kind: "read",
            topic_id: [entry.topic_id, entry.other_topic_id].compact,
          ).exists?(["updated_at >= ?", entry.created_at])
        end
      end

      def rated
        HouseRules::Closure.where(closed_at: START..).joins(:ratings).exists?
      end

      def dishonest
        head = Story.person(:head)
        tried = facts.where(user_id: head&.id, kind: %w[refused attempt]).distinct.pluck(:detail)
        tried.size >= TRIES
      end
    end
  end
end

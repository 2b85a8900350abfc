# frozen_string_literal: true

module HouseRules
  # One act that moved something: who did it, from where, to where, who has been told of it and whether it
  # was taken back. The words of it stand in the public record; which posts went, in core's moved_posts. Rule 2.
  class Move < ActiveRecord::Base
    self.table_name = "house_rules_moves"

    KINDS = %w[split moved merged recategorized renamed].freeze
    OF_POSTS = %w[split moved merged].freeze
    UNDO_DAYS = 30

    belongs_to :topic, -> { with_deleted }, class_name: "::Topic"
    belongs_to :other_topic, -> { with_deleted }, class_name: "::Topic", optional: true
    belongs_to :record_entry, class_name: "HouseRules::RecordEntry", optional: true
    belongs_to :undoes, class_name: "HouseRules::Move", optional: true

    validates :kind, inclusion: { in: KINDS }

    scope :untold, -> { where(told_at: nil) }

    class << self
      # Both topics are locked until the transaction ends, in one order, so that two who move at once come
      # one after the other. Raises Refused when what was to be moved has gone meanwhile.
      def begin_posts(topic, other_topic, post_ids, **attributes)
        lock_topics(topic, other_topic)
        Refused.because(MoveObstacle.elsewhere(topic, post_ids))
        first_moved_id = MovedPost.maximum(:id).to_i + 1
        create!(kind: "moved", topic:, other_topic:, first_moved_id:, **attributes)
      end

      private

      def lock_topics(*topics)
        rows = ::Topic.with_deleted.where(id: topics.map(&:id)).order(:id).lock.to_a
        topic, other = topics.map { |each| rows.find { |row| row.id == each.id } }
        Refused.because(MoveObstacle.between(topic, other))
      end
    end

    # What went: core's rows of this act, without those of posts that only made room.
    def moved_posts
      return MovedPost.none if first_moved_id.nil?
      MovedPost.where(
        old_topic_id: topic_id,
        new_topic_id: other_topic_id,
        id: first_moved_id..last_moved_id,
      )
    end

    def of_posts?
      OF_POSTS.include?(kind)
    end

    def undo_until
      created_at + UNDO_DAYS.days
    end

    # The posts are where they went; now nobody else is in the way.
    def finish!(**attributes)
      rows = MovedPost.where(old_topic_id: topic_id, new_topic_id: other_topic_id)
      last = rows.where(id: first_moved_id..).maximum(:id) if first_moved_id
      update!(last_moved_id: last, **attributes)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What stands in the way of a move, as Refused says it; nil when nothing does. The move asks, whoever makes
  # it, and so does its preview, which says the same before. Rule 2.
  module MoveObstacle
    class << self
      # Of posts on their way to a topic, which may not have been made yet.
      def of_posts(topic, other, given)
        return :move_out_of_sight unless Protection.topic?(other)
        lost = of_place([topic.category_id, topic.id], [other.category_id, other.id])
        return lost if lost
        return :quarantine_reason if covered?(topic, other) && !said?(given)
        :not_quarantine if given.quarantine? && !Quarantine.topic?(other)
      end

      # As two topics stand, read when nobody else can change them.
      def between(topic, other)
        return :moved_meanwhile if topic.nil? || other.nil? || other.trashed?
        return :move_into_itself if topic.id == other.id
        return :move_into_archived if other.archived?
        return :move_out_of_sight if topic.visible && !other.visible
        # A section's definition is in no list.
        return :move_out_of_sight if other.is_category_topic? && !topic.is_category_topic?
        return :merged_already if Signposts.topic?(topic)
        :move_into_signpost if Signposts.topic?(other)
      end

      # Somebody was quicker.
      def elsewhere(topic, post_ids)
        ids = Array(post_ids).map(&:to_i).uniq
        gone = ::Post.with_deleted.where(id: ids).where.not(topic_id: topic.id)
        :moved_meanwhile if gone.exists?
      end

      # A first post is copied, and the original would stay where everybody reads it.
      def of_first_post(topic, other)
        :quarantine_topic if covered?(topic, other)
      end

      # Of a topic on its way to another section. nil is uncategorized.
      def of_topic(from, to, given)
        of_place([from], [to]) ||
          (:not_quarantine if given.quarantine? && !Quarantine.category?(to))
      end

      # Where its readers would not come upon it: they may not read there, or it is muted for them all. Each
      # is a section and, if there is one, a topic in it.
      def of_place(from, to)
        return :move_out_of_sight unless Protection.readers_follow?(from.first, to.first)
        :mute if Muting.swallows?(from, to)
      end

      private

      # What covers the words says so, to their author and in the record.
      def covered?(topic, other)
        Quarantine.category?(other.category_id) && !Quarantine.topic?(topic)
      end

      # What had been let out of quarantine goes back as what it is: a move taken back.
      def said?(given)
        given.quarantine? || given.undoes_id
      end
    end
  end
end

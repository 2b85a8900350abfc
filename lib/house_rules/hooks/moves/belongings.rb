# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # What goes with posts and what core leaves behind: polls of a first post, which is copied; the solution
      # of a question that went; who watches or mutes a topic without having read that far.
      module Belongings
        class << self
          def register(plugin)
            plugin.on(:first_post_moved) { |copy, original| move_polls(copy, original) }
            plugin.on(:posts_moved) do |args|
              from, to = args.values_at(:original_topic_id, :destination_topic_id)
              moved(from, to) if HouseRules.enabled?
            end
          end

          private

          # The copy was cooked as a new post, with a poll that nobody has voted in.
          def move_polls(copy, original)
            return if !HouseRules.enabled? || !defined?(::Poll)
            polls = ::Poll.where(post_id: original.id)
            return if polls.none?
            ::Poll.where(post_id: copy.id, name: polls.map(&:name)).destroy_all
            polls.update_all(post_id: copy.id)
            copy.custom_fields[::DiscoursePoll::HAS_POLLS] = true
            copy.save_custom_fields
          end

          def moved(from, to)
            move = Move.where(topic_id: from, other_topic_id: to).order(:id).last
            return if move.nil?
            keep_bookmarks(move)
            question = question?(move)
            move_solution(from, to) if question
            subscribe(from, to) if question
          end

          # Discourse lists bookmarks only of topics that it knows the reader of.
          def keep_bookmarks(move)
            DB.exec(
              <<~SQL,
              INSERT INTO topic_users (user_id, topic_id)
              SELECT DISTINCT b.user_id, :to FROM bookmarks b
              JOIN moved_posts mp ON mp.new_post_id = b.bookmarkable_id
              WHERE b.bookmarkable_type = 'Post' AND mp.id >= :first
                AND mp.old_topic_id = :from AND mp.new_topic_id = :to
              ON CONFLICT DO NOTHING
            SQL
              to: move.other_topic_id,
              from: move.topic_id,
              first: move.first_moved_id,
            )
          end

          # Did the topic's beginning go along?
          def question?(move)
            rows = MovedPost.where(old_topic_id: move.topic_id, new_topic_id: move.other_topic_id)
            rows = rows.where(id: move.first_moved_id..)
            rows.where("old_post_number = 1 OR new_post_number = 1").exists?
          end

          def move_solution(from, to)
            solved = "DiscourseSolved::SolvedTopic".safe_constantize
            return if solved.nil? || solved.exists?(topic_id: to)
            solution = solved.find_by(topic_id: from)
            return if solution.nil? || !::Post.exists?(id: solution.answer_post_id, topic_id: to)
            solution.update_columns(topic_id: to)
          end

          # Who has a row in the topic entered has chosen there.
          def subscribe(from, to)
            chosen = TopicUser.notification_levels.values_at(:muted, :tracking, :watching)
            DB.exec(<<~SQL, from:, to:, chosen:, now: Time.zone.now)
              INSERT INTO topic_users
                (user_id, topic_id, notification_level, notifications_changed_at, notifications_reason_id)
              SELECT user_id, :to, notification_level, :now, notifications_reason_id
              FROM topic_users WHERE topic_id = :from AND notification_level IN (:chosen)
              ON CONFLICT DO NOTHING
            SQL
          end
        end
      end
    end
  end
end

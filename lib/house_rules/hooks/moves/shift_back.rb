# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Posts went into a topic by date and leave it again: who had made room for them takes the former number,
      # by the steps that core takes for posts which shift. Part of PostMoverExtension.
      module ShiftBack
        private

        # +numbers+: { post id => number }, each free once it is its turn.
        def house_rules_shift_back(numbers)
          return if numbers.empty?
          DB.exec("DROP TABLE IF EXISTS temp_moved_posts, temp_post_timings")
          create_temp_table
          shifting = ::Post.with_deleted.where(id: numbers.keys).index_by(&:id)
          numbers.each { |id, number| house_rules_renumber(shifting[id], number) }
          house_rules_shift_replies
          move_notifications
          update_quotes
          copy_shifted_post_timings_to_temp
          delete_invalid_post_timings
          copy_shifted_post_timings_from_temp
          house_rules_begin_again if numbers.value?(1)
          ::Topic.reset_highest(original_topic.id)
        end

        def house_rules_renumber(post, number)
          here = { new_topic_id: post.topic_id, new_topic_title: original_topic.title }
          store_movement(movement_metadata(post, new_post_number: number).merge(here), post)
          post.update_columns(post_number: number, sort_order: number, baked_version: nil)
        end

        def house_rules_shift_replies
          DB.exec(<<~SQL, topic_id: original_topic.id)
            UPDATE posts p SET reply_to_post_number = mp.new_post_number
            FROM temp_moved_posts mp
            WHERE p.topic_id = :topic_id AND p.reply_to_post_number = mp.old_post_number
          SQL
        end

        # Core had made the author of the earliest post the topic's author.
        def house_rules_begin_again
          first = ::Post.find_by(topic_id: original_topic.id, post_number: 1)
          original_topic.update_columns(user_id: first.user_id) if first
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Every move of posts, split, merge and undo runs through here, inside Discourse's transaction.
      module PostMoverExtension
        include ShiftBack

        private

        def move_posts_to(topic)
          return super unless Protection.topic?(original_topic)
          given = MoveReason.given_by(user)
          Refused.because(MoveObstacle.of_posts(original_topic, topic, given))
          house_rules_begin(topic, given)
          obstacle = MoveObstacle.of_first_post(original_topic, topic)
          raise Refused.new(obstacle) if obstacle && house_rules_copies?
          super.tap do
            house_rules_back_at_their_places(@options[:house_rules_back])
            house_rules_announce unless @house_rules_announced
            house_rules_take_off_pages if HouseRules::Quarantine.topic?(topic)
          end
        end

        # Discourse leaves what was moved on pages that are open.
        def house_rules_take_off_pages
          id = original_topic.id
          DB.after_commit { CoverQuarantine.tell_clients(id) }
        end

        # Asked for all of them at once: RowGuard need not ask for each.
        def move(post)
          post.house_rules_moves_to = destination_topic.id if @house_rules_move
          super.tap { |moved| house_rules_answer_the_topic(moved) }
        end

        # What goes back takes the places it had; see UndoMove.
        def move_each_post
          back = @options[:house_rules_back]
          back ? house_rules_move_back(back) : super
        end

        # What was moved elsewhere leaves a closed stub, and the stub stays: old links lead there.
        def close_topic_and_schedule_deletion
          return super unless Protection.topic?(original_topic)
          house_rules_announce # takes the moved posts' place, before the topic says that it is closed
          original_topic.update_status("closed", true, user)
          Signposts.leave_search(original_topic.id)
        end

        # The copy of a first post is no new post: its people are told of the move, once. What is made of its
        # text is made.
        def enqueue_jobs(topic)
          return super unless Protection.topic?(original_topic)
          copy = @post_creator&.post
          @post_creator = nil
          super
          return if copy.nil?
          copy.trigger_post_process(new_post: true)
          Jobs.enqueue(:feature_topic_users, topic_id: topic.id)
        end

        # Does a first post go along, which is copied?
        def house_rules_copies?
          back = @options[:house_rules_back]
          posts.any? { |post| back ? back.copy?(post) : post.is_first_post? }
        end

        def house_rules_begin(topic, given)
          @house_rules_move =
            Move.begin_posts(
              original_topic,
              topic,
              post_ids,
              mover_id: user.id,
              reason: given.reason,
              starts_clock: given.starts_clock?,
              undoes_id: given.undoes_id,
              details: {
                was_closed: original_topic.closed,
                replies: house_rules_replies(topic),
              },
            )
        end

        # Where answers are voted on, Discourse shows nobody an answer to an answer.
        def house_rules_answer_the_topic(moved)
          return unless @house_rules_move && house_rules_votes?(destination_topic)
          moved.update_columns(reply_to_post_number: nil, reply_to_user_id: nil)
        end

        def house_rules_votes?(topic)
          topic.respond_to?(:is_post_voting?) && topic.is_post_voting?
        end

        # What answers a post that stays forgets it on the way; kept for the way back.
        def house_rules_replies(topic)
          answered = ::Post.where(topic_id: original_topic.id)
          answered = answered.where.not(id: post_ids) unless house_rules_votes?(topic)
          replies = ::Post.where(id: post_ids, reply_to_post_number: answered.select(:post_number))
          replies.pluck(:id, :reply_to_post_number).to_h
        end

        def house_rules_move_back(back)
          @post_creator = nil
          @move_map = back.numbers
          @reply_count = posts.map(&:reply_to_post_number).compact.tally
          @first_post_number_moved = back.first_number(posts)
          posts.each do |post|
            metadata = movement_metadata(post, new_post_number: @move_map[post.post_number])
            store_movement(metadata, back.leftover_of(post) || move(post))
          end
        end

        def house_rules_back_at_their_places(back)
          return if back.nil?
          house_rules_shift_back(back.shifts)
          back.moved
        end

        def house_rules_announce
          @house_rules_announced = true
          AnnounceMove.posts_moved(
            kind: house_rules_kind,
            row: @house_rules_move,
            topic: original_topic,
            other_topic: destination_topic,
            posts: posts.to_a,
            everything: @full_move,
            notice_at: @first_post_number_moved,
            mover: user,
          )
        end

        def house_rules_kind
          return "split" if @creating_new_topic
          @full_move ? "merged" : "moved"
        end
      end
    end
  end
end

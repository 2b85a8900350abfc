# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # A number that was somebody's address is given to nobody else, though its post has moved away. And where
      # a topic was merged while somebody was writing in it, the words would stand where nobody looks: they are
      # refused, and stay with who wrote them. One query more for a post.
      module Numbers
        WORDS = %i[regular whisper].freeze

        module PostCreatorClassExtension
          def before_create_tasks(post)
            given = post.post_number
            super.tap { Numbers.taken(post, given:) if HouseRules.enabled? }
          end
        end

        module TopicExtension
          def max_post_number
            [super, Numbers.last_given(id)].max
          end
        end

        class << self
          def last_given(topic_id)
            return 0 if !HouseRules.enabled?
            MovedPost.where(old_topic_id: topic_id).maximum(:old_post_number).to_i
          end

          # Whoever takes a number has the topic's row locked: a merge that was under way is over. +given+: the
          # number a post came with.
          def taken(post, given:)
            last, signpost = look_up(post.topic_id)
            raise Refused.new(:reply_to_merged) if signpost && words?(post)
            return if given || last.nil? || post.post_number > last
            post.post_number = post.sort_order = skip_to(post, last + 1)
          end

          private

          def look_up(topic_id)
            DB.query_single(<<~SQL, topic_id:)
              SELECT (SELECT COALESCE(max(mp.old_post_number), 0) FROM moved_posts mp
                      WHERE mp.old_topic_id = topics.id),
                     #{Signposts::CONDITION}
              FROM topics WHERE topics.id = :topic_id
            SQL
          end

          # Notices, and what says that a topic was closed or opened, stand in a signpost too.
          def words?(post)
            ::Post.types.values_at(*WORDS).include?(post.post_type)
          end

          def skip_to(post, number)
            columns = %w[highest_staff_post_number]
            columns << "highest_post_number" if post.post_type != ::Post.types[:whisper]
            sets = columns.map { |column| "#{column} = GREATEST(#{column}, :number)" }
            topic_id = post.topic_id
            DB.exec("UPDATE topics SET #{sets.join(", ")} WHERE id = :topic_id", topic_id:, number:)
            number
          end
        end
      end
    end
  end
end

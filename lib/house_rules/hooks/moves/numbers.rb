# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # A number that was somebody's address is given to nobody else, though its post has moved away. One
      # query more for a post.
      module Numbers
        def self.last_given(topic_id)
          return 0 if !HouseRules.enabled?
          MovedPost.where(old_topic_id: topic_id).maximum(:old_post_number).to_i
        end

        module TopicClassExtension
          def next_post_number(topic_id, opts = {})
            number = super
            last = Numbers.last_given(topic_id)
            return number if number > last
            columns = opts[:whisper] ? %w[staff] : %w[staff public]
            Numbers.skip_to(topic_id, last + 1, columns)
          end
        end

        module TopicExtension
          def max_post_number
            [super, Numbers.last_given(id)].max
          end
        end

        def self.skip_to(topic_id, number, who)
          columns = { "staff" => "highest_staff_post_number", "public" => "highest_post_number" }
          sets = columns.values_at(*who).map { |column| "#{column} = GREATEST(#{column}, :number)" }
          DB.exec("UPDATE topics SET #{sets.join(", ")} WHERE id = :topic_id", topic_id:, number:)
          number
        end
      end
    end
  end
end

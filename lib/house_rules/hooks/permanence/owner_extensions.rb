# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # A section, or a person, is not a way around.
      module CategoryExtension
        def destroy
          raise Refused.new(:delete_category) if house_rules_topics?
          super
        end

        # The category is gone by now, and its definition topic with it.
        def trash_category_definition
          if HouseRules.enabled? && topic
            Protection.let_go(topic)
            topic.house_rules_let_go = true
          end
          super
        end

        private

        def house_rules_topics?
          HouseRules.enabled? && Protection.category?(id) &&
            ::Topic.listable_topics.where(category_id: id).where.not(id: topic_id).exists?
        end
      end

      module UserExtension
        def delete_posts_in_batches(guardian, batch_size = 20)
          raise Refused.new(:delete_user) if Protection.author?(self)
          super
        end
      end
    end
  end
end

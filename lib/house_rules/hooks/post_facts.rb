# frozen_string_literal: true

require_relative "post_facts/official_quotes"

module ::HouseRules
  module Hooks
    # The badge and the stub on posts: one query a page.
    module PostFacts
      # Facts of the page's posts by id, read once; nil while the switch is off.
      module TopicViewExtension
        attr_accessor :house_rules_facts
      end

      # A post alone (created, edited, refreshed) asks for itself.
      module PostSerializerExtension
        def house_rules_facts
          return @house_rules_facts if defined?(@house_rules_facts)
          page = @topic_view&.house_rules_facts
          @house_rules_facts = page ? page[object.id] : PostFacts.of_post(object)
        end
      end

      def self.register(plugin)
        TopicView.on_preload { |topic_view| preload(topic_view) }
        Plugin::Filter.register(:after_post_cook) do |_post, cooked|
          HouseRules.enabled? ? OfficialQuotes.mark(cooked) : cooked
        end
        plugin.send(:reloadable_patch) do
          TopicView.include(TopicViewExtension)
          PostSerializer.include(PostSerializerExtension)
        end
        plugin.add_to_serializer(
          :post,
          :official,
          include_condition: -> { house_rules_facts&.official? },
        ) { house_rules_facts.stamp(scope) }
        plugin.add_to_serializer(
          :post,
          :withheld,
          include_condition: -> { house_rules_facts&.withheld? },
        ) { house_rules_facts.withholding }
        plugin.add_to_serializer(
          :post,
          :house_rules_moved,
          include_condition: -> { house_rules_facts&.moved? },
        ) { house_rules_facts.moved(scope) }
        plugin.add_to_serializer(
          :post,
          :folded,
          # A post refreshed alone says when it is folded no longer.
          include_condition: -> { !@topic_view || Folds.of(object, house_rules_facts) },
        ) { Folds.of(object, house_rules_facts) }
      end

      def self.preload(topic_view)
        return unless HouseRules.enabled?
        topic_view.house_rules_facts = PostFactsQuery.call(topic_view.posts.map(&:id))
      end

      # No query for what a resident has just written: there is nothing to know of it yet.
      def self.of_post(post)
        return unless HouseRules.enabled?
        return if post.previously_new_record? && !Directory.by_account(post.user_id)
        PostFactsQuery.call([post.id])[post.id]
      end

      def self.withheld_stub?(post)
        post.cooked.to_s.include?(WITHHELD_MARK)
      end

      # In the stub that stands in place of a withheld text.
      WITHHELD_MARK = "house-rules-withheld"
    end
  end
end

# frozen_string_literal: true

require_relative "inquiry_views/filter"

module ::HouseRules
  module Hooks
    # The inquiry on topic page, topic list and in /filter: one query each, none while off.
    module InquiryViews
      # Set for a whole list at once; nil where there is nothing to show.
      module TopicExtension
        attr_accessor :house_rules_chip
      end

      module TopicListExtension
        attr_accessor :house_rules_abandoned_count
      end

      # One object, so that a development server that reloads registers it once.
      PRELOAD = ->(topics, list) { InquiryViews.preload(topics, list) }

      class << self
        def register(plugin)
          plugin.send(:reloadable_patch) do
            Topic.include(TopicExtension)
            TopicList.include(TopicListExtension)
            TopicList.on_preload(&PRELOAD)
          end
          Filter.register(plugin)
          add_to_lists(plugin)
          add_to_topic(plugin)
        end

        def preload(topics, list)
          return if !HouseRules.enabled? || Directory.organizations.empty?
          regular = topics.select(&:regular?)
          # Suggested topics come with a topic page, which has a budget of its own.
          return if regular.empty? || list.filter.to_s == "suggested"
          answer = ListedInquiries.call(topic_ids: regular.map(&:id), user: list.current_user)
          regular.each { |topic| topic.house_rules_chip = answer.chips[topic.id] }
          list.house_rules_abandoned_count = answer.abandoned_count
        end

        private

        def add_to_lists(plugin)
          plugin.add_to_serializer(
            :topic_list_item,
            :house_rules_inquiry,
            include_condition: -> { object.house_rules_chip.present? },
          ) { object.house_rules_chip }
          plugin.add_to_serializer(
            :topic_list,
            :house_rules_abandoned_count,
            include_condition: -> { !object.house_rules_abandoned_count.nil? },
          ) { object.house_rules_abandoned_count }
        end

        def add_to_topic(plugin)
          plugin.add_to_serializer(
            :topic_view,
            :house_rules_inquiries,
            include_condition: -> do
              object.topic.regular? && HouseRules::Directory.organizations.any?
            end,
          ) do
            HouseRules::TopicInquiries
              .of_topic(object.topic.id, user_id: scope.user&.id)
              .map { |row| HouseRules::InquiryPayload.new(row, user: scope.user).as_json }
          end
        end
      end
    end
  end
end

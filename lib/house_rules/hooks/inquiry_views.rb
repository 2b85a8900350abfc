# frozen_string_literal: true

require_relative "inquiry_views/filter"
require_relative "inquiry_views/order"

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

      module TopicViewExtension
        attr_accessor :house_rules_answer
      end

      # One object, so that a development server that reloads registers it once.
      PRELOAD = ->(topics, list) { InquiryViews.preload(topics, list) }

      class << self
        def register(plugin)
          plugin.send(:reloadable_patch) do
            Topic.include(TopicExtension)
            TopicList.include(TopicListExtension)
            TopicView.include(TopicViewExtension)
            TopicList.on_preload(&PRELOAD)
          end
          Filter.register(plugin)
          Order.register(plugin)
          add_to_lists(plugin)
          add_to_topic(plugin)
        end

        def preload(topics, list)
          return if !HouseRules.enabled? || Directory.organizations.empty?
          regular = topics.select(&:regular?)
          return if regular.empty?
          answer =
            ListedInquiries.call(
              topics: regular,
              user: list.current_user,
              category_id: list.category&.id,
              counts: list.filter.to_s != "suggested", # below a topic nobody sees it
            )
          regular.each { |topic| topic.house_rules_chip = answer.chips[topic.id] }
          list.house_rules_abandoned_count = answer.abandoned_count
        end

        def answer_of(topic_view, user)
          topic_view.house_rules_answer ||=
            TopicInquiries.of_topic(topic_view.topic, user_id: user&.id)
        end

        private

        def add_to_lists(plugin)
          # Below a topic are lists too.
          %i[topic_list_item suggested_topic].each do |serializer|
            plugin.add_to_serializer(
              serializer,
              :house_rules_inquiry,
              include_condition: -> { object.house_rules_chip.present? },
            ) { object.house_rules_chip }
          end
          plugin.add_to_serializer(
            :topic_list,
            :house_rules_abandoned_count,
            include_condition: -> { !object.house_rules_abandoned_count.nil? },
          ) { object.house_rules_abandoned_count }
        end

        # Both of one query, asked when the first of them is.
        def add_to_topic(plugin)
          condition = -> { object.topic.regular? && HouseRules::Directory.organizations.any? }
          plugin.add_to_serializer(
            :topic_view,
            :house_rules_inquiries,
            include_condition: condition,
          ) do
            rows = InquiryViews.answer_of(object, scope.user).rows
            rows.map { |row| HouseRules::InquiryPayload.new(row, user: scope.user).as_json }
          end
          # What happens while the page is on its way is not lost. Redis is asked, the database is not.
          plugin.add_to_serializer(
            :topic_view,
            :house_rules_message_id,
            include_condition: condition,
          ) { MessageBus.last_id(HouseRules::InquiryNews.channel(object.topic.id)) }
          plugin.add_to_serializer(
            :topic_view,
            :house_rules_unanswered,
            include_condition: -> do
              instance_exec(&condition) && InquiryViews.answer_of(object, scope.user).unanswered
            end,
          ) { SiteSetting.house_rules_unanswered_working_days }
        end
      end
    end
  end
end

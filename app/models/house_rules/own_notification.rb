# frozen_string_literal: true

module HouseRules
  # A notification of ours. Discourse stores it as a custom one; what it says is put into words by whoever
  # shows it, under house_rules.notification in the client's locale files.
  module OwnNotification
    class << self
      # To one person. +data+ is what its words want beside the topic's title.
      def create!(what, user_id:, topic_id:, post_number:, topic_title:, data: {}, **attributes)
        Notification.create!(
          notification_type: Notification.types[:custom],
          user_id:,
          topic_id:,
          post_number:,
          data: data(what, topic_title:, **data).to_json,
          **attributes,
        )
      end

      # What is stored with it.
      def data(what, topic_title:, title: "title", **more)
        {
          house_rules: what,
          message: "house_rules.notification.#{what}",
          title: "house_rules.notification.#{title}",
          topic_title:,
          **more,
        }
      end
    end
  end
end

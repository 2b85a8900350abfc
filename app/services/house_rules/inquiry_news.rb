# frozen_string_literal: true

module HouseRules
  # Who hears that an inquiry changed: open topic pages, other plugins, webhooks. Ids only.
  module InquiryNews
    class << self
      # Open pages of the topic fetch the inquiry anew, each with its reader's own rights.
      def publish(inquiry_id, topic_id)
        topic = Topic.find_by(id: topic_id)
        return if topic.nil?
        MessageBus.publish(
          "/house-rules/topic/#{topic_id}",
          { inquiry_id: },
          topic.secure_audience_publish_messages,
        )
      end

      # house_rules_inquiry_opened, _breached, _answered, _closed, _reopened
      def trigger(what, inquiry_id, topic_id, organization_id)
        DiscourseEvent.trigger(
          :"house_rules_inquiry_#{what}",
          { inquiry_id:, topic_id:, organization_id: },
        )
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # Who hears that an inquiry changed: open topic pages, other plugins, webhooks.
  module InquiryNews
    PATIENCE = 1.minute

    class << self
      def channel(topic_id)
        "/house-rules/topic/#{topic_id}"
      end

      # Open pages of the topic get what everybody sees of it, so that a thousand readers ask nothing;
      # what a reader may do comes of their own roles, which they have. nil: it is part of another.
      def publish(inquiry_id)
        row = TopicInquiries.find(inquiry_id)
        topic = row && Topic.find_by(id: row.topic_id)
        return if topic.nil?
        inquiry = InquiryPayload.new(row).public_json if row.merged_into_id.nil?
        MessageBus.publish(
          channel(topic.id),
          { inquiry_id:, inquiry: },
          topic.secure_audience_publish_messages,
        )
      end

      # Persons: see TellOfInquiry for what there is to tell. Where an official post says it, Discourse
      # tells most of them of the post; whom it did not tell is known a little later.
      def tell(what, inquiry_id)
        delay = TellOfInquiry.by_post?(what) ? PATIENCE : 0
        job = Jobs::HouseRules::TellInquiry
        Jobs.enqueue_in(delay, job, inquiry_id:, what: what.to_s)
      end

      # house_rules_inquiry_opened, _due_soon, _breached, _overdue, _answered, _closed, _reopened,
      # _nudged. Ids only.
      def trigger(what, inquiry_id, topic_id, organization_id)
        DiscourseEvent.trigger(
          :"house_rules_inquiry_#{what}",
          { inquiry_id:, topic_id:, organization_id: },
        )
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # Puts the stamp on a post that is being published, in its transaction: whose words these are, as
  # the organisation was called then, what they are and who wrote them. Tells inquiry and staff log.
  module StampOfficialPost
    class << self
      def call(post:, organization:, writer:, reply_kind:, promised_at: nil)
        stamp(post, organization, writer, reply_kind:, promised_at:)
        AppendInquiryEvent.call(
          topic_id: post.topic_id,
          organization_id: organization.id,
          kind: "official_reply",
          post_id: post.id,
          actor_id: writer.id,
          at: post.created_at,
          reply_kind:,
          promised_at:,
        )
        log(post, organization, writer, reply_kind)
      end

      private

      def stamp(post, organization, writer, **attributes)
        OfficialPost.create!(
          post_id: post.id,
          organization_id: organization.id,
          organization_name: organization.name,
          organization_kind: organization.kind,
          organization_label: organization.label,
          signature: Signature.of(organization, writer),
          writer_id: writer.id,
          **attributes,
        )
      end

      def log(post, organization, writer, reply_kind)
        StaffActionLogger.new(writer).log_custom(
          "house_rules_official_reply",
          post_id: post.id,
          topic_id: post.topic_id,
          organization: organization.name,
          reply_kind:,
        )
      end
    end
  end
end

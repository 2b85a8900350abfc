# frozen_string_literal: true

module HouseRules
  # Puts the stamp on a post that is being published, in its transaction: whose words these are, as
  # the organisation was called then, what they are, who wrote them and on what occasion. Tells
  # inquiry, staff log and, when it went out outside office hours, the public record.
  class StampOfficialPost
    def initialize(post, occasion)
      @post = post
      @organization = occasion.organization
      @writer = occasion.writer
      @objection = occasion.objection
    end

    def call(params, overridden:, promised_at:)
      stamp(params, overridden, promised_at)
      tell_inquiry(params.reply_kind, promised_at)
      log(params.reply_kind)
      OverrideEntry.write(@post, @organization, @writer, params.override_reason) if overridden
    end

    private

    def stamp(params, outside_hours, promised_at)
      OfficialPost.create!(
        post_id: @post.id,
        organization_id: @organization.id,
        organization_name: @organization.name,
        organization_kind: @organization.kind,
        organization_label: @organization.label,
        signature: Signature.of(@organization, @writer),
        writer_id: @writer.id,
        reply_kind: params.reply_kind,
        promised_at:,
        outside_hours:,
        unaddressed_reason: (params.unaddressed_reason if @objection),
      )
    end

    def tell_inquiry(reply_kind, promised_at)
      AppendInquiryEvent.call(
        topic_id: @post.topic_id,
        organization_id: @organization.id,
        kind: "official_reply",
        post_id: @post.id,
        actor_id: @writer.id,
        at: @post.created_at,
        reply_kind:,
        promised_at:,
      )
    end

    def log(reply_kind)
      StaffActionLogger.new(@writer).log_custom(
        "house_rules_official_reply",
        post_id: @post.id,
        topic_id: @post.topic_id,
        organization: @organization.name,
        reply_kind:,
      )
    end
  end
end

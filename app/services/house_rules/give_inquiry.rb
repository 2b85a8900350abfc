# frozen_string_literal: true

module HouseRules
  # An inquiry becomes another organisation's, with the time that was used; whoever has it now owes the
  # rest, by its own hours and targets. Where it was asked in the topic already, the question becomes
  # part of that. In the transaction of whatever gives it. Rule 3.
  module GiveInquiry
    class << self
      # +to+: a Directory entry. Returns the id of the inquiry that goes on.
      def call(inquiry, to:, actor_id: nil, **details)
        other = Inquiry.living.find_by(topic_id: inquiry.topic_id, organization_id: to.id)
        # Part of it or not, it is the other organisation's: should it leave, nobody else owes it.
        MergeInquiry.call(inquiry, into: other, post_id: inquiry.post_id) if other
        hand_along(inquiry, to, actor_id, details)
        (other || inquiry).id
      end

      private

      def hand_along(inquiry, to, actor_id, details)
        AppendInquiryEvent.tell(inquiry.id, kind: "came_back") if inquiry.handed_over?
        from_organization_id = inquiry.organization_id
        inquiry.update_columns(organization_id: to.id)
        AppendInquiryEvent.tell(
          inquiry.id,
          kind: "moved",
          actor_id:,
          details: {
            from_organization_id:,
            **terms(to),
            **details,
          },
        )
      end

      def terms(organization)
        {
          organization_id: organization.id,
          calendar_id: organization.calendar_id,
          **InquiryTargets.of(organization.calendar_id).to_h,
        }
      end
    end
  end
end

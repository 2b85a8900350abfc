# frozen_string_literal: true

module HouseRules
  # A question becomes part of another inquiry of the same organisation: what it waited for is waited
  # for there, since it was asked, and no event is lost. In the transaction of the move. Rule 3.
  class MergeInquiry
    class << self
      # +post_id+: the question's, where it is now.
      def call(inquiry, into:, post_id:)
        status = inquiry.status
        inquiry.update_columns(merged_into_id: into.id, post_id:)
        details = { reason: "merged", inquiry_id: into.id }
        AppendInquiryEvent.tell(inquiry.id, kind: "set_aside", details:)
        told(into, inquiry, post_id, status)
      end

      # It is waited for here no more; the other question goes on without it.
      def release(inquiry)
        details = { ref: ref(inquiry) }
        AppendInquiryEvent.tell(inquiry.merged_into_id, kind: "came_apart", details:)
      end

      # Released, it is a question by itself in this topic, or becomes part of what is there.
      def restore(inquiry, topic_id:, post_id:)
        AppendInquiryEvent.tell(inquiry.id, kind: "restored", details: { reason: "merged" })
        organization_id = inquiry.organization_id
        other = Inquiry.living.find_by(topic_id:, organization_id:)
        return call(inquiry.reload, into: other, post_id:) if other
        inquiry.update_columns(merged_into_id: nil, topic_id:, post_id:)
      end

      private

      # The post as it was when it came in: a first post that was moved since has a new id.
      def ref(inquiry)
        merged = InquiryEvent.where(inquiry_id: inquiry.merged_into_id, kind: "merged")
        told = merged.where("details->>'inquiry_id' = ?", inquiry.id.to_s).order(:id).last
        told ? told.details["ref"] : inquiry.post_id
      end

      def told(into, inquiry, ref, status)
        waits = status.measures.select { |m| m.owed && m.cycle == status.cycle && m.target_seconds }
        responses, full = waits.partition { |measure| measure.kind != :full_answer }
        since = earliest(responses.presence || full, inquiry)
        answer_since = earliest(full, inquiry)&.iso8601(6)
        AppendInquiryEvent.tell(
          into.id,
          kind: "merged",
          actor_id: inquiry.author_id,
          since:,
          details: {
            ref:,
            inquiry_id: inquiry.id,
            responded: responses.empty?,
            answer_since:,
          }.compact,
        )
      end

      # Since when the oldest of them would wait had it never stood still: time in which nobody could
      # read it, or the author was asked, is no more used there than here.
      def earliest(measures, inquiry)
        calendar = inquiry.working_calendar
        measures.map { |measure| since(measure, calendar) }.min
      end

      def since(measure, calendar)
        stood = measure.stood_seconds
        return measure.from if calendar.nil? || stood.zero? || measure.missed
        calendar.advance(measure.from, stood)
      rescue WorkingCalendar::NeverOpen
        measure.from
      end
    end
  end
end

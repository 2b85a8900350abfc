# frozen_string_literal: true

module HouseRules
  # A question that nobody can read (withheld, in quarantine) waits for no answer, and goes on with the
  # time it had left once it can be read again: when no reason is left why it could not. In the
  # transaction that takes it away or brings it back. Rules 2 and 3.
  module SetAsideInquiries
    class << self
      # The text of a post was withheld, all of it.
      def withheld(post_id:, actor_id: nil)
        tell(post_id, actor_id, "set_aside")
      end

      def returned(post_id:, actor_id: nil)
        tell(post_id, actor_id, "restored")
      end

      # Topics entered or left quarantine, or posts did: their questions follow. Without +topic_ids+
      # those of all topics, after another section was chosen or none is any more. Done twice it does
      # nothing.
      def follow_quarantine(topic_ids = nil)
        topics = topic_ids ? "i.topic_id IN (:topic_ids)" : "true"
        sql = STRAYED.sub("/* topics */", topics)
        rows = DB.query(sql, topic_ids:, category_id: Quarantine.category_id)
        details = { reason: "quarantine" }
        rows.each do |row|
          kind = row.inside ? "set_aside" : "restored"
          AppendInquiryEvent.tell(row.id, kind:, details:)
        end
      end

      private

      # Also to what is part of another, which may leave it.
      def tell(post_id, actor_id, kind)
        ids = Inquiry.where(history: false, post_id:).order(:id).lock.pluck(:id)
        details = { reason: "withheld" }
        ids.each { |id| AppendInquiryEvent.tell(id, kind:, actor_id:, details:) }
      end
    end

    # What waits in quarantine, and what stands still elsewhere as if it were there.
    STRAYED = <<~SQL
      SELECT * FROM (
        SELECT i.id, COALESCE(t.category_id = CAST(:category_id AS int), false) AS inside,
               (SELECT e.kind FROM house_rules_inquiry_events e
                WHERE e.inquiry_id = i.id AND e.details->>'reason' = 'quarantine'
                ORDER BY e.at DESC, e.id DESC LIMIT 1) AS last
        FROM house_rules_inquiries i JOIN topics t ON t.id = i.topic_id
        WHERE NOT i.history AND i.merged_into_id IS NULL AND /* topics */
      ) questions
      WHERE inside <> COALESCE(last = 'set_aside', false)
      ORDER BY id
    SQL

    private_constant :STRAYED
  end
end

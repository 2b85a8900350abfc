# frozen_string_literal: true

module HouseRules
  # Says of each inquiry that became abandoned since, once for each due moment, on however many
  # machines it runs: the statement that marks them is the one that finds them.
  class AnnounceBreaches
    BATCH = 500

    # Returns the ids of the inquiries announced.
    def self.call(now: Time.now.utc)
      breached = DB.query(<<~SQL, now:, batch: BATCH)
        UPDATE house_rules_inquiries SET announced_due_at = due_at
        WHERE id IN (
          SELECT id FROM house_rules_inquiries
          WHERE #{Inquiry::ABANDONED} AND announced_due_at IS DISTINCT FROM due_at
          ORDER BY due_at LIMIT :batch FOR UPDATE SKIP LOCKED
        )
        RETURNING id, topic_id, organization_id
      SQL
      breached.each do |row|
        InquiryNews.publish(row.id, row.topic_id)
        InquiryNews.trigger(:breached, row.id, row.topic_id, row.organization_id)
      end
      breached.map(&:id)
    end
  end
end

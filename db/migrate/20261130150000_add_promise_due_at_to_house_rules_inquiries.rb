# frozen_string_literal: true

# The earliest date that was promised and not kept: a promise is broken when it passes, not before.
# Filled from the events as far as they say by themselves; the next event counts it anew.
class AddPromiseDueAtToHouseRulesInquiries < ActiveRecord::Migration[7.2]
  def up
    add_column :house_rules_inquiries, :promise_due_at, :datetime
    execute(<<~SQL)
      UPDATE house_rules_inquiries i
      SET promise_due_at = (
        SELECT min(e.promised_at) FROM house_rules_inquiry_events e
        WHERE e.inquiry_id = i.id AND e.promised_at > e.at
          AND (e.kind = 'promise_changed' OR e.reply_kind = 'interim')
          AND NOT EXISTS (
            SELECT 1 FROM house_rules_inquiry_events r
            WHERE r.inquiry_id = e.inquiry_id AND r.kind = 'official_reply'
              AND r.reply_kind NOT IN ('correction', 'announcement')
              AND r.at > e.at AND r.at <= e.promised_at))
      WHERE i.promises_made > i.promises_kept AND NOT i.history
    SQL
  end

  def down
    remove_column :house_rules_inquiries, :promise_due_at
  end
end

# frozen_string_literal: true

module HouseRules
  # Writes a range of topics' history in two statements: what is no longer a question of the
  # organisation's leaves, as does what was asked under the rules after all; the rest is written or
  # brought up to date. What lives (has events, or was asked under the rules) is left alone.
  class WriteHistory
    def self.call(organization:, targets:, first:, last:, rows:)
      organization_id = organization.id
      DB.exec(FORGET, organization_id:, first:, last:, topic_ids: rows.map { |row| row[:topic_id] })
      return if rows.empty?
      DB.exec(
        WRITE,
        organization_id:,
        calendar_id: organization.calendar_id,
        rows: rows.to_json,
        now: Time.now.utc,
        **targets.to_h,
      )
    end

    LIVES = "EXISTS (SELECT 1 FROM house_rules_inquiry_events e WHERE e.inquiry_id = i.id)"

    # The same question, asked under the rules: counted once, there.
    TWIN = <<~SQL
      EXISTS (SELECT 1 FROM house_rules_inquiries o
              WHERE o.post_id = i.post_id AND o.topic_id = i.topic_id
                AND o.organization_id = i.organization_id AND NOT o.history)
    SQL

    FORGET = <<~SQL
      WITH gone AS (
        DELETE FROM house_rules_inquiries i
        WHERE organization_id = :organization_id AND topic_id BETWEEN :first AND :last
          AND history AND NOT topic_id = ANY (ARRAY[:topic_ids]::int[])
          AND (NOT #{LIVES} OR #{TWIN})
        RETURNING id
      )
      DELETE FROM house_rules_inquiry_events WHERE inquiry_id IN (SELECT id FROM gone)
    SQL

    COLUMNS = %w[
      post_id
      author_id
      calendar_id
      asked_at
      first_response_target
      full_answer_target
      next_response_target
      state
      first_response_due_at
      first_response_at
      first_response_seconds
      full_answer_due_at
      full_answer_at
      full_answer_seconds
    ].freeze

    WRITE = <<~SQL
      INSERT INTO house_rules_inquiries AS i
        (topic_id, organization_id, history, created_at, updated_at, #{COLUMNS.join(", ")})
      SELECT topic_id, :organization_id, true, :now, :now,
             post_id, author_id, :calendar_id, asked_at,
             :first_response_seconds, :full_answer_seconds, :next_response_seconds,
             CASE WHEN responded_at IS NULL THEN 'waiting_first_response'
                  WHEN answered_at IS NULL THEN 'waiting_full_answer' ELSE 'answered' END,
             first_due_at, responded_at, response_seconds, full_due_at, answered_at, answer_seconds
      FROM jsonb_to_recordset(:rows::jsonb) AS past (
        topic_id int, post_id int, author_id int, asked_at timestamp,
        first_due_at timestamp, full_due_at timestamp, responded_at timestamp,
        response_seconds int, answered_at timestamp, answer_seconds int
      )
      ON CONFLICT (topic_id, organization_id, history) WHERE merged_into_id IS NULL DO UPDATE
        SET updated_at = EXCLUDED.updated_at,
            #{COLUMNS.map { |column| "#{column} = EXCLUDED.#{column}" }.join(", ")}
        WHERE i.history AND NOT #{LIVES}
          AND (#{COLUMNS.map { |column| "i.#{column}" }.join(", ")})
            IS DISTINCT FROM (#{COLUMNS.map { |column| "EXCLUDED.#{column}" }.join(", ")})
    SQL

    private_constant :LIVES, :TWIN, :FORGET, :COLUMNS, :WRITE
  end
end

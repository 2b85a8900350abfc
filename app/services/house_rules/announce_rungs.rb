# frozen_string_literal: true

module HouseRules
  # The ladder: of each due moment it is said before it, at it and after it, each rung once, on however
  # many machines and however late it runs. One statement finds them by an index and marks them; what
  # is told of them comes after. It decides nothing: who reads a topic sees how things stand whether
  # this ran or not. Rule 3.
  class AnnounceRungs
    BATCH = 500

    EVENTS = { 1 => :due_soon, 2 => :breached, 3 => :overdue }.freeze

    # Returns the rungs told, as [inquiry id, rung]; nothing is warned of that is late already.
    def self.call(now: Time.now.utc)
      told = []
      loop do
        rows = DB.query(SQL, now:, batch: BATCH)
        told.concat(rows.select(&:rung).map { |row| [row.id, row.rung] }.sort)
        break if rows.map(&:id).uniq.size < BATCH
      end
      tell(told)
      told
    end

    # In slices by jobs, so that a sweep is short whatever is told.
    def self.tell(told)
      told.each_slice(100) { |rungs| Jobs.enqueue(Jobs::HouseRules::TellRungs, rungs:) }
    end

    SQL = <<~SQL
      WITH passed AS (
        SELECT id, due_name, due_at, escalate_at,
               CASE WHEN escalate_at < :now THEN 3 WHEN due_at < :now THEN 2 ELSE 1 END AS rung
        FROM house_rules_inquiries
        WHERE next_rung_at < :now
        ORDER BY next_rung_at LIMIT :batch FOR UPDATE SKIP LOCKED
      ),
      marked AS (
        UPDATE house_rules_inquiries i
        SET next_rung_at = CASE p.rung WHEN 1 THEN p.due_at WHEN 2 THEN p.escalate_at END
        FROM passed p WHERE p.id = i.id
      ),
      told AS (
        INSERT INTO house_rules_rungs (inquiry_id, due_name, rung, due_at, at)
        SELECT id, due_name, each.rung, due_at, :now
        FROM passed, unnest(
          CASE passed.rung WHEN 3 THEN ARRAY[2, 3] ELSE ARRAY[passed.rung] END) AS each(rung)
        WHERE due_at IS NOT NULL AND due_name IS NOT NULL
        ON CONFLICT DO NOTHING RETURNING inquiry_id, rung
      )
      SELECT p.id, t.rung FROM passed p LEFT JOIN told t ON t.inquiry_id = p.id
    SQL

    private_class_method :tell
    private_constant :SQL
  end
end

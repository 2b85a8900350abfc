# frozen_string_literal: true

require_relative "../support/permanence"

# Each way of reading the record goes along an index from its first row to its last, so that the page
# costs the same however long the record is. Milliseconds: benchmark/nothing_vanishes.rb.
RSpec.describe "Queries for the public record", type: :request do
  include_context "with a protected topic"

  before do
    DB.exec(<<~SQL, topic: topic.id)
      INSERT INTO house_rules_record_entries
        (kind, actor_role, topic_id, other_topic_id, details, salt, created_at)
      SELECT CASE WHEN n % 1000 = 0 THEN 'merged' ELSE 'renamed' END, 'moderator',
             CASE WHEN n % 500 = 0 THEN :topic ELSE 900000 + n % 50 END,
             CASE WHEN n % 3 = 0 THEN 900000 + n % 50 END,
             '{}', md5(n::text), now() - n * interval '20 minutes'
      FROM generate_series(1, 20000) n
    SQL
    DB.exec("ANALYZE house_rules_record_entries")
    HouseRules::Directory.off_periods # which are kept, not asked for each time
  end

  let(:middle) do
    DB.query_single("SELECT id FROM house_rules_record_entries OFFSET 9000 LIMIT 1").first
  end

  # Of the one query that reads entries.
  def plan(**params)
    sql =
      track_sql_queries { get "/house-rules/record.json", params: }.grep(
        /FROM "?house_rules_record_entries"?/,
      )
    expect(response.status).to eq(200)
    expect(sql).to have_attributes(size: 1)
    DB.query_single("EXPLAIN (ANALYZE, TIMING OFF) #{sql.first}")
  end

  def rows_read(plan)
    plan
      .grep(/(Index|Index Only|Seq|Heap) Scan/)
      .sum { |line| line[/actual rows=(\d+)/, 1].to_i * line[/loops=(\d+)/, 1].to_i }
  end

  it "read no more rows than they show, whatever is asked" do
    month = { from: 9.months.ago.to_date.iso8601, to: 8.months.ago.to_date.iso8601 }
    [
      {},
      { kind: "renamed" },
      { kind: "merged" },
      { topic_id: topic.id },
      { topic_id: 900_001 },
      { topic_id: 900_001, kind: "renamed", before: middle },
      { before: middle },
      { before: middle, kind: "merged" },
      { kind: "renamed", **month },
      month,
    ].each do |params|
      plan = plan(**params)
      expect(plan.join("\n")).not_to include("Seq Scan"), "#{params}\n#{plan.join("\n")}"
      expect(rows_read(plan)).to be <= 130, "#{params}\n#{plan.join("\n")}"
    end
  end

  it "are as many for 30 entries with names as for none" do
    count = ->(**params) { track_sql_queries { get "/house-rules/record.json", params: }.size }
    2.times { count.call }
    expect(count.call(from: "2001-01-01", to: "2001-01-02")).to be <= count.call
    expect(count.call).to be <= count.call(from: "2001-01-01", to: "2001-01-02") + 3
  end
end

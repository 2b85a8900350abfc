# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe HouseRules::RecordEntry do
  include_context "with a protected topic"

  let!(:line) do
    described_class.write!(
      kind: "moved",
      actor: moderator,
      topic_id: topic.id,
      reason: "off_topic",
      note: "Anna lives in flat 5",
      details: {
        author_ids: [author.id],
        count: 1,
      },
    )
  end

  # Of every column, as the database sees it.
  let(:before) { DB.query_hash("SELECT * FROM house_rules_record_entries WHERE id = ?", line.id) }

  def sql(statement, **params)
    DB.exec("SAVEPOINT attempt")
    DB.exec(statement, id: line.id, **params)
  rescue PG::RaiseException => e
    DB.exec("ROLLBACK TO SAVEPOINT attempt")
    e
  end

  def stands_as_it_was
    before
    yield
    row = DB.query_hash("SELECT * FROM house_rules_record_entries WHERE id = ?", line.id)
    expect(row).to eq(before)
  end

  it "changes by no call of the model's" do
    calls = [
      -> { line.update!(note: "x") },
      -> { line.update_columns(note: "x") },
      -> { line.update_column(:kind, "x") },
      -> { line.update_attribute(:reason, "x") },
      -> { line.touch(:created_at) },
      -> { line.increment!(:topic_id) },
      -> { line.destroy! },
      -> { line.delete },
      -> { described_class.update_all(note: "x") },
      -> { described_class.where(id: line.id).update_all(note: "x") },
      -> { described_class.where(id: line.id).delete_all },
      -> { described_class.where(id: line.id).destroy_all },
      -> { described_class.where(id: line.id).touch_all(:created_at) },
      -> { described_class.destroy(line.id) },
      -> { described_class.delete(line.id) },
      -> { described_class.delete_by(id: line.id) },
      -> { described_class.update(line.id, note: "x") },
      -> { described_class.upsert({ id: line.id, kind: "x", actor_role: "system" }) },
      -> { described_class.upsert_all([{ id: line.id, kind: "x", actor_role: "system" }]) },
      -> { described_class.update_counters(line.id, topic_id: 1) },
    ]
    calls.each do |call|
      stands_as_it_was { expect(&call).to raise_error(ActiveRecord::ActiveRecordError) }
    end
  end

  it "changes by no statement, in no column" do
    values = {
      "boolean" => "true",
      "jsonb" => "'{\"count\": 2}'",
      "integer" => "7",
      "bigint" => "7",
    }
    columns = DB.query_array(<<~SQL)
      SELECT column_name, data_type FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = 'house_rules_record_entries'
    SQL
    expect(columns.size).to be > 12
    columns.each do |column, type|
      value = values.fetch(type) { type.start_with?("timestamp") ? "now()" : "'x'" }
      stands_as_it_was do
        result = sql("UPDATE house_rules_record_entries SET #{column} = #{value} WHERE id = :id")
        expect(result).to be_a(PG::RaiseException), column
      end
    end
  end

  it "is not deleted, emptied or overwritten" do
    [
      "DELETE FROM house_rules_record_entries WHERE id = :id",
      "DELETE FROM house_rules_record_entries WHERE id IN (SELECT :id)",
      "TRUNCATE house_rules_record_entries",
      "TRUNCATE house_rules_record_entries CASCADE",
      <<~SQL,
        INSERT INTO house_rules_record_entries (id, kind, actor_role, salt, created_at)
        VALUES (:id, 'x', 'system', 'x', now()) ON CONFLICT (id) DO UPDATE SET kind = 'x'
      SQL
      "SELECT set_config('house_rules.let_go', 'house_rules_record_entries:' || :id, true); " \
        "DELETE FROM house_rules_record_entries WHERE id = :id",
    ].each do |statement|
      stands_as_it_was { expect(sql(statement)).to be_a(PG::RaiseException), statement }
    end
  end

  it "loses only what the law erases, with a mark that stays" do
    stands_as_it_was do
      expect(sql("UPDATE house_rules_record_entries SET note = NULL WHERE id = :id")).to be_a(
        PG::Error,
      )
    end
    erase = <<~SQL
      UPDATE house_rules_record_entries
      SET note = NULL, salt = NULL, details = '{"count": 1}', erased_at = :at, erased_ground = 'x'
      WHERE id = :id
    SQL
    expect(sql(erase, at: Time.zone.now)).to eq(1)
    [
      "UPDATE house_rules_record_entries SET note = 'again' WHERE id = :id",
      "UPDATE house_rules_record_entries SET erased_at = NULL WHERE id = :id",
      "UPDATE house_rules_record_entries SET erased_ground = 'y' WHERE id = :id",
      "UPDATE house_rules_record_entries SET details = '{\"count\": 2}' WHERE id = :id",
    ].each { |statement| expect(sql(statement)).to be_a(PG::RaiseException), statement }
  end

  it "cannot be added to in words by erasing" do
    stands_as_it_was do
      result = sql(<<~SQL)
        UPDATE house_rules_record_entries
        SET note = 'another', erased_at = now(), erased_ground = 'x' WHERE id = :id
      SQL
      expect(result).to be_a(PG::RaiseException)
    end
  end

  it "keeps posts, topics and versions from being truncated" do
    %w[posts topics post_revisions].each do |table|
      expect(sql("TRUNCATE #{table} CASCADE")).to be_a(PG::RaiseException)
    end
    SiteSetting.house_rules_enabled = false
    expect(sql("TRUNCATE post_revisions")).not_to be_a(PG::Error)
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../../lib/house_rules/verification"

RSpec.describe "House rules: the database's last line", type: :model do
  include_context "with a protected topic"

  def attempt(sql, id)
    DB.exec("SAVEPOINT attempt")
    DB.exec(sql, id:)
  rescue PG::Error => e
    DB.exec("ROLLBACK TO SAVEPOINT attempt")
    e
  end

  let(:attempts) do
    {
      "DELETE FROM posts WHERE id = :id" => reply.id,
      "DELETE FROM topics WHERE id = :id" => topic.id,
      "UPDATE posts SET deleted_at = now() WHERE id = :id" => reply.id,
      "UPDATE topics SET deleted_at = now() WHERE id = :id" => topic.id,
      "DELETE FROM post_revisions WHERE post_id = :id" => reply.id,
    }
  end

  before do
    reply.revise(admin, { raw: "A second version of this reply." }, force_new_version: true)
  end

  it "refuses in SQL, and says in one line how to remove it" do
    attempts.each do |sql, id|
      error = attempt(sql, id)
      expect(error).to be_a(PG::RaiseException), sql
      hint = error.result.error_field(PG::Result::PG_DIAG_MESSAGE_HINT)
      expect(hint).to include("SELECT house_rules_remove_guard();")
    end
  end

  it "lets go when the lease has lapsed, when the row says so, and when the rules are off" do
    [
      -> { DB.exec("UPDATE house_rules_guard SET lease_until = now() - interval '1 minute'") },
      -> { DB.exec("UPDATE house_rules_guard SET enabled = false") },
      -> { SiteSetting.house_rules_enabled = false },
    ].each do |let_go|
      HouseRules::Hooks::Switch.follow(true)
      let_go.call
      result = attempt("UPDATE posts SET deleted_at = now() WHERE id = :id", reply.id)
      expect(result).to eq(1)
      DB.exec("UPDATE posts SET deleted_at = NULL WHERE id = :id", id: reply.id)
    end
  end

  it "leaves messages alone" do
    message = Fabricate(:private_message_post)
    expect(attempt("DELETE FROM posts WHERE id = :id", message.id)).to eq(1)
  end

  it "keeps the record as it is" do
    entry = HouseRules::RecordEntry.last
    expect(attempt("DELETE FROM house_rules_record_entries WHERE id = :id", entry.id)).to be_a(
      PG::Error,
    )
    sql = "UPDATE house_rules_record_entries SET kind = 'x' WHERE id = :id"
    expect(attempt(sql, entry.id)).to be_a(PG::Error)
    expect { entry.update!(kind: "x") }.to raise_error(ActiveRecord::ReadOnlyRecord)
    expect { entry.destroy! }.to raise_error(ActiveRecord::ReadOnlyRecord)
  end

  it "is renewed by a job, only while the rules are on" do
    DB.exec("UPDATE house_rules_guard SET lease_until = now()")
    Jobs::HouseRules::RenewGuardLease.new.execute({})
    lease = DB.query_single("SELECT lease_until FROM house_rules_guard").first
    expect(lease).to be_within(1.minute).of(7.days.from_now)
  end

  it "goes with one statement, and comes back with the migration" do
    DB.exec("SELECT house_rules_remove_guard()")
    expect(attempt("DELETE FROM posts WHERE id = :id", reply.id)).to eq(1)
    expect(HouseRules::Verification.first_problem).to include("trigger")
  end

  it "verifies itself" do
    expect(HouseRules::Verification.first_problem).to be_nil
    DB.exec("UPDATE house_rules_guard SET enabled = false")
    expect(HouseRules::Verification.first_problem).to include("does not follow the switch")
  end

  it "records the switch, once for each change" do
    recorded = -> { HouseRules::RecordEntry.order(:id).pluck(:kind) }
    before = recorded.call
    SiteSetting.house_rules_enabled = true
    expect(recorded.call).to eq(before)
    SiteSetting.house_rules_enabled = false
    SiteSetting.house_rules_enabled = true
    expect(recorded.call).to eq([*before, "rules_switched_off", "rules_switched_on"])
  end
end

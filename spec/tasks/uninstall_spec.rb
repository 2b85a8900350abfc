# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "rake house_rules:uninstall", type: :request do
  include_context "with a protected topic"

  let(:tables) do
    "SELECT tablename FROM pg_tables WHERE tablename LIKE 'house\\_rules\\_%' ORDER BY 1"
  end
  let(:functions) { "SELECT proname FROM pg_proc WHERE proname LIKE 'house\\_rules\\_%'" }

  before do
    Rake::Task.clear
    Rake::Task.define_task(:environment)
    Rake.load_rakefile(File.expand_path("../../lib/tasks/house_rules.rake", __dir__))
  end

  def uninstall(**env)
    env.each { |name, value| ENV[name.to_s] = value }
    capture_stdout { Rake::Task["house_rules:uninstall"].tap(&:reenable).invoke }
  ensure
    env.each_key { |name| ENV.delete(name.to_s) }
  end

  # As core does it, with the plugin's directory or without.
  def install
    paths = Dir[Rails.root.join("plugins/discourse-house-rules/db/{migrate,post_migrate}/*.rb")].sort_by { |path| File.basename(path) }
    done = DB.query_single("SELECT version FROM schema_migrations").to_set
    open = paths.reject { |path| done.include?(File.basename(path)[/\A\d+/]) }
    ActiveRecord::Migration.suppress_messages do
      open.each do |path|
        require path
        File.basename(path, ".rb").sub(/\A\d+_/, "").camelize.constantize.migrate(:up)
        DB.exec("INSERT INTO schema_migrations VALUES (?)", File.basename(path)[/\A\d+/])
      end
    end
    open.size
  end

  # Past every patch, as if the plugin's directory were not there.
  def gone?(post)
    DB.exec("UPDATE posts SET deleted_at = now() WHERE id = ?", post.id) == 1
  end

  it "switches off in public and takes the guard away, twice" do
    expect(uninstall(REASON: "We part")).to include("can be removed now")
    expect(SiteSetting.house_rules_enabled).to eq(false)
    expect(entry).to have_attributes(kind: "rules_switched_off", note: "We part")
    expect(SiteSetting.global_notice).to include("We part")
    expect(DB.query_single(functions)).to eq([])
    expect(gone?(reply)).to eq(true)
    count = entries
    uninstall
    expect(entries).to eq(count)
  end

  it "brings the guard back when the plugin is installed again, and the record is there" do
    count = entries
    uninstall
    expect(install).to eq(HouseRules::OwnMigrations.of_guard.size)
    expect(HouseRules::DatabaseGuard.missing).to eq([])
    SiteSetting.house_rules_enabled = true
    expect(entries).to eq(count + 2)
    expect { gone?(reply) }.to raise_error(PG::RaiseException)
  end

  it "leaves nothing with DROP_DATA, with the rules on or off, twice, and can be installed again" do
    other = Fabricate(:post, topic:)
    [true, false].each do |on|
      SiteSetting.house_rules_enabled = on
      topic.move_posts(moderator, [reply.id, other.id].shift(1), title: "A topic of its own") if on
      2.times { uninstall(DROP_DATA: "1") }
      expect(DB.query_single(tables)).to eq([])
      expect(DB.query_single(functions)).to eq([])
      expect(PostCustomField.where("name LIKE 'house_rules%'")).to be_empty
      expect(SiteSetting.house_rules_enabled).to eq(false)

      sign_in(admin)
      get "/latest.json"
      expect(response.status).to eq(200)
      get "/t/#{topic.id}.json"
      expect(response.status).to eq(200)
      PostCreator.create!(admin, topic_id: topic.id, raw: "Core goes on working without us.")

      expect(install).to eq(HouseRules::OwnMigrations.versions.size)
      expect(HouseRules::Verification.problems).to eq([])
    end
    SiteSetting.house_rules_enabled = true
    expect(HouseRules::Verification.problems).to eq([])
    expect { PostDestroyer.new(admin, first_post).destroy }.to raise_error(HouseRules::Refused)
    expect { gone?(first_post) }.to raise_error(PG::RaiseException)
  end

  it "destroys no text that is withheld and undecided" do
    HouseRules::Withholding.create!(
      post: reply,
      ground: "personal_data",
      withheld_by_id: admin.id,
      withheld_at: Time.zone.now,
      sealed: {
      },
    )
    expect { expect { uninstall(DROP_DATA: "1") }.to raise_error(SystemExit) }.to output(
      /1 withheld text/,
    ).to_stderr
    expect(SiteSetting.house_rules_enabled).to eq(true)
    expect(HouseRules::Verification.problems).to eq([])
  end

  describe "when the directory was removed without it" do
    it "lets deletions happen once the lease has lapsed" do
      expect { DB.exec("SAVEPOINT a") && gone?(reply) }.to raise_error(PG::RaiseException)
      DB.exec("ROLLBACK TO SAVEPOINT a")
      DB.exec("UPDATE house_rules_guard SET lease_until = lease_until - interval '6 days 23 hours'")
      expect { DB.exec("SAVEPOINT a") && gone?(reply) }.to raise_error(PG::RaiseException)
      DB.exec("ROLLBACK TO SAVEPOINT a")
      DB.exec("UPDATE house_rules_guard SET lease_until = lease_until - interval '61 minutes'")
      expect(gone?(reply)).to eq(true)
    end

    it "lets them happen after either line of the error's hint" do
      begin
        DB.exec("SAVEPOINT a")
        gone?(reply)
      rescue PG::RaiseException => e
        hint = e.result.error_field(PG::Result::PG_DIAG_MESSAGE_HINT)
      end
      DB.exec("ROLLBACK TO SAVEPOINT a")
      lines = hint.scan(/(?:UPDATE|SELECT)[^;]+;/)
      expect(lines.size).to eq(2)
      lines.each do |line|
        DB.exec("SAVEPOINT a")
        DB.exec(line)
        expect(gone?(reply)).to eq(true)
        DB.exec("ROLLBACK TO SAVEPOINT a")
      end
    end

    it "is mended, and a line in the record, when somebody takes the guard away under the plugin" do
      [
        "SELECT house_rules_remove_guard()",
        "UPDATE house_rules_guard SET enabled = false",
      ].each do |sql|
        DB.exec(sql)
        before = HouseRules::RecordEntry.where(kind: "lapsed").count
        2.times { Jobs::HouseRules::RenewGuardLease.new.execute({}) }
        expect(HouseRules::Verification.problems).to eq([])
        expect(HouseRules::RecordEntry.where(kind: "lapsed").count).to eq(before + 1)
      end
    end

    it "leaves a line in the record when it comes back after the lease" do
      DB.exec("UPDATE house_rules_guard SET lease_until = '2026-11-01 10:00'")
      2.times { Jobs::HouseRules::RenewGuardLease.new.execute({}) }
      expect(entry).to have_attributes(kind: "lapsed", actor_role: "system")
      expect(entry.details).to eq("date" => "2026-11-01T10:00:00Z")
      expect(HouseRules::RecordEntry.where(kind: "lapsed").count).to eq(1)
      expect { gone?(reply) }.to raise_error(PG::RaiseException)
    end
  end
end

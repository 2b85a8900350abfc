# frozen_string_literal: true

require_relative "../support/permanence"

# A Discourse whose methods are no longer as the plugin knew them, played with a doctored class.
RSpec.describe "House rules: a core that changed", type: :request do
  include_context "with a protected topic"

  let(:hooks) { HouseRules::Hooks }

  let(:core) do
    Class.new do
      def same(_one) = "core"
      def other(_one, _two) = "core"
    end
  end

  let(:extension) do
    Module.new do
      def same(*) = "house rules"
      def other(*) = "house rules"
      def missing(*) = "house rules"
    end
  end

  around do |example|
    known = hooks.misfits.dup
    patches = { "DoctoredCore" => { same: 1, other: 1, missing: 0 } }
    stub_const(hooks, :PATCHES, patches) { example.run }
  ensure
    hooks.misfits.replace(known)
    Object.send(:remove_const, :DoctoredCore) if Object.const_defined?(:DoctoredCore)
  end

  def doctor
    Object.const_set(:DoctoredCore, core)
    hooks.wrap("DoctoredCore", extension)
  end

  it "wraps what fits, and steps aside method by method from what does not" do
    doctor
    expect(DoctoredCore.new.same(1)).to eq("house rules")
    expect(DoctoredCore.new.other(1, 2)).to eq("core")
    expect(DoctoredCore.new).not_to respond_to(:missing)
    expect(hooks.misfits).to contain_exactly("DoctoredCore#other", "DoctoredCore#missing")
  end

  it "steps aside from a class that is gone" do
    expect { hooks.wrap("DoctoredCore", extension) }.not_to raise_error
    expect(hooks.misfits).to contain_exactly(
      *%w[same other missing].map { |m| "DoctoredCore##{m}" },
    )
  end

  it "tells administrators which methods, in their language" do
    expect(ProblemCheck::HouseRulesCore.call).to eq([])
    doctor
    names = "DoctoredCore#missing, DoctoredCore#other"
    %w[en ru].each do |locale|
      I18n.with_locale(locale) do
        message = ProblemCheck::HouseRulesCore.call.sole.message
        expect(message).to include(names)
        expect(message).to match(locale == "en" ? /step aside/ : /не действуют/)
      end
    end
    expect(ProblemCheck::HouseRulesCore.call.sole.priority).to eq("high")

    sign_in(admin)
    get "/admin/dashboard/problems.json"
    expect(response.parsed_body["problems"].to_json).to include("DoctoredCore#missing")
    hooks.misfits.clear
    get "/admin/dashboard/problems.json"
    expect(response.parsed_body["problems"].to_json).not_to include("DoctoredCore")
  end

  it "makes rake house_rules:verify exit with 1 and name them" do
    Rake::Task.clear
    Rake::Task.define_task(:environment)
    Rake.load_rakefile(File.expand_path("../../lib/tasks/house_rules.rake", __dir__))
    verify = -> { Rake::Task["house_rules:verify"].tap(&:reenable).invoke }
    expect(&verify).to output(/everything adds up/).to_stdout
    doctor
    expect {
      expect(&verify).to raise_error(SystemExit) { |e| expect(e.status).to eq(1) }
    }.to output(/DoctoredCore#missing, DoctoredCore#other/).to_stderr
  end

  it "leaves the triggers, which refuse what the methods would have" do
    trash = Trashable.instance_method(:trash!)
    expect { trash.bind_call(reply, admin) }.to raise_error(
      ActiveRecord::StatementInvalid,
      /house rules/,
    )
  end

  describe "what guards in the database" do
    def problems
      sign_in(admin)
      get "/admin/dashboard/problems.json"
      response.parsed_body["problems"].to_json
    end

    it "is missed when a trigger is gone, disabled or fires for replicas only" do
      expect(problems).not_to include("House rules")
      [
        "DROP TRIGGER house_rules_posts_delete ON posts",
        "ALTER TABLE posts DISABLE TRIGGER house_rules_posts_delete",
        "ALTER TABLE posts ENABLE REPLICA TRIGGER house_rules_posts_delete",
      ].each do |sql|
        DB.exec("SAVEPOINT whole")
        DB.exec(sql)
        expect(problems).to include("House rules").and include("house_rules_posts_delete")
        DB.exec("ROLLBACK TO SAVEPOINT whole")
      end
    end

    it "is missed when the lease has lapsed, or the row does not follow the switch" do
      DB.exec("UPDATE house_rules_guard SET lease_until = now() - interval '1 hour'")
      expect(problems).to include("lease has lapsed")
      DB.exec("UPDATE house_rules_guard SET enabled = false")
      expect(problems).to include("does not follow the switch")
      DB.exec("DELETE FROM house_rules_guard")
      expect(problems).to include("guard row is missing")
      DB.exec("DROP TABLE house_rules_guard CASCADE")
      expect(problems).to include("missing")
    end

    it "comes back with the switch" do
      DB.exec("SELECT house_rules_remove_guard()")
      DB.exec("DELETE FROM house_rules_guard")
      expect(HouseRules::DatabaseGuard.missing.size).to eq(HouseRules::DatabaseGuard.triggers.size)
      SiteSetting.house_rules_enabled = false
      SiteSetting.house_rules_enabled = true
      expect(HouseRules::Verification.problems).to eq([])
    end
  end
end

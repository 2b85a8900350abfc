# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: switching off and on", type: :request do
  include_context "with a protected topic"

  let!(:theirs) { SiteSetting.global_notice }
  let(:key) { { "HTTP_API_KEY" => Fabricate(:api_key, user: admin).key } }

  def switches
    HouseRules::RecordEntry
      .where("kind LIKE 'rules_switched%'")
      .order(:created_at, :id)
      .pluck(:kind, :actor_role, :actor_id, :reason, :note)
  end

  def guarded
    DB.query_single("SELECT enabled FROM house_rules_guard").first
  end

  def switch_off(reason: "The server moves to another house", **params)
    put "/admin/plugins/discourse-house-rules/in-force.json",
        params: {
          enabled: false,
          reason:,
          **params,
        }
    response.status
  end

  describe "on the administrators' page" do
    before { sign_in(admin) }

    it "asks for a reason, tells everybody, and lets deletions happen again" do
      expect(switch_off).to eq(200)
      expect(SiteSetting.house_rules_enabled).to eq(false)
      expect(switches.last).to eq(
        ["rules_switched_off", "administrator", admin.id, nil, "The server moves to another house"],
      )
      expect(guarded).to eq(false)
      expect(UserHistory.where(subject: "global_notice").last).to be_present
      expect(UserHistory.where(subject: "house_rules_enabled").last.acting_user_id).to eq(admin.id)

      get "/latest"
      expect(SiteSetting.global_notice).to include("switched off on").and include(
              "Reason: The server moves to another house.",
            )
      expect(response.body).to include("The server moves to another house")
    end

    it "refuses without one, and changes nothing" do
      before = switches
      ["", "  ", nil, "x" * 501].each do |reason|
        expect(switch_off(reason:)).to eq(422)
        expect(response.parsed_body["errors"].sole).to start_with("Say why the rules")
      end
      expect(SiteSetting.house_rules_enabled).to eq(true)
      expect([switches, SiteSetting.global_notice, guarded]).to eq([before, theirs, true])
    end

    it "escapes what is written, and keeps what administrators had in the notice" do
      SiteSetting.global_notice = "Fair on Sunday"
      switch_off(reason: "<img src=x onerror=alert(1)> &amp;lt;script> &lt;b> & more")
      expect(SiteSetting.global_notice).to start_with("Fair on Sunday <span class=")
      expect(SiteSetting.global_notice).to include(
        "‹img src=x onerror=alert(1)› ‹script› ‹b› & more",
      )
      SiteSetting.house_rules_enabled = true
      expect(SiteSetting.global_notice).to eq("Fair on Sunday")
      expect(switches.last).to eq(["rules_switched_on", "administrator", nil, nil, nil])
      expect(guarded).to eq(true)
    end

    it "is for administrators" do
      [moderator, author].each do |user|
        sign_in(user)
        expect(switch_off).to be >= 403
      end
      expect(SiteSetting.house_rules_enabled).to eq(true)
    end

    it "says since when, and what does not add up" do
      get "/admin/plugins/discourse-house-rules/in-force.json"
      expect(response.parsed_body["problems"]).to eq([])
      expect(response.parsed_body["in_force_since"]).to be_present
      DB.exec("ALTER TABLE topics DISABLE TRIGGER house_rules_topics_delete")
      get "/admin/plugins/discourse-house-rules/in-force.json"
      expect(response.parsed_body["problems"].sole).to include("house_rules_topics_delete")
    end
  end

  describe "in Discourse's settings" do
    def set(params, headers = {})
      put(
        "/admin/site_settings/#{params.delete(:id) || "house_rules_enabled"}.json",
        params:,
        headers:,
      )
      response.status
    end

    it "leads to the page that asks for a reason" do
      sign_in(admin)
      [
        { house_rules_enabled: "false" },
        { house_rules_enabled: "" },
        { id: "bulk_update", settings: { house_rules_enabled: { value: "false" } } },
      ].each do |params|
        expect(set(params)).to eq(403)
        expect(response.parsed_body["errors"].sole).to include(
          "/admin/plugins/discourse-house-rules/in-force",
        )
        expect(response.parsed_body["html_message"]).to eq(true)
      end
      expect(SiteSetting.house_rules_enabled).to eq(true)
      expect(set(house_rules_enabled: "true")).to eq(200)
      expect(set(id: "title", title: "Northbank")).to eq(200)
    end

    it "takes an API key's reason, and records that there was none" do
      expect(set({ house_rules_enabled: "false", house_rules_reason: "Migration" }, key)).to eq(200)
      expect(switches.last.last(2)).to eq([nil, "Migration"])
      expect(set({ house_rules_enabled: "true" }, key)).to eq(200)
      expect(switches.last).to eq(["rules_switched_on", "administrator", admin.id, nil, nil])
      expect(set({ house_rules_enabled: "false" }, key)).to eq(200)
      expect(switches.last).to eq(
        ["rules_switched_off", "administrator", admin.id, "not_given", nil],
      )
      expect(SiteSetting.global_notice).to include("Reason: not given.")
    end

    it "switches on with no question asked" do
      SiteSetting.house_rules_enabled = false
      sign_in(admin)
      expect(set(house_rules_enabled: "true")).to eq(200)
      expect(switches.last(2).map(&:first)).to eq(%w[rules_switched_off rules_switched_on])
      expect(SiteSetting.global_notice).to eq(theirs)
    end
  end

  it "is recorded from the console too, with a reason or without" do
    SiteSetting.house_rules_enabled = false
    expect(switches.last).to eq(["rules_switched_off", "administrator", nil, "not_given", nil])
    SiteSetting.house_rules_enabled = true
    HouseRules::SwitchRules.call!(
      guardian: admin.guardian,
      params: {
        enabled: false,
        reason: "Why",
      },
    )
    expect(switches.last).to eq(["rules_switched_off", "administrator", admin.id, nil, "Why"])
    HouseRules::SwitchRules.call!(guardian: admin.guardian, params: { enabled: true })
    expect(switches.last).to eq(["rules_switched_on", "administrator", admin.id, nil, nil])
  end

  it "is caught up with when it happened in the database" do
    SiteSetting.provider.destroy(:house_rules_enabled)
    SiteSetting.refresh!
    expect(SiteSetting.house_rules_enabled).to eq(false)
    expect(guarded).to eq(true)
    2.times { Jobs::HouseRules::RenewGuardLease.new.execute({}) }
    expect(guarded).to eq(false)
    expect(switches.last(2).map(&:first)).to eq(%w[rules_switched_on rules_switched_off])
    expect(SiteSetting.global_notice).to include("switched off")
  end

  describe "the notice, while the rules are off" do
    before do
      SiteSetting.global_notice = "Fair on Sunday"
      HouseRules::SwitchRules.call!(
        guardian: admin.guardian,
        params: {
          enabled: false,
          reason: "Why & how",
        },
      )
    end

    let!(:sentence) { SiteSetting.global_notice[%r{<span class="house-rules-off">.*</span>}] }

    it "leads to the record" do
      expect(sentence).to include("Reason: Why & how.").and include('href="/house-rules/record"')
    end

    it "stands beside what administrators write, whatever they take out of it" do
      sign_in(admin)
      {
        "" => sentence,
        "Fair on Monday" => "Fair on Monday #{sentence}",
        'Fair <span class="house-rules-off">is everything</span>' => "Fair #{sentence}",
        "#{sentence} Fair on Tuesday" => "#{sentence} Fair on Tuesday",
      }.each do |written, shown|
        put "/admin/site_settings/global_notice.json", params: { global_notice: written }
        expect(response.status).to eq(200)
        expect(SiteSetting.global_notice).to eq(shown)
      end
      SiteSetting.global_notice = ""
      expect(SiteSetting.global_notice).to eq(sentence)
      SiteSetting.house_rules_enabled = true
      expect(SiteSetting.global_notice).to eq("")
      SiteSetting.global_notice = "Fair on Sunday"
      expect(SiteSetting.global_notice).to eq("Fair on Sunday")
    end

    it "comes back when it was emptied in the database" do
      SiteSetting.provider.destroy(:global_notice)
      SiteSetting.refresh!
      expect(SiteSetting.global_notice).not_to include(sentence)
      freeze_time 3.days.from_now
      Jobs::HouseRules::RenewGuardLease.new.execute({})
      expect(SiteSetting.global_notice).to include(sentence)
    end

    it "can be emptied once the plugin was taken out" do
      [false, true].each do |drop_data|
        HouseRules::Uninstall.run(drop_data:)
        SiteSetting.global_notice = ""
        expect(SiteSetting.global_notice).to eq("")
      end
    end
  end

  it "leaves the notice alone where the rules never were in force" do
    DB.exec("UPDATE house_rules_guard SET enabled = false")
    SiteSetting.house_rules_enabled = false
    DB.exec("UPDATE house_rules_guard SET enabled = false; DELETE FROM house_rules_record_entries")
    SiteSetting.global_notice = ""
    expect(SiteSetting.global_notice).to eq("")
  end

  it "shows on the rules page, with the reason" do
    HouseRules::SwitchRules.call!(
      guardian: admin.guardian,
      params: {
        enabled: false,
        reason: "Why",
      },
    )
    SiteSetting.house_rules_enabled = true
    get "/house-rules/rules.json"
    expect(response.parsed_body["changes"].first(2)).to match(
      [
        hash_including("setting" => "house_rules_enabled", "from" => "false", "to" => "true"),
        hash_including("from" => "true", "to" => "false", "note" => "Why"),
      ],
    )
  end
end

RSpec.describe "House rules: never in force", type: :request do
  it "were not switched off either" do
    HouseRules::Hooks::Switch.changed(false)
    HouseRules::Hooks::Switch.catch_up
    expect(HouseRules::RecordEntry.count).to eq(0)
    expect(SiteSetting.global_notice).not_to include("switched off")
  end
end

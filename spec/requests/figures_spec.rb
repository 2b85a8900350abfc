# frozen_string_literal: true

require_relative "../support/closed_sections"
require_relative "../support/inquiries"
require_relative "../support/settings_before"

RSpec.describe "Figures, rules and desk", type: :request do
  include_context "with inquiries"

  def figures(format: "json", **params)
    get("/house-rules/figures.#{format}", params:)
    response.parsed_body
  end

  it "has every key and null where nothing can be measured" do
    expect(figures).to eq(
      {
        "from" => nil,
        "to" => nil,
        "organization" => organization.id,
        "asked" => 0,
        "answered" => 0,
        "never_answered" => 0,
        "history" => 0,
        "first_response" => {
          "due" => nil,
          "within_target" => nil,
          "median_seconds" => nil,
          "p90_seconds" => nil,
        },
        "full_answer" => {
          "due" => nil,
          "within_target" => nil,
          "undisputed" => nil,
          "median_seconds" => nil,
          "p90_seconds" => nil,
        },
        "closed" => {
          "due" => nil,
          "count" => nil,
        },
        "initiated" => 0,
        "initiated_with_residents" => 0,
        "supported" => 0,
        "negative" => {
          "closed" => nil,
          "rated" => nil,
          "good_or_excellent" => nil,
        },
        "verdict" => {
          "solved" => nil,
          "not_solved" => nil,
          "silent" => nil,
        },
        "promises" => {
          "made" => nil,
          "kept" => nil,
        },
        "reopened" => nil,
        "pauses" => {
          "inquiries" => nil,
          "seconds" => nil,
        },
        "rules_off" => [],
        "not_let_through" => nil,
      },
    )
  end

  describe "with a week of questions" do
    def act(service, user, **params)
      result = service.call(params:, guardian: user.guardian)
      raise result.inspect_steps if result.failure?
      result
    end

    before do
      promptly = ask(at: moscow("2026-11-23 10:00"))
      late = ask(at: moscow("2026-11-23 11:00"))
      disputed = ask(at: moscow("2026-11-23 12:00"))
      ask(at: moscow("2026-11-23 13:00")) # never answered
      answer(promptly, "full_answer", at: moscow("2026-11-23 15:00"))
      answer(disputed, "full_answer", at: moscow("2026-11-24 11:00"))
      act(
        HouseRules::GiveVerdict,
        resident,
        inquiry_id: inquiry_of(disputed).id,
        verdict: "not_solved",
      )
      answer(
        late,
        "interim",
        at: moscow("2026-11-25 12:00"),
        promised_at: moscow("2026-11-27 20:00"),
      )
      answer(late, "full_answer", at: moscow("2026-11-27 12:00"))
      act(
        HouseRules::CloseInquiry,
        spokesperson,
        inquiry_id: inquiry_of(promptly).id,
        summary: "Adjusted",
        negative: true,
      )
      closure =
        act(
          HouseRules::CloseInquiry,
          spokesperson,
          inquiry_id: inquiry_of(late).id,
          summary: "Late",
          negative: true,
        )[
          :closure
        ]
      HouseRules::Rating.create!(closure:, expert: resident, grade: "good", reason: "Well")
      HouseRules::Rating.create!(
        closure:,
        expert: resident,
        grade: "satisfactory",
        reason: "On reflection",
      )
      act(HouseRules::GiveVerdict, resident, inquiry_id: inquiry_of(late).id, verdict: "solved")
      freeze_time moscow("2026-12-01 12:00")
      ask # not due yet
    end

    it "counts what the regulation asks for" do
      expect(figures.deep_symbolize_keys).to include(
        asked: 5,
        answered: 3,
        never_answered: 2,
        history: 0,
        first_response: {
          due: 4,
          within_target: 2,
          median_seconds: 32_400,
          p90_seconds: 75_600,
        },
        full_answer: {
          due: 4,
          within_target: 2,
          undisputed: 1,
          median_seconds: 32_400,
          p90_seconds: 147_600,
        },
        closed: {
          due: 4,
          count: 2,
        },
        supported: 3,
        negative: {
          closed: 2,
          rated: 1,
          good_or_excellent: 0,
        },
        verdict: {
          solved: 1,
          not_solved: 1,
          silent: 1,
        },
        promises: {
          made: 1,
          kept: 1,
        },
        reopened: 1,
        not_let_through: 0,
      )
    end

    it "takes dates as days of the organisation's zone, both inclusive" do
      expect(figures(from: "2026-11-23", to: "2026-11-23")["asked"]).to eq(4)
      expect(figures(from: "2026-11-24")["asked"]).to eq(1)
      expect(figures(to: "2026-11-22")["asked"]).to eq(0)

      ask(at: moscow("2026-12-03 00:30"))
      expect(figures(from: "2026-12-03", to: "2026-12-03")["asked"]).to eq(1)
      expect(figures(to: "2026-12-02")["asked"]).to eq(5)
    end

    it "keeps organisations apart, and adds them up" do
      other = Fabricate(:house_rules_organization)
      expect(figures(organization: organization.id)).to include(
        "asked" => 5,
        "organization" => organization.id,
      )
      expect(figures(organization: other.id)).to include("asked" => 0, "organization" => other.id)
      expect(figures).to include("asked" => 5, "organization" => nil)
      figures(organization: 0)
      expect(response.status).to eq(404)
    end

    it "is the same as CSV, a row a key" do
      body = figures(from: "2026-11-23", format: "csv")
      expect(response.media_type).to eq("text/csv")
      rows = CSV.parse(body).to_h
      expect(rows).to include(
        "asked" => "5",
        "first_response.within_target" => "2",
        "not_let_through" => "0",
        "from" => "2026-11-23",
      )
    end
  end

  it "counts history in the first response only" do
    ask(at: moscow("2026-11-23 10:00"))
    HouseRules::Inquiry.update_all(
      history: true,
      first_response_at: moscow("2026-11-23 11:00"),
      first_response_seconds: 3600,
    )
    expect(figures.deep_symbolize_keys).to include(
      asked: 1,
      history: 1,
      first_response: {
        due: 1,
        within_target: 1,
        median_seconds: 3600,
        p90_seconds: 3600,
      },
      closed: {
        due: nil,
        count: nil,
      },
    )
  end

  it "says in words what is wrong with dates" do
    [
      %w[2026-13-01 2026-11-01],
      %w[yesterday 2026-11-01],
      %w[2026-11-02 2026-11-01],
      ["", "2026-02-30"],
    ].each do |from, to|
      figures(from:, to:)
      expect(response.status).to eq(400)
      expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.inquiry_errors.dates")])
    end
    figures(from: "x", format: "csv")
    expect(response.status).to eq(400)
  end

  it "is public, unless the forum asks for a log-in" do
    get "/house-rules/figures"
    expect(response.status).to eq(200)
    expect(response.media_type).to eq("text/html")

    set_before_rules(:login_required, true)
    figures
    expect(response.status).to eq(403)
  end

  it "states the rules in force" do
    SiteSetting.house_rules_full_answer_working_days = 5
    SiteSetting.house_rules_formal_claim_url = "https://example.com/claims"
    secret = Fabricate(:private_category, group: spokespeople)
    Fabricate(:house_rules_organization_category, organization:, category: secret)
    get "/house-rules/rules.json"

    rules = response.parsed_body
    expect(rules["targets"]).to eq(
      "first_response_working_days" => 1,
      "full_answer_working_days" => 5,
      "next_response_working_days" => 1,
      "unanswered_working_days" => 3,
      "dispute_working_days" => 10,
      "edit_grace_seconds" => SiteSetting.house_rules_edit_grace_seconds,
      "max_asks_per_day" => SiteSetting.house_rules_max_asks_per_day,
    )
    expect(rules["formal_claim_url"]).to eq("https://example.com/claims")
    expect(rules["organizations"].sole).to include(
      "name" => "Northbank Homes",
      "time_zone" => "Europe/Moscow",
      "week" => HouseRules::Calendar::DEFAULT_WEEK,
      "working_day_seconds" => 36_000,
    )
    expect(rules["organizations"].sole["categories"].map { |c| c["id"] }).to eq([category.id])
  end

  it "dates the changes of the rules" do
    freeze_time moscow("2026-11-24 10:00")
    SiteSetting.set_and_log("house_rules_full_answer_working_days", 4, Fabricate(:admin))
    get "/house-rules/rules.json"
    since = response.parsed_body["since"]
    expect(since["full_answer_working_days"]).to eq(moscow("2026-11-24 10:00").iso8601(3))
    expect(since["first_response_working_days"]).to eq(response.parsed_body["in_force_since"])
    expect(response.parsed_body["changes"]).to include(
      a_hash_including(
        "setting" => "house_rules_full_answer_working_days",
        "from" => "3",
        "to" => "4",
      ),
    )
    expect(response.parsed_body["in_force_since"]).to be_present
  end

  it "opens the desk to spokespeople and staff, most urgent first" do
    first = ask
    second = ask(at: moscow("2026-11-23 11:00"))
    answer(ask, "full_answer")
    freeze_time moscow("2026-11-24 10:30")

    get "/house-rules/desk.json"
    expect(response.status).to eq(403)
    sign_in(resident)
    get "/house-rules/desk.json"
    expect(response.status).to eq(403)

    [spokesperson, Fabricate(:moderator)].each do |user|
      sign_in(user)
      get "/house-rules/desk.json"
      rows = response.parsed_body["inquiries"]
      expect(rows.map { |row| [row.dig("topic", "id"), row["abandoned"]] }).to eq(
        [[first.id, true], [second.id, false]],
      )
      expect(rows.first).to include("author" => resident.username, "remaining_seconds" => -1800)
    end
  end

  it "names who asked on the desk, and has room for all that its reader may read" do
    closed = Fabricate(:category)
    hidden = ask(category: closed.id)
    HouseRules::OpenInquiry.call(
      post: hidden.first_post,
      organization: HouseRules::Directory.organization(organization.id),
    )
    close_section(closed, Fabricate(:group))
    neighbour = Fabricate(:user, refresh_auto_groups: true)
    elsewhere = ask(at: moscow("2026-11-23 11:00"), category: Fabricate(:category).id)
    reply(elsewhere, neighbour, raw: "Perhaps @#{account.username} knows more of it.")

    sign_in(spokesperson)
    stub_const(HouseRules::OpenInquiries, "LIMIT", 1) { get "/house-rules/desk.json" }
    expect(response.parsed_body["inquiries"].sole).to include(
      "author" => neighbour.username,
      "topic" => {
        "id" => elsewhere.id,
        "title" => elsewhere.title,
        "url" => elsewhere.relative_url,
      },
    )
  end
end

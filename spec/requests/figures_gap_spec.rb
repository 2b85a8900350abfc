# frozen_string_literal: true

require_relative "../support/inquiries"

RSpec.describe "House rules: figures and days when the rules were off", type: :request do
  include_context "with inquiries"

  before { DB.exec("UPDATE house_rules_guard SET enabled = false") }

  def turn(enabled, at)
    kind = HouseRules::Hooks::Switch::KINDS[enabled]
    HouseRules::RecordEntry.create!(kind:, actor_role: "administrator", created_at: at)
    HouseRules::Directory.clear
  end

  # The first entry is the shared context's own, of today.
  def rules_off(from, to)
    DB.exec("DELETE FROM house_rules_record_entries")
    turn(true, moscow("2026-11-01 10:00"))
    turn(false, from)
    turn(true, to) if to
  end

  def figures(**params)
    get("/house-rules/figures.json", params:)
    expect(response.status).to eq(200)
    response.parsed_body
  end

  it "leave out what was asked on such a day, in the organisation's zone" do
    ask(at: moscow("2026-11-23 11:00"))
    ask(at: moscow("2026-11-24 00:30"))
    ask(at: moscow("2026-11-25 23:30"))
    ask(at: moscow("2026-11-26 11:00"))
    freeze_time moscow("2026-12-10 11:00")
    expect(figures["asked"]).to eq(4)
    rules_off(moscow("2026-11-24 15:00"), moscow("2026-11-25 09:00"))
    expect(figures["asked"]).to eq(2)
    expect(figures(from: "2026-11-24", to: "2026-11-25")["asked"]).to eq(0)
    expect(figures["rules_off"]).to eq(
      [{ "from" => "2026-11-24T12:00:00.000Z", "to" => "2026-11-25T06:00:00.000Z" }],
    )
    expect(figures(from: "2026-11-26")["rules_off"]).to eq([])
  end

  it "count no deadline that fell into the gap, neither for nor against" do
    late = ask(at: moscow("2026-11-20 11:00"))
    freeze_time moscow("2026-12-10 11:00")
    expect(figures["first_response"]).to include("due" => 1, "within_target" => 0)
    # First response due on Monday, the 23rd, at 11:00; the full answer on Wednesday at 11:00.
    rules_off(moscow("2026-11-23 10:00"), moscow("2026-11-24 10:00"))
    expect(figures["asked"]).to eq(1)
    expect(figures["first_response"]).to include("due" => 0, "within_target" => 0)
    expect(figures["full_answer"]).to include("due" => 1, "within_target" => 0)
    expect(late).to be_present
  end

  it "go on counting what was late before, or answered before" do
    ask(at: moscow("2026-11-18 11:00"))
    answered = ask(at: moscow("2026-11-20 11:00"))
    answer(answered, "full_answer", at: moscow("2026-11-20 12:00"))
    freeze_time moscow("2026-12-10 11:00")
    whole = figures.except("rules_off")
    expect(whole["first_response"]).to include("due" => 2, "within_target" => 1)
    rules_off(moscow("2026-11-25 10:00"), moscow("2026-11-26 10:00"))
    expect(figures.except("rules_off")).to eq(whole)
  end

  it "write the gap as an interval into the CSV" do
    rules_off(Time.utc(2026, 11, 24, 12), Time.utc(2026, 11, 25, 6))
    get "/house-rules/figures.csv"
    expect(response.body).to include("rules_off,2026-11-24T12:00:00Z/2026-11-25T06:00:00Z")
  end
end

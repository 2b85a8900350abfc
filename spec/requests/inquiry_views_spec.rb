# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/closed_sections"

RSpec.describe "Inquiries on topics and in lists", type: :request do
  include_context "with inquiries"

  let!(:topic) { ask }

  def listed(path = "/latest.json")
    get path
    response.parsed_body["topic_list"]
  end

  def chip(path = "/latest.json")
    listed(path)["topics"].find { |t| t["id"] == topic.id }["house_rules_inquiry"]
  end

  def line
    get "/t/#{topic.id}.json"
    response.parsed_body["house_rules_inquiries"]
  end

  it "shows the state, the deadline and what is left of it" do
    freeze_time moscow("2026-11-23 17:50")
    expect(line.sole).to include(
      "organization_id" => organization.id,
      "state" => "waiting_first_response",
      "abandoned" => false,
      "due_at" => "2026-11-23T17:00:00.000Z",
      "remaining_seconds" => 7800,
      "working_day_seconds" => 36_000,
      "can_close" => false,
      "can_judge" => false,
      "can_rate" => false,
    )
    expect(chip).to include("state" => "waiting_first_response", "remaining_seconds" => 7800)
  end

  it "is abandoned when its time is up, without any job" do
    freeze_time moscow("2026-11-23 20:00")
    expect(chip["abandoned"]).to eq(false)

    freeze_time moscow("2026-11-24 10:00")
    Jobs.run_later!
    expect(line.sole).to include("abandoned" => true, "remaining_seconds" => 0)
    freeze_time moscow("2026-11-24 12:00")
    expect(chip).to include("abandoned" => true, "remaining_seconds" => -7200)
    expect(listed["house_rules_abandoned_count"]).to eq(1)
  end

  it "finds abandoned topics for everyone" do
    waiting = ask(at: moscow("2026-11-24 12:00"))
    ids = ->(q) { listed("/filter.json?q=#{q}")["topics"].map { |t| t["id"] } }

    expect(ids.call("inquiry:abandoned")).to eq([topic.id])
    expect(ids.call("inquiry:waiting")).to contain_exactly(topic.id, waiting.id)
    expect(ids.call("inquiry:closed,abandoned")).to eq([topic.id])
    expect(ids.call("inquiry:nonsense")).to eq([])

    sign_in(Fabricate(:user))
    expect(ids.call("inquiry:abandoned")).to eq([topic.id])
    answer(topic, "full_answer")
    expect(ids.call("inquiry:abandoned")).to eq([])
    expect(ids.call("inquiry:answered")).to eq([topic.id])
  end

  it "counts only what the reader may see" do
    Fabricate(:topic)
    freeze_time moscow("2026-11-25 12:00")
    group = Fabricate(:group)
    close_section(category, group, :readonly)
    expect(listed["house_rules_abandoned_count"]).to eq(0)
    sign_in(Fabricate(:user).tap { |user| group.add(user) })
    expect(listed["house_rules_abandoned_count"]).to eq(1)
    sign_in(Fabricate(:admin))
    expect(listed["house_rules_abandoned_count"]).to eq(1)
  end

  it "counts in a section what waits there and within it, as /filter finds it" do
    inner = Fabricate(:category, parent_category: category)
    elsewhere = Fabricate(:category)
    [inner, elsewhere].each do |section|
      Fabricate(:house_rules_organization_category, organization:, category: section)
      ask(category: section.id)
    end
    HouseRules::Directory.clear
    freeze_time moscow("2026-11-25 12:00")

    count = ->(path) { listed(path)["house_rules_abandoned_count"] }
    found = ->(slugs) { listed("/filter.json?q=category:#{slugs}%20inquiry:abandoned")["topics"] }
    expect(count.call("/latest.json")).to eq(3)
    expect(count.call("/c/#{category.slug}/#{category.id}.json")).to eq(2)
    expect(found.call(category.slug).size).to eq(2)
    expect(count.call("/c/#{category.slug}/#{inner.slug}/#{inner.id}.json")).to eq(1)
    expect(found.call("#{category.slug}:#{inner.slug}").size).to eq(1)
  end

  it "has chips in the lists below a topic" do
    other = ask
    sign_in(resident)
    get "/t/#{other.id}.json"
    below = response.parsed_body["suggested_topics"].find { |t| t["id"] == topic.id }
    expect(below["house_rules_inquiry"]).to include("state" => "waiting_first_response")

    SiteSetting.house_rules_enabled = false
    get "/t/#{other.id}.json"
    below = response.parsed_body["suggested_topics"].find { |t| t["id"] == topic.id }
    expect(below).not_to have_key("house_rules_inquiry")
  end

  it "names the reply that waits for a decision" do
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-23 13:00")
    written = reply(topic)
    expect(line.sole["look_at"]).to include(
      "post_id" => written.id,
      "post_number" => written.post_number,
    )
    expect(chip).to include("look_at" => true)
  end

  it "shows closing, verdict and grade with their history" do
    answer(topic, "full_answer")
    HouseRules::CloseInquiry.call(
      params: {
        inquiry_id: inquiry_of(topic).id,
        summary: "Adjusted",
      },
      guardian: spokesperson.guardian,
    )
    closure = HouseRules::Closure.sole
    %w[excellent good].each do |grade|
      HouseRules::Rating.create!(closure:, expert: Fabricate(:user), grade:, reason: "Because")
    end
    HouseRules::GiveVerdict.call(
      params: {
        inquiry_id: closure.inquiry_id,
        verdict: "solved",
      },
      guardian: resident.guardian,
    )

    expect(line.sole).to include("state" => "closed", "verdict" => "solved")
    expect(line.sole["closures"].sole).to include("summary" => "Adjusted", "verdict" => "solved")
    expect(line.sole["closures"].sole["ratings"].map { |r| r["grade"] }).to eq(%w[good excellent])
    expect(Time.zone.parse(line.sole["closures"].sole["closed_at"])).to eq_time(Time.zone.now)
    expect(chip).to include("grade" => "good", "verdict" => "solved")
  end

  it "tells each reader what they may do next" do
    sign_in(spokesperson)
    expect(line.sole).to include("can_close" => false)
    answer(topic, "full_answer")
    expect(line.sole).to include("can_close" => true, "can_judge" => false)
    sign_in(resident)
    expect(line.sole).to include("can_close" => false, "can_judge" => true)
  end

  it "shows no chip for history and never flags it" do
    HouseRules::Inquiry.update_all(history: true)
    freeze_time moscow("2026-12-23 12:00")
    expect(chip).to be_nil
    expect(line.sole).to include("abandoned" => false, "history" => true)
    expect(listed["house_rules_abandoned_count"]).to eq(0)
  end

  it "is bare Discourse while off, also when turned off at run time" do
    expect(chip).to be_present
    SiteSetting.house_rules_enabled = false
    expect(chip).to be_nil
    expect(listed).not_to have_key("house_rules_abandoned_count")
    get "/t/#{topic.id}.json"
    expect(response.parsed_body).not_to have_key("house_rules_inquiries")
  end
end

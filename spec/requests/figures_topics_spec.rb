# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/closed_sections"

# What stands behind the figures: topics, weeks, people.
RSpec.describe "Behind the figures", type: :request do
  include_context "with inquiries"

  def topics(figure, **params)
    get("/house-rules/figures/topics.json", params: { figure:, **params })
    response.parsed_body
  end

  def figures(**params)
    get("/house-rules/figures.json", params:)
    response.parsed_body
  end

  def titles(figure, **params)
    topics(figure, **params)["rows"].map { |row| row["topic"]["title"] }
  end

  let!(:prompt) { ask(at: moscow("2026-11-09 10:00")) }
  let!(:late) { ask(at: moscow("2026-11-16 10:00")) }
  let!(:never) { ask(at: moscow("2026-11-16 12:00")) }

  before do
    answer(prompt, "full_answer", at: moscow("2026-11-09 12:00"))
    answer(late, "interim", at: moscow("2026-11-18 10:00"), promised_at: moscow("2026-11-25 10:00"))
    HouseRules::CloseInquiry.call(
      params: {
        inquiry_id: inquiry_of(prompt).id,
        summary: "Adjusted",
        negative: true,
      },
      guardian: spokesperson.guardian,
    )
    freeze_time moscow("2026-11-23 10:00")
  end

  it "counts what it lists, for every figure" do
    counts = figures
    {
      asked: counts["asked"],
      answered: counts["answered"],
      never_answered: counts["never_answered"],
      history: counts["history"],
      first_due: counts.dig("first_response", "due"),
      first_within: counts.dig("first_response", "within_target"),
      full_due: counts.dig("full_answer", "due"),
      full_within: counts.dig("full_answer", "within_target"),
      full_undisputed: counts.dig("full_answer", "undisputed"),
      closed: counts.dig("closed", "count"),
      negative_closed: counts.dig("negative", "closed"),
      negative_rated: counts.dig("negative", "rated"),
      solved: counts.dig("verdict", "solved"),
      silent: counts.dig("verdict", "silent"),
      initiated: counts["initiated"],
      supported: counts["supported"],
    }.each do |figure, count|
      found = topics(figure)
      expect([figure, found["count"], found["rows"].size]).to eq([figure, count, count])
    end
    expect(titles("first_late")).to eq([never.title, late.title])
    expect(titles("negative_closed")).to eq([prompt.title])
  end

  it "lists a promise as broken when its date passes, and not before" do
    expect(titles("promised")).to eq([late.title])
    expect(titles("promise_broken")).to eq([])

    params = { inquiry_id: inquiry_of(late).id, promised_at: "2026-11-27" }
    HouseRules::ChangePromise.call(params:, guardian: spokesperson.guardian)
    expect(titles("promise_broken")).to eq([])
    freeze_time moscow("2026-11-25 10:01")
    expect(titles("promise_broken")).to eq([late.title])
  end

  it "says of each when it was asked and how long the answer took" do
    expect(topics("answered")["rows"].last).to include(
      "topic" => {
        "id" => prompt.id,
        "title" => prompt.title,
        "url" => prompt.relative_url,
      },
      "first_response_seconds" => 7200,
      "full_answer_seconds" => 7200,
      "working_day_seconds" => 36_000,
    )
    get "/house-rules/figures/topics.csv", params: { figure: "never_answered" }
    expect(response.media_type).to eq("text/csv")
    expect(response.body.lines.second).to start_with("#{never.title},#{never.url},")
  end

  def table(figure)
    get "/house-rules/figures/topics.csv", params: { figure: }
    CSV.parse(response.body, headers: true).map { |row| row["url"] || row["topic"] }
  end

  it "puts all of them in a table, page by page, and says when it is cut" do
    urls = [never, late, prompt].map(&:url)
    stub_const(HouseRules::FiguresTopics, "PAGE", 1) do
      stub_const(HouseRules::FiguresTopics, "TABLE_PAGE", 1) do
        expect(table("asked")).to eq(urls)
        [1, 2, 3].each do |most|
          stub_const(HouseRules::FiguresTopics, "TABLE", most) do
            cut = I18n.t("house_rules.figures_cut", count: most)
            expect(table("asked")).to eq([*urls.first(most), *(cut if most < 3)])
          end
        end
        # The organisation joined both topics that it answered in.
        expect(table("supported")).to match_array([late, prompt].map(&:url))
      end
    end
    get "/house-rules/figures/topics.csv", params: { figure: "nonsense" }
    expect(response.status).to eq(404)
  end

  it "keeps a formula in a title from being one" do
    never.update_columns(title: "=1+1 is what the bill says")
    get "/house-rules/figures/topics.csv", params: { figure: "never_answered" }
    expect(response.body.lines.second).to start_with("'=1+1")
  end

  it "lists what the reader may see, and counts all" do
    close_section(category, Fabricate(:group))
    expect(topics("asked")).to include("count" => 3, "rows" => [], "next_offset" => nil)
    sign_in(Fabricate(:admin))
    expect(topics("asked")["rows"].size).to eq(3)
  end

  it "is narrowed to a section with those below it" do
    below = Fabricate(:category, parent_category: category)
    Topic.where(id: never.id).update_all(category_id: below.id)
    expect(figures(category: category.id)).to include("asked" => 3)
    expect(figures(category: below.id)).to include("asked" => 1, "never_answered" => 1)
    expect(titles("asked", category: below.id)).to eq([never.title])
    get "/house-rules/figures.json", params: { category: 0 }
    expect(response.status).to eq(404)
    close_section(below, Fabricate(:group))
    get "/house-rules/figures.json", params: { category: below.id }
    expect(response.status).to eq(404)
  end

  it "shows the weeks and their trend" do
    get "/house-rules/figures/weeks.json"
    weeks = response.parsed_body
    expect(weeks["weeks"].map { |week| week.slice("week", "first_response", "closed") }).to eq(
      [
        { "week" => "2026-11-09", "first_response" => [1, 1], "closed" => [1, 1] },
        { "week" => "2026-11-16", "first_response" => [0, 2], "closed" => [0, 2] },
      ],
    )
    expect(weeks["trend"]["first_response"]).to eq("now" => [1, 3], "before" => [0, 0])
  end

  it "has no weeks where nothing was asked" do
    HouseRules::Inquiry.delete_all
    HouseRules::OrganizationTopic.delete_all
    get "/house-rules/figures/weeks.json"
    expect(response.parsed_body["weeks"]).to eq([])
    expect(response.parsed_body["trend"]["verdict"]).to eq("now" => [0, 0], "before" => [0, 0])
  end

  it "says who wrote what to staff alone" do
    get "/house-rules/figures/people.json"
    expect(response.status).to eq(403)
    sign_in(spokesperson)
    get "/house-rules/figures/people.json"
    expect(response.status).to eq(403)
    sign_in(Fabricate(:moderator))
    get "/house-rules/figures/people.json"
    expect(response.parsed_body["people"].sole).to include(
      "replies" => 2,
      "outside_hours" => 0,
      "user" => a_hash_including("username" => spokesperson.username),
      "kinds" => a_hash_including("full_answer" => 1, "interim" => 1, "question" => 0),
    )
  end

  it "answers slips of the pen in words" do
    expect(topics("nonsense")["errors"]).to be_present
    expect(response.status).to eq(404)
    topics("asked", from: "soon")
    expect(response.status).to eq(400)
    topics("asked", offset: "-1")
    expect(response.status).to eq(200)
  end
end

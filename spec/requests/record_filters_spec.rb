# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/closed_sections"

RSpec.describe "House rules: filters of the public record", type: :request do
  include_context "with a protected topic"

  fab!(:other_topic) { Fabricate(:topic, category:) }

  def write(kind, at, **attributes)
    freeze_time(Time.iso8601(at)) do
      HouseRules::RecordEntry.write!(kind:, actor: moderator, topic_id: topic.id, **attributes)
    end
  end

  before do
    write("moved", "2026-03-01T23:59:59Z", other_topic_id: other_topic.id)
    write("renamed", "2026-03-02T00:00:00Z")
    write("renamed", "2026-03-02T23:59:59Z", topic_id: other_topic.id)
    write("moved", "2026-03-03T00:00:00Z", topic_id: other_topic.id, other_topic_id: topic.id)
  end

  def found(**params)
    get "/house-rules/record.json", params: { to: "2026-03-31", **params }
    expect(response.status).to eq(200)
    response.parsed_body["entries"].map { |e| [e["kind"], e["at"]] }
  end

  let(:all) do
    [
      %w[moved 2026-03-03T00:00:00.000Z],
      %w[renamed 2026-03-02T23:59:59.000Z],
      %w[renamed 2026-03-02T00:00:00.000Z],
      %w[moved 2026-03-01T23:59:59.000Z],
    ]
  end

  it "takes whole days, and moments of which the last is out" do
    expect(found).to eq(all)
    expect(found(from: "2026-03-02")).to eq(all.first(3))
    expect(found(to: "2026-03-02")).to eq(all.last(3))
    expect(found(from: "2026-03-02", to: "2026-03-02")).to eq(all[1, 2])
    expect(found(from: "2026-03-02T00:00:00Z", to: "2026-03-02T23:59:59Z")).to eq(all[2, 1])
    expect(found(from: "2026-03-02T03:00:00+03:00", to: "2026-03-03T03:00:00+03:00")).to eq(
      all[1, 2],
    )
  end

  it "goes by kind, by topic at either end, and by all of them" do
    expect(found(kind: "renamed")).to eq(all[1, 2])
    expect(found(topic_id: topic.id)).to eq([all[0], all[2], all[3]])
    expect(found(topic_id: other_topic.id)).to eq([all[0], all[1], all[3]])
    expect(found(topic_id: topic.id, kind: "moved", from: "2026-03-02")).to eq(all.first(1))
    expect(found(kind: "nothing")).to eq([])
  end

  it "says which topic it is of, to those who can see it" do
    get "/house-rules/record.json", params: { topic_id: topic.id }
    expect(response.parsed_body["topic"]).to include("title" => topic.title)
    close_section(category)
    get "/house-rules/record.json", params: { topic_id: topic.id }
    expect(response.parsed_body["topic"]).to be_nil
    expect(response.body).not_to include(topic.title)
  end

  it "goes on page by page without leaving out or repeating any, whatever is added meanwhile" do
    freeze_time(Time.iso8601("2026-03-05T00:00:00Z")) do
      65.times do
        HouseRules::RecordEntry.write!(kind: "renamed", actor: moderator, topic_id: topic.id)
      end
    end
    ids = []
    before = nil
    3.times do
      get "/house-rules/record.json", params: { topic_id: topic.id, kind: "renamed", before: }
      ids.concat(response.parsed_body["entries"].map { |e| e["id"] })
      before = response.parsed_body["next_before"]
      write("renamed", "2026-03-06T00:00:00Z")
    end
    expect(before).to be_nil
    expect(ids.size).to eq(66)
    expect(ids.uniq).to eq(ids)
  end

  it "answers 400 in words to what is no date" do
    [
      "from=yesterday",
      "to=2026-02-30",
      "from=2026-03-02&to=2026-03-01",
      "from=2026-03-02T99:00:00Z",
      "from[]=2026-03-01",
      "to[a]=2026-03-01",
    ].each do |query|
      get "/house-rules/record.json?#{query}"
      expect(response.status).to eq(400), query
      expect(response.parsed_body["errors"].first).to include("2026-11-30")
    end
  end

  it "shows browsers the page with the message, in the reader's language" do
    get "/house-rules/record", params: { from: "foo" }
    expect(response.status).to eq(400)
    expect(response.media_type).to eq("text/html")
    expect(response.body).to include(I18n.t("house_rules.inquiry_errors.dates"))
    expect(response.body).to include(topic.title)
    SiteSetting.allow_user_locale = true
    sign_in(Fabricate(:user, locale: "ru"))
    get "/house-rules/record", params: { from: "foo" }
    expect(response.body).to include(I18n.t("house_rules.inquiry_errors.dates", locale: :ru))
    get "/house-rules/record.json", params: { from: "foo" }
    expect(response.parsed_body["errors"]).to eq(
      [I18n.t("house_rules.inquiry_errors.dates", locale: :ru)],
    )
  end

  it "keeps the filters in the page's next link and in the feed" do
    31.times do
      HouseRules::RecordEntry.write!(kind: "renamed", actor: moderator, topic_id: topic.id)
    end
    get "/house-rules/record", params: { kind: "renamed", topic_id: topic.id }
    expect(response.body).to match(
      /rel="next" href="[^"]*before=\d+&amp;kind=renamed&amp;topic_id=#{topic.id}/,
    )
    expect(response.body).to include("record.rss?kind=renamed&amp;topic_id=#{topic.id}")
    get "/house-rules/record.rss", params: { kind: "moved", topic_id: topic.id }
    expect(Nokogiri.XML(response.body).css("item").size).to eq(2)
  end
end

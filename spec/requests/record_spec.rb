# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/settings_before"

RSpec.describe "House rules: the public record", type: :request do
  include_context "with a protected topic"

  fab!(:group)
  fab!(:member) { Fabricate(:user).tap { |user| group.add(user) } }
  fab!(:owners) { Fabricate(:private_category, group:) }
  fab!(:owners_topic) { Fabricate(:post, topic: Fabricate(:topic, category: owners)).topic }

  before do
    topic.move_posts(moderator, [reply.id], title: "Parking: who pays for it")
    HouseRules::RecordEntry.write!(
      kind: "recategorized",
      actor: moderator,
      topic_id: owners_topic.id,
      note: "Something private",
      details: {
        from: owners.id,
        to: category.id,
      },
    )
  end

  def record(**params)
    get "/house-rules/record.json", params: params
    expect(response.status).to eq(200)
    response.parsed_body
  end

  it "can be read by anyone, the newest first" do
    entries = record["entries"]
    expect(entries.map { |e| e["kind"] }.first(2)).to eq(%w[recategorized split])
    split = entries.second
    expect(split).to include(
      "actor_role" => "moderator",
      "reason" => "not_given",
      "count" => 1,
      "authors" => [author.username],
      "topic" => hash_including("title" => topic.title),
      "other_topic" => hash_including("title" => "Parking: who pays for it"),
    )
    expect(response.body).not_to include(moderator.username)
  end

  it "names no topic, note or section that the reader cannot see" do
    hidden = record["entries"].first
    expect(hidden).to include("topic" => nil, "note" => nil, "details" => {}, "authors" => [])
    expect(response.body).not_to include(owners_topic.title)
    expect(response.body).not_to include(owners.name)

    sign_in(member)
    shown = record["entries"].first
    expect(shown["topic"]["title"]).to eq(owners_topic.title)
    expect(shown).to include("note" => "Something private")
    expect(shown["details"]).to eq("from" => owners.name, "to" => category.name)
  end

  it "says nothing in words of a topic that can be seen when the other cannot" do
    HouseRules::RecordEntry.write!(
      kind: "moved",
      actor: moderator,
      topic_id: topic.id,
      other_topic_id: owners_topic.id,
      note: "Something private",
      details: {
        author_ids: [author.id],
        count: 2,
      },
    )
    shown = record(kind: "moved")["entries"].sole
    expect(shown).to include(
      "topic" => hash_including("title" => topic.title),
      "other_topic" => nil,
      "note" => nil,
      "authors" => [],
      "count" => 2,
    )
    get "/house-rules/record.rss", params: { kind: "moved" }
    expect(response.body).not_to include("Something private")
    expect(response.body).not_to include(author.username)
  end

  it "follows an anonymised person, and shows nobody who is gone" do
    UserAnonymizer.new(author, admin).make_anonymous
    expect(record["entries"].second["authors"]).to eq([author.reload.username])
    expect(author.username).to start_with("anon")
    gone = Fabricate(:user)
    HouseRules::RecordEntry.write!(
      kind: "moved",
      actor: moderator,
      topic_id: topic.id,
      details: {
        author_ids: [gone.id],
      },
    )
    gone.destroy!
    expect(record(kind: "moved")["entries"].sole["authors"]).to eq([])
  end

  it "looks names up when read" do
    author.update!(username: "renamed_resident")
    expect(record["entries"].second["authors"]).to eq(%w[renamed_resident])
  end

  it "filters by kind and topic, and pages by key" do
    expect(record(kind: "split")["entries"].map { |e| e["kind"] }).to eq(%w[split])
    expect(record(topic_id: topic.id)["entries"].size).to eq(1)
    31.times do
      HouseRules::RecordEntry.write!(kind: "renamed", actor: moderator, topic_id: topic.id)
    end
    page = record(kind: "renamed")
    expect(page["entries"].size).to eq(30)
    rest = record(kind: "renamed", before: page["next_before"])
    expect(rest["entries"].size).to eq(1)
    expect(rest["next_before"]).to be_nil
  end

  it "takes no more queries for more entries" do
    count = -> { track_sql_queries { record }.size }
    2.times { count.call }
    few = count.call
    10.times do
      other = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
      HouseRules::RecordEntry.write!(
        kind: "moved",
        actor: moderator,
        topic_id: topic.id,
        other_topic_id: other.id,
        details: {
          author_ids: [other.user_id],
          count: 1,
        },
      )
    end
    expect(count.call).to eq(few)
  end

  it "is a page for browsers and crawlers, and a feed" do
    get "/house-rules/record"
    expect(response.status).to eq(200)
    sentence = "1 post split off from «<a href=\"#{topic.relative_url}\">#{topic.title}</a>» into"
    expect(response.body).to include(sentence).and include("Reason: not given.")
    get "/house-rules/record", headers: { "HTTP_USER_AGENT" => "Googlebot" }
    expect(response.body).to include(sentence)
    get "/house-rules/record.rss"
    expect(response.media_type).to eq("application/rss+xml")
    expect(Nokogiri.XML(response.body).css("item").size).to be >= 2
    expect(response.body).not_to include(owners_topic.title)
    expect(response.body).to include("/t/").and include(ERB::Util.html_escape("<a href="))
  end

  it "is closed where the forum is, while the rules are on and off" do
    set_before_rules(:login_required, true)
    [true, false].each do |on|
      SiteSetting.house_rules_enabled = on
      get "/house-rules/record.json"
      expect(response.status).to eq(403)
    end
  end

  it "stays to be read while the rules are off, as page, JSON and feed, and is added to by nobody" do
    HouseRules::SwitchRules.call!(
      guardian: admin.guardian,
      params: {
        enabled: false,
        reason: "The server moves",
      },
    )
    expect(record["entries"].map { |e| e["kind"] }.first(2)).to eq(
      %w[rules_switched_off recategorized],
    )
    get "/house-rules/record"
    expect(response.status).to eq(200)
    expect(response.body).to include("Reason: The server moves").and include("1 post split off")
    expect(response.body).to include('class="no-ember').and include("rel=\"alternate\"")
    expect(response.parsed_body.at_css("[role=status]").text).to include("The server moves")
    get "/house-rules/record.rss"
    expect(Nokogiri.XML(response.body).css("item").size).to be >= 3

    sign_in(admin)
    put "/house-rules/record/#{entry.id}/erase.json", params: { ground: "personal_data" }
    expect(response.status).to eq(404)
    get "/house-rules/rules.json"
    expect(response.status).to eq(404)
  end

  it "is not there where the rules never were in force, or where it was dropped" do
    DB.exec("UPDATE house_rules_guard SET enabled = false")
    SiteSetting.house_rules_enabled = false
    DB.exec("UPDATE house_rules_guard SET enabled = false; DELETE FROM house_rules_record_entries")
    get "/house-rules/record.json"
    expect(response.status).to eq(404)
    HouseRules::Uninstall.run(drop_data: true)
    get "/house-rules/record.json"
    expect(response.status).to eq(404)
  end

  it "takes no harm from parameters that are none" do
    [
      "before[]=1",
      "before=#{"9" * 30}",
      "topic_id[]=1",
      "topic_id=#{"9" * 30}",
      "kind[a]=b",
    ].each do |query|
      get "/house-rules/record.json?#{query}"
      expect(response.status).to eq(200)
    end
  end
end

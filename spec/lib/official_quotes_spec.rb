# frozen_string_literal: true

RSpec.describe HouseRules::Hooks::PostFacts::OfficialQuotes do
  fab!(:account) { Fabricate(:user, username: "Northbank") }
  fab!(:organization) { Fabricate(:house_rules_organization, user: account) }
  fab!(:topic)
  fab!(:spokesperson) { Fabricate(:user, refresh_auto_groups: true) }

  let(:words) { "We have adjusted the heating in all risers of the house." }
  let(:official) do
    HouseRules::PublishOfficialReply.call(
      params: {
        organization_id: organization.id,
        topic_id: topic.id,
        raw: words,
        reply_kind: "full_answer",
      },
      guardian: spokesperson.guardian,
    )[
      :post
    ]
  end

  before do
    SiteSetting.house_rules_enabled = true
    SiteSetting.house_rules_unaddressed_replies = "allow"

    organization.group.add(spokesperson)
    freeze_time(Time.utc(2026, 11, 18, 9))
  end

  def quote(username, post_number)
    <<~TEXT
      [quote="#{username}, post:#{post_number}, topic:#{topic.id}"]
      #{words}
      [/quote]

      Thank you for that.
    TEXT
  end

  def marks(raw)
    cooked = Fabricate(:post, topic:, raw:).cooked
    Nokogiri::HTML5
      .fragment(cooked)
      .css("[data-house-rules-official]")
      .map { |e| e["data-house-rules-official"] }
  end

  it "marks official words" do
    expect(marks(quote("Northbank", official.post_number))).to eq([organization.id.to_s])
  end

  it "marks no words that link elsewhere or show what was not shown" do
    [
      "[#{words}](https://evil.example/pay)",
      "#{words} ![](https://evil.example/seal.png)",
    ].each do |invented|
      expect(marks(quote("Northbank", official.post_number).sub(words, invented))).to be_empty
    end
  end

  it "marks words with the links they had" do
    plan = "[the plan](https://northbank.example/plan)"
    raw = "We have adjusted the heating by #{plan} in all risers."
    said = official
    said.update_columns(raw:, cooked: PrettyText.cook(raw))
    expect(marks(quote("Northbank", said.post_number).sub(words, raw))).to eq(
      [organization.id.to_s],
    )
  end

  it "marks nobody else's, whatever the quote says" do
    resident = Fabricate(:post, topic:, raw: words)
    expect(marks(quote("Northbank", resident.post_number))).to be_empty
    expect(marks(quote("Northbank", 999))).to be_empty
    expect(marks(quote(resident.username, official.post_number))).to be_empty
    expect(marks("[quote=\"Northbank\"]\n#{words}\n[/quote]\n\nThank you for that.")).to be_empty
    expect(marks(<<~HTML)).to be_empty
      <aside class="quote" data-username="Northbank" data-house-rules-official="#{organization.id}">
      <div class="title">Northbank:</div><blockquote>#{words}</blockquote></aside>

      Thank you for that, dear house.
    HTML
  end

  it "costs nothing for a post that quotes no official account" do
    official
    other = Fabricate(:post, topic:, raw: quote("somebody", 1))
    expect(track_sql_queries { described_class.mark(other.cooked) }).to be_empty
  end

  it "stays out of the way when switched off" do
    raw = quote("Northbank", official.post_number)
    SiteSetting.house_rules_enabled = false
    expect(marks(raw)).to be_empty
  end
end

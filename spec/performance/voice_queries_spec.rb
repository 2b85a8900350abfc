# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/query_costs"

# What organisations, badges, hours and signatures cost in queries beside the same Discourse with the
# switch off, in one process: the switch is flipped at run time.
RSpec.describe "Queries for the official voice", type: :request do
  include_context "with inquiries"
  include QueryCosts

  fab!(:moderator)
  fab!(:admin)
  fab!(:other) { Fabricate(:user, refresh_auto_groups: true) }

  before do
    Jobs.run_later!
    organization.update!(signatures: true, label: "management company")
    HouseRules::Signature.create!(
      organization:,
      user: spokesperson,
      text: "Olga",
      consented_at: Time.zone.now,
    )
    2.times { Fabricate(:house_rules_organization) }
  end

  def extra(&block)
    cost(true, &block) - cost(false, &block)
  end

  def readers
    [nil, resident, spokesperson, moderator, admin]
  end

  # [[reader's role, queries more], ...]
  def extras(path)
    readers.map do |user|
      reset!
      sign_in(user) if user
      extra do
        get path
        expect(response.status).to eq(200)
      end
    end
  end

  def speak(topic, times)
    SiteSetting.house_rules_enabled = true
    times.times { answer(topic, "full_answer") }
    Jobs.run_later!
  end

  it "is at most one for a list, with 5 official topics and with 30" do
    5.times { speak(create_post(user: resident, category:).topic, 1) }
    few = extras("/latest.json")
    expect(few).to all(be <= 1)
    25.times { speak(create_post(user: resident, category:).topic, 1) }
    expect(extras("/latest.json")).to eq(few)
  end

  it "is at most two for a topic page, with one official word and with 20" do
    topic = create_post(user: resident, category:).topic
    speak(topic, 1)
    expect(extras("/t/#{topic.id}.json")).to all(be <= 2)
    speak(topic, 19)
    expect(extras("/t/#{topic.id}.json")).to all(be <= 2)
  end

  it "is none for the card, the account's and anybody's, nor for the composer's drafts" do
    expect(extras("/u/#{account.username}/card.json")).to all(be <= 0)
    expect(extras("/u/#{other.username}/card.json")).to all(be <= 0)
    reset!
    sign_in(spokesperson)
    expect(extra { get "/draft.json", params: { draft_key: "new_topic" } }).to be <= 0
  end

  it "is none for the site, whose organisations are known, but for its categories" do
    expect(extras("/site.json")).to all(be <= 0)
  end
end

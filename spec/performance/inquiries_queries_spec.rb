# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/query_costs"

# What the inquiries cost in queries, beside the same Discourse with the switch off, in one process:
# the switch is flipped at run time.
RSpec.describe "Queries for inquiries", type: :request do
  include_context "with inquiries"
  include QueryCosts

  fab!(:moderator)
  fab!(:other) { Fabricate(:user, refresh_auto_groups: true) }

  def become(user)
    reset!
    sign_in(user) if user
    true
  end

  def extra(&block)
    off = cost(false, &block)
    on = cost(true, &block)
    expect(cost(false, &block)).to eq(off)
    on - off
  end

  before { Jobs.run_later! }

  describe "a topic list" do
    let!(:topics) { Array.new(5) { create_post(user: resident, category:).topic } }

    def read
      get "/latest.json"
      expect(response.status).to eq(200)
    end

    it "is one query more for every role, at 5 topics and at 30" do
      readers = [nil, resident, spokesperson, moderator, Fabricate(:admin)]
      costs = -> { readers.map { |user| become(user) && extra { read } } }
      few = costs.call
      expect(few).to all(be <= 1)
      25.times { create_post(user: resident, category:) }
      expect(costs.call).to eq(few)
    end
  end

  describe "a topic page" do
    it "is two queries more with suggested topics below it" do
      topic = ask
      3.times { create_post(user: resident, category:) }
      Jobs.run_later!
      [nil, resident, moderator].each do |user|
        become(user)
        expect(extra { get "/t/#{topic.id}.json" }).to be <= 2
      end
      expect(response.parsed_body["suggested_topics"]).to be_present
    end

    it "is one query more, with many inquiries and replies as with few" do
      topic = ask
      Jobs.run_later!
      20.times { reply(topic, other) }
      [nil, resident, spokesperson, moderator].each do |user|
        become(user)
        read = -> { get "/t/#{topic.id}.json" }
        expect(extra(&read)).to be <= 2
        SiteSetting.house_rules_enabled = true
        read.call
        expect(queries(&read).grep(/house_rules_inquiries/).size).to eq(1)
      end
    end
  end

  describe "posting" do
    # Inside the act itself; jobs come after commit.
    def ours(&block)
      queries(&block).grep(/house_rules_(inquir|organization_topics|calendars)/)
    end

    it "is at most two queries for a new topic" do
      create_post(user: resident, category:)
      expect(ours { create_post(user: resident, category:) }.size).to be <= 2
    end

    it "is one for a reply, whoever writes it, also when it addresses somebody" do
      topic = create_post(user: resident, category:).topic
      [other, resident].each { |user| expect(ours { reply(topic, user) }.size).to eq(1) }
      raw = "Perhaps @#{account.username} can say more of it."
      expect(ours { reply(topic, other, raw:) }.size).to eq(1)
    end

    it "is two for a reply that opens an inquiry, or in a topic the organisation started" do
      topic = create_post(user: resident, category: Fabricate(:category)).topic
      raw = "Perhaps @#{account.username} can say more of it."
      expect(ours { reply(topic, other, raw:) }.size).to eq(2)
      started = Fabricate(:topic, user: account, category:)
      answer(started, "announcement")
      Jobs.run_later!
      expect(ours { reply(started, other) }.size).to eq(2)
    end

    it "is none for staff" do
      topic = create_post(user: resident, category:).topic
      expect(ours { reply(topic, moderator) }.size).to eq(0)
    end

    it "is none for a topic where nobody answers, one for a reply there, and none while off" do
      elsewhere = Fabricate(:category)
      topic = nil
      expect(ours { topic = create_post(user: resident, category: elsewhere).topic }).to eq([])
      # A question may have been moved here.
      [other, resident].each { |user| expect(ours { reply(topic, user) }.size).to eq(1) }

      SiteSetting.house_rules_enabled = false
      expect(ours { topic = create_post(user: resident, category:).topic }).to eq([])
      expect(ours { reply(topic, resident) }).to eq([])
    end
  end

  it "asks twice for the figures, whatever was asked" do
    3.times { create_post(user: resident, category:) }
    figures = -> { get "/house-rules/figures.json" }
    figures.call
    expect(queries(&figures).grep(/house_rules/)).to have_attributes(size: 2)
  end
end

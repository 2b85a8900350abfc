# frozen_string_literal: true

require_relative "../support/inquiries"

# Topics that nobody at all has replied to, the words of /filter, and the order by *Answer*.
RSpec.describe "Unanswered topics, filters and order", type: :request do
  include_context "with inquiries"

  fab!(:elsewhere, :category)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }

  before do
    organization.update_columns(created_at: moscow("2026-01-01 00:00"))
    HouseRules::Directory.clear
  end

  def found(query)
    get "/filter.json", params: { q: query }
    expect(response.status).to eq(200)
    response.parsed_body["topic_list"]["topics"].pluck("id")
  end

  def chip(topic)
    get "/latest.json"
    topics = response.parsed_body["topic_list"]["topics"]
    topics.find { |t| t["id"] == topic.id }["house_rules_inquiry"]
  end

  def line(topic)
    get "/t/#{topic.id}.json"
    response.parsed_body["house_rules_unanswered"]
  end

  describe "a topic nobody has replied to" do
    let!(:topic) { ask(resident, category: elsewhere.id) }

    it "is unanswered after three working days, of whoever answers, or of the first organisation" do
      freeze_time moscow("2026-11-25 20:00")
      expect([found("inquiry:unanswered"), chip(topic), line(topic)]).to eq([[], nil, nil])
      freeze_time moscow("2026-11-25 20:00:01")
      expect(found("inquiry:unanswered")).to eq([topic.id])
      expect(chip(topic)).to eq("state" => nil, "unanswered" => true)
      expect(line(topic)).to eq(3)
    end

    it "is not, once anybody but its author has replied; bots and small actions are nobody" do
      freeze_time moscow("2026-11-26 12:00")
      reply(topic)
      reply(topic, Discourse.system_user)
      topic.add_small_action(Fabricate(:admin), "pinned.enabled")
      expect(found("inquiry:unanswered")).to eq([topic.id])
      reply(topic, neighbour)
      expect([found("inquiry:unanswered"), chip(topic), line(topic)]).to eq([[], nil, nil])
    end

    it "has the hours of whoever answers in its section, and counts beside what that owes" do
      asked = ask(at: moscow("2026-11-23 10:00"))
      calendar = Fabricate(:house_rules_calendar, week: { "mon" => [%w[10:00 20:00]] })
      partner = Fabricate(:house_rules_organization, kind: "partner", calendar:)
      Fabricate(:house_rules_organization_category, organization: partner, category: elsewhere)
      partner.update_columns(created_at: moscow("2026-01-01 00:00"))
      HouseRules::Directory.clear
      freeze_time moscow("2026-11-26 12:00")
      expect(found("inquiry:unanswered")).to eq([asked.id])
      expect(chip(asked)).to include("unanswered" => true, "abandoned" => true)
      freeze_time moscow("2026-12-07 20:00:01")
      expect(found("inquiry:unanswered")).to contain_exactly(asked.id, topic.id)
    end

    it "is neither by staff, employees or bots, nor legal, closed, older than the organisation" do
      quiet = [Fabricate(:admin), spokesperson].map { |user| ask(user, category: elsewhere.id) }
      quiet << ask(resident, category: elsewhere.id).tap { |t| SiteSetting.tos_topic_id = t.id }
      quiet << ask(resident, category: elsewhere.id).tap { |t| t.update_columns(closed: true) }
      quiet << ask(resident, category: elsewhere.id).tap do |t|
        t.update_columns(created_at: 2.years.ago)
      end
      freeze_time moscow("2026-12-26 12:00")
      expect(found("inquiry:unanswered")).to eq([topic.id])
      expect(quiet.map { |t| chip(t) }).to all be_nil
    end

    it "is charged to nobody" do
      freeze_time moscow("2026-12-26 12:00")
      get "/house-rules/figures.json"
      expect(response.parsed_body).to include("asked" => 0, "never_answered" => 0)
    end
  end

  describe "the words of /filter" do
    it "find what they say, several what any of them says" do
      promised, waiting, handed, asked_back, done = Array.new(5) { ask }
      answer(promised, "interim", promised_at: moscow("2026-12-01 20:00"))
      answer(asked_back, "question")
      answer(done, "full_answer")
      HouseRules::HandOverInquiry.call(
        params: {
          inquiry_id: inquiry_of(handed).id,
          department: "Legal service",
          until: "2026-12-01",
        },
        guardian: spokesperson.guardian,
      )
      expect(found("inquiry:promised")).to eq([promised.id])
      expect(found("inquiry:waiting")).to contain_exactly(promised.id, waiting.id, handed.id)
      expect(found("inquiry:handed_over")).to eq([handed.id])
      expect(found("inquiry:waiting_author")).to eq([asked_back.id])
      expect(found("inquiry:promised,answered")).to contain_exactly(promised.id, done.id)
      expect(found("inquiry:never_heard_of_it")).to eq([])

      freeze_time moscow("2026-11-24 12:00")
      expect(found("inquiry:abandoned")).to contain_exactly(waiting.id, handed.id)
      freeze_time moscow("2026-11-30 12:00")
      expect(found("inquiry:abandoned,unanswered")).to contain_exactly(waiting.id, handed.id)
    end

    it "are explained to who asks" do
      words = HouseRules::Hooks::InquiryViews::Filter::WORDS
      expect(words).to include("abandoned", "unanswered", "waiting", "promised")
      %i[en ru].each do |locale|
        I18n.with_locale(locale) do
          options = HouseRules::Hooks::InquiryViews::Filter.options
          expect(options.size).to eq(words.size + 3) # inquiry:, order:answer both ways
          expect(options.map { |o| o[:description] }).to all satisfy { |d|
                d.exclude?("ranslation")
              }
        end
      end
    end
  end

  describe "the order by answer" do
    it "puts first what is due first, then what was answered fastest, then the rest" do
      plain = ask(resident, category: elsewhere.id)
      late = ask(at: moscow("2026-11-23 10:00"))
      quick = ask(at: moscow("2026-11-23 11:00"))
      slow = ask
      answer(quick, "full_answer", at: moscow("2026-11-23 12:00"))
      answer(slow, "full_answer", at: moscow("2026-11-24 12:00"))
      soon = ask
      expected = [late, soon, quick, slow, plain].map(&:id)
      get "/latest.json", params: { order: "answer", ascending: true }
      expect(response.parsed_body["topic_list"]["topics"].pluck("id")).to eq(expected)
      expect(found("order:answer-asc")).to eq(expected)
      expect(found("order:answer")).to eq([soon, late, slow, quick, plain].map(&:id))

      SiteSetting.house_rules_enabled = false
      get "/latest.json", params: { order: "answer" }
      expect(response.status).to eq(200)
    end
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/moved_questions"

# Inquiries go where their question goes; a move neither loses, doubles nor answers one.
RSpec.describe "Inquiries of moved topics", type: :request do
  include_context "with inquiries"
  include MovedQuestions

  fab!(:moderator)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:elsewhere, :category)

  before do
    organization.update!(created_at: moscow("2026-01-01 00:00"))
    sign_in(moderator)
  end

  it "opens one for a resident's reply that becomes a topic, at the moment of the split" do
    topic = ask
    question = reply(topic, neighbour)
    freeze_time moscow("2026-11-25 12:00")
    entered = split(topic, [question])
    expect(living(entered).map { |i| [i.author_id, i.asked_at] }).to eq(
      [[neighbour.id, moscow("2026-11-25 12:00")]],
    )
    expect(living(topic).size).to eq(1)
  end

  it "opens one for a topic that enters an answered section, at that moment" do
    topic = ask(resident, category: elsewhere.id)
    expect(living(topic)).to eq([])
    freeze_time moscow("2026-11-24 15:00")
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: category.id,
          house_rules_reason: "wrong_section",
        }
    expect(living(topic).map(&:asked_at)).to eq([moscow("2026-11-24 15:00")])
  end

  it "leaves alone what was asked before the organisation was there" do
    topic = ask(resident, category: elsewhere.id)
    organization.update!(created_at: 1.day.from_now)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: category.id,
          house_rules_reason: "wrong_section",
        }
    expect(living(topic)).to eq([])
  end

  it "goes along with a question that is split off, and counts it once" do
    topic = ask(at: moscow("2026-11-23 10:00"))
    rest = reply(topic, neighbour)
    freeze_time moscow("2026-11-24 15:00")
    entered = split(topic, [topic.first_post, rest])
    expect(HouseRules::Inquiry.count).to eq(1)
    expect(living(entered).first).to have_attributes(
      post_id: entered.first_post.id,
      asked_at: moscow("2026-11-23 10:00"),
    )
  end

  it "makes a question merged into another inquiry one more address there" do
    first = ask
    second = ask(neighbour, at: moscow("2026-11-23 11:00"))
    merge(second, first)
    expect(living(second)).to eq([])
    expect(kinds(living(first).sole)).to eq(%w[asked merged])
    merged = HouseRules::Inquiry.find_by(merged_into_id: living(first).sole.id)
    expect(kinds(merged)).to eq(%w[asked set_aside])
  end

  it "does not let an older answer, moved in, meet a deadline" do
    other = ask
    full = answer(other, "full_answer", at: moscow("2026-11-24 10:00"))
    late = ask(neighbour, at: moscow("2026-12-01 10:00"))
    freeze_time moscow("2026-12-14 10:00")
    move(other, [full], destination_topic_id: late.id)
    inquiry = living(late).first
    expect(inquiry.first_response_at).to eq_time(moscow("2026-12-14 10:00"))
    expect(inquiry.first_response_seconds).to be > inquiry.first_response_target
  end

  describe "where the organisation had spoken unasked" do
    let(:topic) { ask(resident, category: elsewhere.id) }
    let(:other) { ask(neighbour, category: elsewhere.id) }

    it "takes none of it for an answer, whatever else is moved in" do
      answer(topic, "full_answer", at: moscow("2026-11-23 11:00"))
      unasked = answer(other, "full_answer", at: moscow("2026-11-23 11:30"))
      move(other, [unasked], destination_topic_id: topic.id)
      reply(topic, neighbour, raw: "And what about our cellar, @#{account.username}, please?")
      move(other, [reply(other)], destination_topic_id: topic.id)
      expect(living(topic).sole).to have_attributes(owes: "organization", first_response_at: nil)
      expect(kinds(living(topic).sole)).to eq(%w[asked])
    end

    it "answers no question that comes along" do
      answer(topic, "full_answer", at: moscow("2026-11-23 11:00"))
      question = ask(neighbour, at: moscow("2026-11-23 12:00"))
      merge(question, topic)
      expect(living(topic).sole).to have_attributes(
        author_id: neighbour.id,
        state: "waiting_first_response",
      )
    end

    it "answers no mention that is split off with it" do
      asked = ask
      before = answer(asked, "full_answer", at: moscow("2026-11-23 11:00"))
      mention = reply(asked, neighbour, raw: "And the cellar, @#{account.username}, what of it?")
      entered = split(asked, [before, mention])
      expect(living(entered).sole).to have_attributes(author_id: neighbour.id, full_answer_at: nil)
    end
  end

  it "takes an answer moved in for one to what was split off with it, or stood there before" do
    topic = ask
    question = reply(topic, neighbour)
    answered = answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-23 15:00")
    entered = split(topic, [question, answered])
    expect(living(entered).sole.full_answer_at).to eq_time(moscow("2026-11-23 15:00"))
  end

  it "hears the author in a section where nobody answers any more" do
    topic = ask
    answer(topic, "question", at: moscow("2026-11-23 12:00"))
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: elsewhere.id,
          house_rules_reason: "wrong_section",
        }
    expect(living(topic).first.owes).to eq("author")
    freeze_time moscow("2026-11-23 13:00")
    reply(topic, resident)
    expect(living(topic).first.owes).to eq("organization")
  end

  describe "started : joined" do
    def parts
      get "/house-rules/figures.json"
      response.parsed_body.values_at("initiated", "supported")
    end

    # A topic that the organisation started, and one of a resident's that it joined.
    def announce
      topic = Fabricate(:topic, user: account, category:, created_at: Time.zone.now)
      answer(topic, "announcement")
      HouseRules::TouchOrganizationTopic.spoke(topic_id: topic.id, organization_id: organization.id)
      topic
    end

    it "counts a merged topic once, where it is now, and both again after the way back" do
      first, second = ask, ask(neighbour)
      [first, second].each { |topic| answer(topic, "first_response") }
      expect(parts).to eq([0, 2])
      merge(second, first)
      expect(parts).to eq([0, 1])
      post "/house-rules/moves/#{HouseRules::Move.last.id}/undo.json"
      expect(response.status).to eq(200)
      expect(parts).to eq([0, 2])
    end

    it "goes along with the organisation's words, and does not stay behind" do
      quiet, loud = ask(resident, category: elsewhere.id), ask(neighbour)
      said = answer(loud, "first_response")
      move(loud, [said], destination_topic_id: quiet.id)
      expect(HouseRules::OrganizationTopic.pluck(:topic_id, :role)).to eq([[quiet.id, "joined"]])
      merge(quiet, announce)
      expect(parts).to eq([1, 0])
    end
  end
end

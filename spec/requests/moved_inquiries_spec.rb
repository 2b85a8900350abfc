# frozen_string_literal: true

require_relative "../support/inquiries"

# Inquiries go where their question goes; a move neither loses, doubles nor answers one.
RSpec.describe "Inquiries of moved topics", type: :request do
  include_context "with inquiries"

  fab!(:moderator)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:elsewhere, :category)

  before do
    organization.update!(created_at: moscow("2026-01-01 00:00"))
    sign_in(moderator)
  end

  def move(topic, posts, **destination)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: posts.map(&:id),
           house_rules_reason: "own_topic",
           **destination,
         }
    expect(response.status).to eq(200)
  end

  def split(topic, posts)
    move(topic, posts, title: "A matter that wants a topic of its own", category_id: category.id)
    Topic.last
  end

  def inquiries(topic)
    HouseRules::Inquiry.living.where(topic_id: topic.id).order(:id).to_a
  end

  def events_of(inquiry)
    inquiry.events.reload.pluck(:kind)
  end

  it "opens one for a resident's reply that becomes a topic, at the moment of the split" do
    topic = ask
    question = reply(topic, neighbour)
    freeze_time moscow("2026-11-25 12:00")
    entered = split(topic, [question])
    expect(inquiries(entered).map { |i| [i.author_id, i.asked_at] }).to eq(
      [[neighbour.id, moscow("2026-11-25 12:00")]],
    )
    expect(inquiries(topic).size).to eq(1)
  end

  it "opens one for a topic that enters an answered section, at that moment" do
    topic = ask(resident, category: elsewhere.id)
    expect(inquiries(topic)).to eq([])
    freeze_time moscow("2026-11-24 15:00")
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: category.id,
          house_rules_reason: "wrong_section",
        }
    expect(inquiries(topic).map(&:asked_at)).to eq([moscow("2026-11-24 15:00")])
  end

  it "leaves alone what was asked before the organisation was there" do
    topic = ask(resident, category: elsewhere.id)
    organization.update!(created_at: 1.day.from_now)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: category.id,
          house_rules_reason: "wrong_section",
        }
    expect(inquiries(topic)).to eq([])
  end

  it "goes along with a question that is split off, and counts it once" do
    topic = ask(at: moscow("2026-11-23 10:00"))
    rest = reply(topic, neighbour)
    freeze_time moscow("2026-11-24 15:00")
    entered = split(topic, [topic.first_post, rest])
    expect(HouseRules::Inquiry.count).to eq(1)
    expect(inquiries(entered).first).to have_attributes(
      post_id: entered.first_post.id,
      asked_at: moscow("2026-11-23 10:00"),
    )
  end

  it "makes a question merged into another inquiry one more address there" do
    first = ask
    second = ask(neighbour, at: moscow("2026-11-23 11:00"))
    post "/t/#{second.id}/merge-topic.json",
         params: {
           destination_topic_id: first.id,
           house_rules_reason: "duplicate",
         }
    expect(response.status).to eq(200)
    expect(inquiries(second)).to eq([])
    expect(events_of(inquiries(first).sole)).to eq(%w[asked merged])
    merged = HouseRules::Inquiry.find_by(merged_into_id: inquiries(first).sole.id)
    expect(events_of(merged)).to eq(%w[asked set_aside])
  end

  it "does not let an older answer, moved in, meet a deadline" do
    other = ask
    full = answer(other, "full_answer", at: moscow("2026-11-24 10:00"))
    late = ask(neighbour, at: moscow("2026-12-01 10:00"))
    freeze_time moscow("2026-12-14 10:00")
    move(other, [full], destination_topic_id: late.id)
    inquiry = inquiries(late).first
    expect(inquiry.first_response_at).to eq_time(moscow("2026-12-14 10:00"))
    expect(inquiry.first_response_seconds).to be > inquiry.first_response_target
  end

  it "hears the author in a section where nobody answers any more" do
    topic = ask
    answer(topic, "question", at: moscow("2026-11-23 12:00"))
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: elsewhere.id,
          house_rules_reason: "wrong_section",
        }
    expect(inquiries(topic).first.owes).to eq("author")
    freeze_time moscow("2026-11-23 13:00")
    reply(topic, resident)
    expect(inquiries(topic).first.owes).to eq("organization")
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/moved_questions"

# A part split off takes its clock or starts none, as the mover says; a move that is taken back leaves
# every question as it was. Nothing is lost, nothing counted twice.
RSpec.describe "House rules: clocks of moves", type: :request do
  include_context "with inquiries"
  include MovedQuestions

  fab!(:moderator)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }

  before do
    organization.update!(created_at: moscow("2026-01-01 00:00"))
    HouseRules::Directory.clear
    sign_in(moderator)
  end

  def split(topic, posts, clock: nil)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: posts.map(&:id),
           title: "A matter that wants a topic of its own",
           category_id: category.id,
           house_rules_reason: "own_topic",
           house_rules_clock: clock,
         }
    Topic.last
  end

  def undo
    post "/house-rules/moves/#{HouseRules::Move.last.id}/undo.json"
    expect(response.status).to eq(200)
  end

  def owed(topic)
    HouseRules::Inquiry
      .living
      .where(topic_id: topic.id)
      .order(:id)
      .filter_map { |i| i.status.owes && i.asked_at }
  end

  it "starts none when the mover says so, and leaves what is waited for where it is" do
    topic = ask
    question = reply(topic, neighbour)
    entered = split(topic, [question], clock: "none")
    expect(response.status).to eq(200)
    expect(owed(entered)).to eq([])
    expect(owed(topic).size).to eq(1)
    expect(HouseRules::Inquiry.count).to eq(1)
  end

  it "starts one for a reply of a question that is closed" do
    topic = ask
    answer(topic, "full_answer", at: moscow("2026-11-23 11:00"))
    close = { inquiry_id: inquiry_of(topic).id, summary: "Adjusted" }
    expect(
      HouseRules::CloseInquiry.call(params: close, guardian: spokesperson.guardian),
    ).to be_success
    question = reply(topic, neighbour, raw: "And who looks after the lift in our house?")
    freeze_time moscow("2026-11-23 12:00")
    entered = split(topic, [question])
    expect(owed(entered)).to eq([moscow("2026-11-23 12:00")])
    expect(owed(topic)).to eq([])
  end

  it "goes with a question whatever the mover says, for nothing is lost" do
    topic = ask
    rest = reply(topic, neighbour)
    entered = split(topic, [topic.first_post, rest], clock: "none")
    expect(owed(entered)).to eq([moscow("2026-11-23 10:00")])
  end

  it "is one of two words" do
    topic = ask
    question = reply(topic, neighbour)
    before = topic.posts.pluck(:id)
    split(topic, [question], clock: "perhaps")
    expect(response.status).to eq(422)
    expect(topic.posts.pluck(:id)).to eq(before)
  end

  it "stands still when a split that started it is taken back, unless it was answered" do
    topic = ask
    question = reply(topic, neighbour)
    freeze_time moscow("2026-11-23 12:00")
    entered = split(topic, [question])
    expect(owed(entered).size).to eq(1)
    freeze_time moscow("2026-11-23 13:00")
    undo
    expect(owed(topic)).to eq([moscow("2026-11-23 10:00")])
    expect(owed(entered)).to eq([])
    expect(HouseRules::Inquiry.living.count).to eq(1)
  end

  it "comes back with a question that was merged, with the time that it had left" do
    first = ask
    second = ask(neighbour, at: moscow("2026-11-23 11:00"))
    merge(second, first)
    expect(owed(second)).to eq([])
    freeze_time moscow("2026-11-23 12:00")
    undo
    expect(owed(first)).to eq([moscow("2026-11-23 10:00")])
    expect(owed(second)).to eq([moscow("2026-11-23 11:00")])
    inquiry = HouseRules::Inquiry.living.find_by(topic_id: second.id)
    expect(inquiry.post_id).to eq(second.reload.first_post.id)
  end

  it "counts no merged topic as unanswered" do
    first = ask
    second = ask(neighbour)
    merge(second, first)
    freeze_time moscow("2026-12-14 10:00")
    unanswered = DB.query_single(<<~SQL)
      SELECT t.id FROM topics t
      WHERE #{HouseRules::UnansweredTopics::NOBODY} AND #{HouseRules::UnansweredTopics.long_waiting_sql}
    SQL
    expect(unanswered).not_to include(second.id)
  end
end

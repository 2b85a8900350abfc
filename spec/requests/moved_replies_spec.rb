# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/moved_questions"

# What is written after the answer goes where its post goes: decided, undecided, or not decided in time.
RSpec.describe "Replies that are moved", type: :request do
  include_context "with inquiries"
  include MovedQuestions

  fab!(:moderator)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }

  let(:topic) { ask }
  let(:inquiry) { living(topic).sole }
  let!(:late) do
    answer(topic, "full_answer", at: moscow("2026-11-23 11:00"))
    freeze_time moscow("2026-11-23 12:00")
    reply(topic, neighbour)
  end

  before do
    HouseRules::Organization.update_all(created_at: moscow("2026-01-01 00:00"))
    HouseRules::Directory.clear
    sign_in(moderator)
  end

  def decide(decision)
    HouseRules::DecideReplies.call(
      params: {
        inquiry_id: inquiry.id,
        decision:,
      },
      guardian: spokesperson.guardian,
    )
  end

  it "are waited for where they are, since they were written, once they need an answer" do
    freeze_time moscow("2026-11-23 15:00")
    expect(decide("needs_answer")).to be_success
    expect(inquiry.reload.owes).to eq("organization")
    freeze_time moscow("2026-11-23 16:00")
    entered = split(topic, [late])
    expect(inquiry.reload.owes).to be_nil
    expect(living(entered).sole).to have_attributes(
      author_id: neighbour.id,
      asked_at: eq_time(moscow("2026-11-23 12:00")),
      due_at: eq_time(moscow("2026-11-24 12:00")),
    )
  end

  it "are looked at no more where they were, nor counted as an address there" do
    entered = split(topic, [late])
    freeze_time moscow("2026-12-07 12:00")
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
    expect(inquiry.reload).to have_attributes(owes: nil, look_at_until: nil, cycle: 1)
    expect(living(entered).sole.author_id).to eq(neighbour.id)
  end

  it "are waited for where they are once nobody decided in time" do
    freeze_time moscow("2026-11-25 12:00")
    entered = split(topic, [late])
    expect(inquiry.reload).to have_attributes(owes: nil, cycle: 2)
    expect(living(entered).sole.asked_at).to eq_time(moscow("2026-11-23 12:00"))
  end

  it "are looked at in a topic where another question was answered" do
    other = ask(neighbour)
    answer(other, "full_answer", at: moscow("2026-11-23 13:00"))
    move(topic, [late], destination_topic_id: other.id)
    expect(inquiry.reload.look_at_since).to be_nil
    expect(living(other).sole.look_at_since).to eq_time(moscow("2026-11-23 13:00"))
  end

  it "are looked at again, and can be decided, when the move is taken back" do
    split(topic, [late])
    expect(inquiry.reload.look_at_since).to be_nil
    freeze_time moscow("2026-11-23 14:00")
    post "/house-rules/moves/#{HouseRules::Move.last.id}/undo.json"
    expect(response.status).to eq(200)
    expect(inquiry.reload.look_at_since).to eq_time(moscow("2026-11-23 14:00"))
    expect(decide("needs_answer")).to be_success
    expect(inquiry.reload).to have_attributes(
      owes: "organization",
      due_at: eq_time(moscow("2026-11-24 14:00")),
    )
  end
end

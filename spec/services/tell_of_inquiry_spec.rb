# frozen_string_literal: true

require_relative "../support/closed_sections"
require_relative "../support/inquiries"

# Who hears what became of a question, and how often.
RSpec.describe HouseRules::TellOfInquiry do
  include_context "with inquiries"

  fab!(:elsewhere, :category)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }

  def told(user)
    Notification
      .where(user:, notification_type: Notification.types[:custom])
      .order(:id)
      .map { |notification| JSON.parse(notification.data)["house_rules"] }
  end

  def discourse_tells(user, post, type: :replied)
    Notification.create!(
      user:,
      notification_type: Notification.types[type],
      topic_id: post.topic_id,
      post_number: post.post_number,
      data: "{}",
    )
  end

  def same_here(inquiry, users)
    users.each { |user| HouseRules::SameHere.create!(inquiry:, user:, created_at: Time.now) }
  end

  describe "where who asked did not start the topic" do
    let!(:topic) do
      ask(resident, category: elsewhere.id).tap do |topic|
        reply(topic, neighbour, raw: "Perhaps @#{account.username} can say more of it.")
      end
    end

    it "tells them each step of the organisation's, and the topic's author nothing" do
      answer(topic, "first_response", at: moscow("2026-11-23 11:00"))
      answer(topic, "question", at: moscow("2026-11-23 12:00"))
      freeze_time moscow("2026-11-23 12:30")
      reply(topic, neighbour)
      answer(topic, "interim", at: moscow("2026-11-23 13:00"), promised_at: 2.days.from_now)
      answer(topic, "full_answer", at: moscow("2026-11-23 14:00"))
      expect(told(neighbour)).to eq(
        %w[inquiry_responded inquiry_waiting_author inquiry_promised inquiry_answered_yours],
      )
      expect(told(resident)).to eq([])
    end

    it "leaves it to Discourse's own notification, and gives that the time to come" do
      post = answer(topic, "full_answer")
      Notification.where(user: neighbour).delete_all
      expect(described_class.call(inquiry_of(topic), "answered")).to eq(1)

      Notification.where(user: neighbour).delete_all
      discourse_tells(neighbour, post)
      expect(described_class.call(inquiry_of(topic), "answered")).to eq(0)

      Jobs.run_later!
      id = inquiry_of(topic).id
      expect_enqueued_with(
        job: Jobs::HouseRules::TellInquiry,
        args: {
          inquiry_id: id,
          what: "answered",
        },
        at: 1.minute.from_now,
      ) { HouseRules::InquiryNews.tell("answered", id) }
    end
  end

  describe "whenever it runs" do
    let!(:topic) { ask }
    let(:inquiry) { inquiry_of(topic) }

    def run(what)
      Jobs::HouseRules::TellInquiry.new.execute(inquiry_id: inquiry.id, what:)
    end

    it "tells once, however often" do
      same_here(inquiry, [neighbour])
      answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
      2.times { run("answered") }
      expect([told(resident), told(neighbour)]).to eq(
        [%w[inquiry_answered_yours], %w[inquiry_answered]],
      )

      inquiry.events.create!(kind: "not_solved", at: moscow("2026-11-23 13:00"))
      answer(topic, "full_answer", at: moscow("2026-11-23 14:00"))
      run("answered")
      expect(told(neighbour)).to eq(%w[inquiry_answered inquiry_answered])
    end

    it "says nothing that holds no more" do
      freeze_time moscow("2026-11-23 12:00")
      to = { "department" => "Legal service" }
      inquiry.events.create!(
        kind: "handed_over",
        at: Time.now,
        promised_at: 2.days.from_now,
        details: to,
      )
      HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
      expect(told(resident)).to eq(%w[inquiry_handed_over])
      inquiry.events.create!(kind: "came_back", at: Time.now)
      HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
      Notification.delete_all
      run("handed_over")
      expect(told(resident)).to eq([])
    end

    it "tells those who read the section, at the same cost for many" do
      insiders = Fabricate(:group)
      members = Array.new(5) { Fabricate(:user).tap { |user| insiders.add(user) } }
      admin = Fabricate(:admin)
      answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
      close_section(category, insiders)
      Notification.delete_all

      same_here(inquiry, [members.first])
      few = track_sql_queries { described_class.call(inquiry_of(topic), "answered") }
      Notification.delete_all
      same_here(inquiry, [*members.drop(1), neighbour, admin])
      many = track_sql_queries { described_class.call(inquiry_of(topic), "answered") }
      expect([*members, admin].map { |user| told(user) }).to all(eq(%w[inquiry_answered]))
      expect([told(neighbour), told(resident)]).to eq([[], []])
      expect(many.size).to eq(few.size)
    end
  end
end

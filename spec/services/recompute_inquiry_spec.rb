# frozen_string_literal: true

require_relative "../support/inquiries"

RSpec.describe HouseRules::RecomputeInquiry do
  include_context "with inquiries"

  let(:topic) { ask }
  let(:inquiry) { inquiry_of(topic) }

  def recompute
    described_class.call(params: { inquiry_id: inquiry.id })
    inquiry.reload
  end

  it "takes the first response and the full answer from official replies" do
    topic
    answer(topic, "first_response", at: moscow("2026-11-23 12:00"))
    expect(inquiry).to have_attributes(
      state: "waiting_full_answer",
      first_response_seconds: 7200,
      due_at: moscow("2026-11-25 20:00"),
    )

    answer(topic, "full_answer", at: moscow("2026-11-24 11:00"))
    expect(inquiry.reload).to have_attributes(
      state: "answered",
      owes: nil,
      due_at: nil,
      first_response_seconds: 7200,
      full_answer_seconds: 39_600,
    )
  end

  it "counts a full answer as the first response too" do
    answer(topic, "full_answer", at: moscow("2026-11-23 11:00"))
    expect(inquiry).to have_attributes(first_response_seconds: 3600, full_answer_seconds: 3600)
  end

  it "moves the due date by a promise and keeps the measured target" do
    answer(topic, "interim", promised_at: moscow("2026-12-01 20:00"))
    expect(inquiry).to have_attributes(
      state: "promised",
      due_at: moscow("2026-12-01 20:00"),
      full_answer_due_at: moscow("2026-11-25 20:00"),
      promises_made: 1,
    )
  end

  it "waits for the author when asked something, until the author writes" do
    answer(topic, "question", at: moscow("2026-11-23 12:00"))
    expect(inquiry).to have_attributes(state: "waiting_author", owes: "author", due_at: nil)

    freeze_time moscow("2026-11-24 12:00")
    reply(topic)
    expect(inquiry.reload).to have_attributes(
      state: "waiting_full_answer",
      owes: "organization",
      paused_seconds: 36_000,
      due_at: moscow("2026-11-26 20:00"),
    )
  end

  it "keeps no record of an author's replies nobody waits for" do
    topic
    expect { reply(topic) }.not_to change { HouseRules::InquiryEvent.count }
  end

  it "writes the same when run twice or late" do
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    columns = inquiry.attributes.except("updated_at")
    freeze_time moscow("2027-02-01 12:00")
    expect(recompute.attributes.except("updated_at")).to eq(columns)
  end

  it "tells open pages and other plugins once" do
    topic
    messages =
      MessageBus.track_publish("/house-rules/topic/#{topic.id}") do
        events =
          DiscourseEvent.track_events(:house_rules_inquiry_answered) do
            answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
            recompute
          end
        expect(events.map { |e| e[:params] }).to eq(
          [[{ inquiry_id: inquiry.id, topic_id: topic.id, organization_id: organization.id }]],
        )
      end
    expect(messages.sole.data).to include(
      inquiry_id: inquiry.id,
      inquiry: include(state: "answered", acts: include(judge: :author)),
    )
    expect(messages.sole.data[:inquiry].keys.map(&:to_s).grep(/can_|role|said/)).to eq([])
  end

  it "keeps what is published to those who can read the topic" do
    group = Fabricate(:group)
    category.set_permissions(group => :full)
    category.save!
    group.add(resident)
    message =
      MessageBus
        .track_publish("/house-rules/topic/#{topic.id}") { answer(topic, "full_answer") }
        .first
    expect(message.group_ids).to eq([group.id])
  end

  it "never makes history owe anything, and keeps what the backfill found" do
    inquiry.update!(
      history: true,
      first_response_at: moscow("2026-11-23 11:00"),
      first_response_seconds: 3600,
    )
    inquiry.events.where(kind: "asked").delete_all
    events =
      DiscourseEvent.track_events do
        answer(topic, "full_answer", at: moscow("2026-11-24 10:00"))
        inquiry.events.create!(kind: "not_solved", at: moscow("2026-11-24 11:00"))
        inquiry.events.create!(
          kind: "official_reply",
          reply_kind: "full_answer",
          at: moscow("2026-11-24 11:30"),
        )
        inquiry.events.create!(kind: "closed", at: moscow("2026-11-24 12:00"))
        freeze_time moscow("2026-11-24 13:00")
        recompute
      end
    expect(events.map { |e| e[:event_name].to_s }.grep(/inquiry/)).to eq([])
    expect(inquiry.reload).to have_attributes(
      owes: nil,
      due_at: nil,
      state: "closed",
      first_response_seconds: 3600,
      full_answer_seconds: 36_000,
    )
  end
end

RSpec.describe HouseRules::AppendInquiryEvent do
  include_context "with inquiries"

  it "appends once for a post, and notes the topic as joined" do
    topic = ask
    post = answer(topic, "first_response")
    call = -> do
      described_class.call(
        topic_id: topic.id,
        organization_id: organization.id,
        kind: "official_reply",
        at: post.created_at,
        post_id: post.id,
        actor_id: spokesperson.id,
        reply_kind: "first_response",
      )
    end
    expect { expect(call.call).to be_nil }.not_to change { HouseRules::InquiryEvent.count }
    expect(HouseRules::OrganizationTopic.pluck(:topic_id, :role)).to eq([[topic.id, "joined"]])
  end

  it "does nothing where nobody was asked" do
    topic = Fabricate(:topic)
    id =
      described_class.call(
        topic_id: topic.id,
        organization_id: organization.id,
        kind: "official_reply",
        at: Time.now,
        post_id: Fabricate(:post, topic:).id,
        actor_id: spokesperson.id,
        reply_kind: "announcement",
      )
    expect(id).to be_nil
    expect(HouseRules::InquiryEvent.count).to eq(0)
  end

  it "notes when a resident replied in a topic the organisation started" do
    topic = Fabricate(:topic, user: account, category:)
    HouseRules::TouchOrganizationTopic.spoke(topic_id: topic.id, organization_id: organization.id)
    reply(topic, spokesperson)
    reply(topic, resident)
    expect(HouseRules::OrganizationTopic.find_by(topic_id: topic.id).resident_replied).to eq(true)
  end
end

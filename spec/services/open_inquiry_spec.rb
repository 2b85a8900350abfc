# frozen_string_literal: true

require_relative "../support/inquiries"

RSpec.describe HouseRules::OpenInquiry do
  include_context "with inquiries"

  it "opens an inquiry with its targets and deadlines, before any job ran" do
    freeze_time moscow("2026-11-27 15:00")
    topic = create_post(user: resident, category:).topic

    expect(inquiry_of(topic)).to have_attributes(
      organization_id: organization.id,
      author_id: resident.id,
      post_id: topic.first_post.id,
      calendar_id: organization.calendar_id,
      state: "waiting_first_response",
      owes: "organization",
      history: false,
      first_response_target: 36_000,
      full_answer_target: 108_000,
      next_response_target: 36_000,
      asked_at: moscow("2026-11-27 15:00"),
      due_at: moscow("2026-11-30 15:00"),
      first_response_due_at: moscow("2026-11-30 15:00"),
      full_answer_due_at: moscow("2026-12-02 15:00"),
    )
    expect(inquiry_of(topic).events.pluck(:kind, :post_id)).to eq([["asked", topic.first_post.id]])
  end

  it "takes the targets from the settings in force" do
    SiteSetting.house_rules_first_response_working_days = 2
    expect(inquiry_of(ask).due_at).to eq_time(moscow("2026-11-24 20:00"))
  end

  it "counts from the moment the topic bears" do
    topic = ask(created_at: moscow("2026-11-20 19:00"))
    expect(inquiry_of(topic).due_at).to eq_time(moscow("2026-11-23 19:00"))
  end

  it "says once that it was opened" do
    events = DiscourseEvent.track_events(:house_rules_inquiry_opened) { ask }
    expect(events.size).to eq(1)

    inquiry = HouseRules::Inquiry.last
    again =
      DiscourseEvent.track_events(:house_rules_inquiry_opened) do
        HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
      end
    expect(again).to be_empty
  end

  it "opens one for staged users, who write by e-mail" do
    staged = Fabricate(:staged)
    topic = ask(staged, skip_validations: true, skip_guardian: true)
    expect(inquiry_of(topic)).to be_present
  end

  it "opens one for a queued post when it is approved" do
    reviewable = Fabricate(:reviewable_queued_post_topic, category:, target_created_by: resident)
    Jobs.run_immediately!
    result = reviewable.perform(Fabricate(:admin), :approve_post)
    expect(inquiry_of(result.created_post_topic).asked_at).to eq_time(Time.zone.now)
  end

  describe "what opens none" do
    def opens(user, **options)
      ask(user, **options)
      HouseRules::Inquiry.count
    end

    it "topics by staff, spokespeople and bots" do
      expect(opens(Fabricate(:admin))).to eq(0)
      expect(opens(Fabricate(:moderator, refresh_auto_groups: true))).to eq(0)
      expect(opens(spokesperson)).to eq(0)
      expect(opens(Discourse.system_user)).to eq(0)
    end

    it "topics where nobody answers, and messages" do
      expect(opens(resident, category: Fabricate(:category).id)).to eq(0)
      Fabricate(:private_message_post, user: resident)
      expect(HouseRules::Inquiry.count).to eq(0)
    end

    it "an official account's own topics, which are counted as started" do
      post =
        Fabricate.build(:post, user: account, topic: Fabricate(:topic, user: account, category:))
      post.house_rules_door = true if post.respond_to?(:house_rules_door=)
      post.save!
      expect(HouseRules::Inquiry.count).to eq(0)
      expect(HouseRules::OrganizationTopic.pluck(:topic_id, :role)).to eq(
        [[post.topic_id, "started"]],
      )
    end

    it "the topic that describes a category" do
      answered = Fabricate(:category, user: resident)
      Fabricate(:house_rules_organization_category, organization:, category: answered)
      answered.topic&.update_columns(category_id: category.id)
      topic = Fabricate(:topic, category: answered, user: resident)
      answered.update_columns(topic_id: topic.id)
      Fabricate(:post, topic:, user: resident)
      expect(HouseRules::Inquiry.count).to eq(0)
    end

    it "anything while the rules are off" do
      SiteSetting.house_rules_enabled = false
      expect(opens(resident)).to eq(0)
    end

    it "a retired organisation's categories" do
      organization.update!(retired_at: Time.now)
      expect(opens(resident)).to eq(0)
    end
  end

  it "goes along when a question is split off, with the official replies moved with it" do
    topic = ask
    own = reply(topic, Fabricate(:user, refresh_auto_groups: true))
    official = answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-25 12:00")

    moved =
      topic.move_posts(
        Fabricate(:admin),
        [topic.first_post.id, official.id],
        title: "A topic of its own about heating",
        category_id: category.id,
      )
    expect(own.reload.topic_id).to eq(topic.id)
    inquiry = inquiry_of(moved)
    expect(inquiry).to be_present
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
    expect(inquiry.reload).to have_attributes(
      asked_at: moscow("2026-11-23 10:00"),
      state: "answered",
      full_answer_seconds: 7200,
    )
  end
end

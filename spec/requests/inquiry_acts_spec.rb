# frozen_string_literal: true

require_relative "../support/closed_sections"
require_relative "../support/inquiries"

# What is done to an inquiry by spokespeople, by who asked and by other residents.
RSpec.describe "Acts on an inquiry", type: :request do
  include_context "with inquiries"

  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:carers, :group)
  fab!(:carer) { Fabricate(:user, refresh_auto_groups: true).tap { |u| carers.add(u) } }
  fab!(:care) do
    Fabricate(:house_rules_organization, name: "Northbank Care", kind: "partner", group: carers)
  end

  let!(:topic) { ask }
  let(:inquiry) { inquiry_of(topic) }

  def act(verb, path, user: spokesperson, id: inquiry.id, **params)
    sign_in(user)
    public_send(verb, "/house-rules/inquiries/#{id}/#{path}.json", params:)
    response.parsed_body
  end

  def expect_refused(rule, **words)
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.refused.#{rule}", **words)])
  end

  def expect_not_yet(key)
    expect(response.status).to eq(422)
    expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.inquiry_errors.#{key}")])
  end

  describe "handing over" do
    it "says to whom and until when, and has a way back" do
      answered = act(:post, "hand-over", organization_id: care.id, until: "2026-11-27")["inquiry"]
      expect(answered).to include(
        "state" => "handed_over",
        "owes" => "organization",
        "handed_to" => {
          "organization_id" => care.id,
          "department" => nil,
        },
        "due_at" => moscow("2026-11-23 20:00").iso8601(3),
      )
      answer(topic, "first_response")
      expect(inquiry.reload.due_at).to eq_time(moscow("2026-11-27 20:00"))

      act(:delete, "hand-over", user: carer)
      expect(response.status).to eq(200)
      expect(inquiry.reload).to have_attributes(
        state: "waiting_full_answer",
        handed_to_id: nil,
        due_at: eq_time(moscow("2026-11-25 20:00")),
      )
      act(:delete, "hand-over")
      expect_not_yet(:not_handed_over)
    end

    it "goes to a department, and the other organisation's answer answers it" do
      answered =
        act(:post, "hand-over", department: " Legal  service ", until: "2026-11-27T12:00:00Z")
      expect(answered["inquiry"]["handed_to"]).to include("department" => "Legal service")
      act(:post, "hand-over", organization_id: care.id, until: "2026-11-27")
      HouseRules::AppendInquiryEvent.call(
        topic_id: topic.id,
        organization_id: care.id,
        kind: "official_reply",
        at: Time.now,
        post_id: Fabricate(:post, topic:).id,
        actor_id: carer.id,
        reply_kind: "full_answer",
      )
      expect(inquiry.reload).to have_attributes(state: "answered", handed_to_id: nil)
    end

    it "asks for somebody else, a date ahead, something owed, and working hours" do
      act(:post, "hand-over", organization_id: organization.id, until: "2026-11-27")
      expect_not_yet(:hand_over_to)
      act(:post, "hand-over", until: "2026-11-27")
      expect_not_yet(:hand_over_to)
      act(:post, "hand-over", department: "x" * 61, until: "2026-11-27")
      expect_not_yet(:hand_over_to)
      ["2026-11-20", "soon", "9999-12-31", "10000-01-01T00:00:00Z", nil].each do |date|
        act(:post, "hand-over", department: "Legal service", until: date)
        expect_not_yet(:hand_over_date)
      end
      act(:post, "hand-over", user: neighbour, department: "Legal service", until: "2026-11-27")
      expect_refused(:not_spokesperson, organization: "Northbank Homes")

      freeze_time moscow("2026-11-23 21:00")
      act(:post, "hand-over", department: "Legal service", until: "2026-11-27")
      expect(response.status).to eq(403)

      freeze_time moscow("2026-11-24 12:00")
      answer(topic, "full_answer")
      act(:post, "hand-over", department: "Legal service", until: "2026-11-27")
      expect_not_yet(:not_owed)
      expect(inquiry.events.where(kind: "handed_over")).to be_empty
    end
  end

  describe "an organisation that has retired" do
    before do
      answer(topic, "full_answer")
      organization.update!(retired_at: Time.now)
      HouseRules::Directory.clear
    end

    it "is asked for nothing more, since nobody would answer" do
      get "/t/#{topic.id}.json"
      expect(response.parsed_body["house_rules_inquiries"].sole["acts"]).to eq({})
      %w[solved not_solved].each do |verdict|
        act(:put, "verdict", user: resident, verdict:)
        expect_not_yet(:retired)
      end
      expect(inquiry.reload).to have_attributes(state: "answered", owes: nil, verdict: nil)
    end

    it "owes nothing for what is written after its answer" do
      reply(topic)
      freeze_time moscow("2026-12-14 12:00")
      HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
      expect(inquiry.reload).to have_attributes(state: "answered", due_at: nil, look_at_until: nil)
    end
  end

  describe "changing a promise" do
    before { answer(topic, "interim", promised_at: moscow("2026-11-27 12:00")) }

    it "moves the date in public" do
      answered = act(:put, "promise", promised_at: "2026-11-30")["inquiry"]
      expect(answered).to include(
        "state" => "promised",
        "promised_at" => moscow("2026-11-30 20:00").iso8601(3),
        "promises_made" => 2,
      )
    end

    it "asks for a date ahead and for a promise" do
      %w[2026-11-20 2027-11-30 9999-12-31].each do |date|
        act(:put, "promise", promised_at: date)
        expect_not_yet(:promise_date)
      end
      answer(topic, "full_answer")
      act(:put, "promise", promised_at: "2026-11-30")
      expect_not_yet(:not_promised)
    end

    it "does not count to the end of a date that was stored without a limit" do
      left =
        [Time.utc(9999), 366.days.from_now].map do |due_at|
          promised = HouseRules::Inquiry.new(organization:, owes: "organization", due_at:)
          HouseRules::InquiryState.new(promised).remaining_seconds
        end
      expect(left.uniq.size).to eq(1)
    end
  end

  describe "looking at what was written after the answer" do
    let!(:thanks) do
      answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
      freeze_time moscow("2026-11-23 13:00")
      reply(topic)
    end

    it "says it was only thanks" do
      sign_in(resident)
      get "/t/#{topic.id}.json"
      line = response.parsed_body["house_rules_inquiries"].sole
      expect(line).to include("state" => "answered", "owes" => nil, "due_at" => nil)
      expect(line["look_at"]).to include(
        "until" => moscow("2026-11-24 13:00").iso8601(3),
        "post_id" => thanks.id,
      )

      expect(act(:put, "look-at", decision: "thanks")["inquiry"]["look_at"]).to be_nil
      freeze_time moscow("2026-12-24 13:00")
      expect(HouseRules::Inquiry.abandoned).to be_empty
      act(:put, "look-at", decision: "thanks")
      expect_not_yet(:nothing_to_decide)
    end

    it "says it needs an answer, from its original time; outside working hours too" do
      freeze_time moscow("2026-11-23 14:00")
      question = reply(topic, neighbour, raw: "And when will you do the other entrance?")
      freeze_time moscow("2026-11-23 22:00")
      act(:put, "look-at", decision: "thanks", post_id: thanks.id)
      act(:put, "look-at", decision: "needs_answer", post_id: question.id)
      expect(inquiry.reload).to have_attributes(
        state: "waiting_full_answer",
        cycle: 2,
        due_at: eq_time(moscow("2026-11-24 14:00")),
        full_answer_seconds: 7200,
      )
    end

    it "dismisses nothing that nobody saw, and gains no time by a later one" do
      freeze_time moscow("2026-11-23 14:00")
      unseen = reply(topic, neighbour, raw: "And when will you do the other entrance?")
      seen = act(:put, "look-at", decision: "thanks", post_id: thanks.id)["inquiry"]["look_at"]
      expect(seen).to include("post_id" => unseen.id)
      expect(inquiry.reload.look_at_since).to eq_time(moscow("2026-11-23 14:00"))

      freeze_time moscow("2026-11-23 15:00")
      reply(topic, neighbour, raw: "The lift there does not work either.")
      act(:put, "look-at", decision: "thanks")
      expect(inquiry.reload.look_at_since).to eq_time(moscow("2026-11-23 15:00"))

      freeze_time moscow("2026-11-23 16:00")
      newest = reply(topic, neighbour, raw: "Nor does the door, by the way.")
      act(:put, "look-at", decision: "needs_answer", post_id: newest.id)
      expect(inquiry.reload.due_at).to eq_time(moscow("2026-11-24 15:00"))
    end

    it "is for the organisation's own people, and for what lies there" do
      act(:put, "look-at", user: carer, decision: "thanks")
      expect_refused(:decide_spokesperson)
      act(:put, "look-at", decision: "delete")
      expect_not_yet(:decision)
      act(:put, "look-at", decision: "needs_answer", post_id: topic.first_post.id)
      expect_not_yet(:nothing_to_decide)
    end

    it "counts as an address when nobody did, without any job" do
      Jobs.run_later!
      freeze_time moscow("2026-11-24 13:00:01")
      get "/t/#{topic.id}.json"
      expect(response.parsed_body["house_rules_inquiries"].sole).to include(
        "state" => "waiting_full_answer",
        "owes" => "organization",
        "abandoned" => true,
        "due_rule" => "next_response",
        "look_at" => nil,
      )
      get "/filter.json", params: { q: "inquiry:abandoned" }
      expect(response.parsed_body["topic_list"]["topics"].pluck("id")).to eq([topic.id])
      get "/filter.json", params: { q: "inquiry:answered" }
      expect(response.parsed_body["topic_list"]["topics"]).to eq([])
    end

    it "takes staff's and employees' words for neither" do
      act(:put, "look-at", decision: "thanks")
      [Fabricate(:moderator, refresh_auto_groups: true), spokesperson].each { |u| reply(topic, u) }
      expect(inquiry.reload.look_at_since).to be_nil
    end
  end

  describe "still waiting" do
    it "is said by who asked, once a working day, and changes no deadline" do
      due_at = inquiry.due_at
      events =
        DiscourseEvent.track_events(:house_rules_inquiry_nudged) do
          act(:post, "nudge", user: resident)
        end
      expect(events.size).to eq(1)
      expect(response.parsed_body["inquiry"]["nudge_from"]).to eq(
        moscow("2026-11-23 20:00").iso8601(3),
      )
      expect(inquiry.reload).to have_attributes(due_at: eq_time(due_at))

      freeze_time moscow("2026-11-23 19:59")
      act(:post, "nudge", user: resident)
      expect_not_yet(:nudged_already)
      freeze_time moscow("2026-11-24 10:00")
      act(:post, "nudge", user: resident)
      expect(response.status).to eq(200)
    end

    it "is nobody else's, and nothing when nothing is owed" do
      act(:post, "nudge", user: neighbour)
      expect_refused(:nudge_author)
      answer(topic, "full_answer")
      act(:post, "nudge", user: resident)
      expect_not_yet(:not_owed)
    end
  end

  describe "same here" do
    it "counts other residents, each once, and can be taken back" do
      messages =
        MessageBus.track_publish("/house-rules/topic/#{topic.id}") do
          2.times { act(:post, "same-here", user: neighbour) }
        end
      expect(messages.map { |m| m.data[:inquiry][:same_here_count] }).to eq([1])
      expect(response.parsed_body["inquiry"]).to include(
        "same_here_count" => 1,
        "said_same_here" => true,
        "roles" => ["resident"],
      )
      expect(act(:delete, "same-here", user: neighbour)["inquiry"]["same_here_count"]).to eq(0)
    end

    it "is said and taken back only so often" do
      RateLimiter.enable
      stub_const(HouseRules::SaySameHere, "A_MINUTE", 2) do
        act(:post, "same-here", user: neighbour)
        act(:delete, "same-here", user: neighbour)
        expect(response.status).to eq(200)
        act(:post, "same-here", user: neighbour)
        expect(response.status).to eq(429)
        expect(HouseRules::SameHere.count).to eq(0)
        act(:post, "same-here", user: Fabricate(:user, refresh_auto_groups: true))
        expect(response.status).to eq(200)
      end
    end

    it "is not for who asked, staff and spokespeople, nor for what is closed" do
      [resident, spokesperson, Fabricate(:admin)].each do |user|
        act(:post, "same-here", user:)
        expect_refused(:same_here)
      end
      inquiry.update_columns(closed_at: Time.now)
      act(:post, "same-here", user: neighbour)
      expect_not_yet(:same_here_closed)
    end
  end

  describe "whom it tells" do
    def told(user)
      Notification
        .where(user:, notification_type: Notification.types[:custom])
        .order(:id)
        .map { |notification| JSON.parse(notification.data)["house_rules"] }
    end

    # Discourse's own notification of the next post.
    def discourse_tells(user)
      Notification.create!(
        user:,
        notification_type: Notification.types[:posted],
        topic_id: topic.id,
        post_number: topic.reload.highest_post_number + 1,
        data: "{}",
      )
    end

    it "tells who asked what no official post tells, and the others the answer" do
      act(:post, "same-here", user: neighbour)
      act(:post, "hand-over", department: "Legal service", until: "2026-11-27")
      discourse_tells(resident)
      answer(topic, "interim", promised_at: moscow("2026-11-27 12:00"))
      act(:delete, "hand-over")
      act(:put, "promise", promised_at: "2026-11-30")
      discourse_tells(resident)
      answer(topic, "full_answer")
      post "/house-rules/inquiries/#{inquiry.id}/closure.json", params: { summary: "It is warm." }
      expect(told(resident)).to eq(%w[inquiry_handed_over inquiry_promise_changed inquiry_closed])
      expect(told(neighbour)).to eq(%w[inquiry_answered])
    end

    it "tells who asked that the answer is overdue, once" do
      freeze_time moscow("2026-11-23 20:01")
      2.times { HouseRules::AnnounceRungs.call }
      expect(told(resident)).to eq(%w[inquiry_abandoned])
    end
  end

  it "is hidden with its topic, and nothing without logging in" do
    close_section(category, Fabricate(:group))
    act(:post, "nudge", user: resident)
    expect(response.status).to eq(404)
    reset!
    post "/house-rules/inquiries/#{inquiry.id}/nudge.json"
    expect(response.status).to eq(403)
  end

  it "is nothing for a question that became part of another" do
    answer(topic, "full_answer")
    inquiry.reload.update_columns(merged_into_id: 0)
    act(:post, "closure", summary: "Heating adjusted")
    expect(response.status).to eq(404)
    act(:put, "verdict", user: resident, verdict: "solved")
    expect(response.status).to eq(404)
    expect(inquiry.closures).to be_empty
  end
end

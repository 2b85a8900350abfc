# frozen_string_literal: true

require_relative "../support/inquiries"

# The ladder. Asked on Monday at 10:00: the first response is due at 20:00, warned of at 18:00, and
# told once more on Tuesday at 20:00.
RSpec.describe Jobs::HouseRules::AnnounceRungs do
  include_context "with inquiries"

  let!(:topic) { ask }

  def told(at: nil)
    freeze_time moscow(at) if at
    events = DiscourseEvent.track_events { described_class.new.execute({}) }
    events
      .select { |event| event[:event_name].start_with?("house_rules_inquiry_") }
      .map do |event|
        name = event[:event_name].to_s.delete_prefix("house_rules_inquiry_").to_sym
        [name, event[:params].sole[:topic_id]]
      end
  end

  it "Chatwoot 6889, assign, automation: warns before, says so at and once more after, each once" do
    expect(told(at: "2026-11-23 17:59")).to eq([])
    2.times do |i|
      expect(told(at: "2026-11-23 18:0#{i + 1}")).to eq(i.zero? ? [[:due_soon, topic.id]] : [])
    end
    expect(told(at: "2026-11-23 20:00")).to eq([])
    expect(told(at: "2026-11-23 20:01")).to eq([[:breached, topic.id]])
    expect(told(at: "2026-11-24 20:00")).to eq([])
    expect(told(at: "2026-11-24 20:01")).to eq([[:overdue, topic.id]])
    expect(told(at: "2026-12-24 20:01")).to eq([])
    expect(told).to eq([])
  end

  it "Zammad 4432, GLPI 22678: warns in working time only, not at midnight nor on weekends" do
    asked = ask(at: moscow("2026-11-27 11:00")) # due on Monday at 11:00, two hours before is Friday 19:00
    other = ask(at: moscow("2026-11-27 12:00")) # due on Monday at 12:00
    described_class.new.execute({})
    expect(told(at: "2026-11-27 19:01")).to eq([[:due_soon, asked.id]])
    expect(told(at: "2026-11-29 03:00")).to eq([])
    expect(told(at: "2026-11-30 10:00:01")).to eq([[:due_soon, other.id]])
  end

  it "late, warns of nothing that is late already, and changes no figure" do
    freeze_time moscow("2026-12-02 12:00")
    figures = -> do
      HouseRules::Figures.new(organizations: HouseRules::Directory.organizations).to_h
    end
    before = [figures.call, inquiry_of(topic).attributes.except("next_rung_at")]
    expect(told).to eq([[:breached, topic.id], [:overdue, topic.id]])
    expect([figures.call, inquiry_of(topic).attributes.except("next_rung_at")]).to eq(before)
  end

  it "climbs anew for another due moment, not for the same one counted again" do
    told(at: "2026-11-23 18:01")
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry_of(topic).id })
    HouseRules::RecountInquiries.call
    expect(told).to eq([])

    answer(topic, "first_response", at: moscow("2026-11-23 18:30"))
    expect(told(at: "2026-11-25 18:01")).to eq([[:due_soon, topic.id]])
  end

  it "tells nothing of what was answered, of history, and while off" do
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    history = ask(at: moscow("2026-11-23 13:00"))
    HouseRules::Inquiry.where(topic_id: history.id).update_all(history: true, next_rung_at: nil)
    expect(told(at: "2026-12-10 12:00")).to eq([])

    late = ask
    SiteSetting.house_rules_enabled = false
    expect(told(at: "2026-12-20 12:00")).to eq([])
    SiteSetting.house_rules_enabled = true
    expect(told.map(&:last).uniq).to eq([late.id])
  end

  it "says nothing of what was answered in time, though its columns are a job behind" do
    inquiry = inquiry_of(topic)
    at = moscow("2026-11-23 19:59")
    inquiry.events.create!(kind: "official_reply", reply_kind: "first_response", at:)
    expect(inquiry.reload.due_at).to eq_time(moscow("2026-11-23 20:00"))
    expect(told(at: "2026-11-23 20:01")).to eq([])
    expect(Notification.pluck(:data).grep(/inquiry_abandoned/)).to be_empty

    inquiry.events.create!(kind: "official_reply", reply_kind: "full_answer", at: Time.now)
    expect(told(at: "2026-11-25 20:01")).to eq([[:answered, topic.id]])
  end

  it "says when what was written after the answer counts as an address" do
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-23 13:00")
    reply(topic)
    expect(told(at: "2026-11-24 11:01")).to eq([[:due_soon, topic.id]])
    expect(told(at: "2026-11-24 13:01")).to eq([[:reopened, topic.id], [:breached, topic.id]])
    expect(inquiry_of(topic)).to have_attributes(owes: "organization", state: "waiting_full_answer")
  end

  it "can be set to say less" do
    SiteSetting.house_rules_warning_hours = 0
    SiteSetting.house_rules_escalation_working_days = 0
    quiet = ask
    described_class.new.execute({})
    freeze_time moscow("2026-12-10 12:00")
    expect(told.select { |_, id| id == quiet.id }).to eq([[:breached, quiet.id]])
  end

  it "tells open pages of the topic" do
    freeze_time moscow("2026-11-23 18:01")
    messages =
      MessageBus.track_publish("/house-rules/topic/#{topic.id}") { described_class.new.execute({}) }
    expect(messages.size).to eq(1)
  end

  it "goes through as many as there are, in batches" do
    stub_const(HouseRules::AnnounceRungs, "BATCH", 2) do
      4.times { ask }
      expect(told(at: "2026-11-23 20:01").size).to eq(5)
    end
  end

  it "asks one question when nothing is due, and never reads posts" do
    idle = track_sql_queries { described_class.new.execute({}) }
    expect(idle.grep(/house_rules/).size).to eq(1)
    freeze_time moscow("2026-11-23 20:01")
    Jobs.run_later!
    expect(track_sql_queries { described_class.new.execute({}) }.grep(/posts|topics/)).to eq([])
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"

RSpec.describe Jobs::HouseRules::AnnounceBreaches do
  include_context "with inquiries"

  let!(:topic) { ask }

  def announced
    events =
      DiscourseEvent.track_events(:house_rules_inquiry_breached) { described_class.new.execute({}) }
    events.map { |event| event[:params].first[:topic_id] }
  end

  it "announces each due moment once, however often and late it runs" do
    expect(announced).to eq([])
    freeze_time moscow("2026-12-02 12:00")
    before = inquiry_of(topic).attributes.except("announced_due_at")

    expect(announced).to eq([topic.id])
    expect(announced).to eq([])
    expect(inquiry_of(topic).attributes.except("announced_due_at")).to eq(before)
    expect(
      HouseRules::Figures.new(organizations: HouseRules::Directory.organizations).to_h,
    ).to include(first_response: include(due: 1, within_target: 0))
  end

  it "tells open pages of the topic" do
    freeze_time moscow("2026-11-24 12:00")
    messages =
      MessageBus.track_publish("/house-rules/topic/#{topic.id}") { described_class.new.execute({}) }
    expect(messages.size).to eq(1)
  end

  it "announces a second due moment again, history and answered topics never" do
    freeze_time moscow("2026-11-24 12:00")
    announced
    answer(topic, "first_response")
    freeze_time moscow("2026-11-30 12:00")
    expect(announced).to eq([topic.id])

    other = ask
    HouseRules::Inquiry.where(topic_id: other.id).update_all(history: true)
    freeze_time moscow("2026-12-10 12:00")
    expect(announced).to eq([])
  end

  it "does nothing while off" do
    freeze_time moscow("2026-11-24 12:00")
    SiteSetting.house_rules_enabled = false
    expect(announced).to eq([])
  end
end

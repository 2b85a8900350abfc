# frozen_string_literal: true

require_relative "../support/inquiries"

# Hours and targets that change count for what is open then, from the moment of the change.
RSpec.describe HouseRules::RecountInquiries do
  include_context "with inquiries"

  let(:short_week) { HouseRules::Calendar::DEFAULT_WEEK.transform_values { [%w[10:00 14:00]] } }

  def use_short_hours
    calendar = Fabricate(:house_rules_calendar, week: short_week, working_day_seconds: 36_000)
    organization.update!(calendar:)
  end

  it "leaves used time and counts the rest, for all that is open" do
    open, answered, closed = Array.new(3) { ask }
    [answered, closed].each { |topic| answer(topic, "full_answer", at: moscow("2026-11-23 12:00")) }
    inquiry_of(closed).events.create!(kind: "closed", at: Time.now)
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry_of(closed).id })
    before = [answered, closed].map { |topic| inquiry_of(topic).attributes }

    freeze_time moscow("2026-11-23 16:00")
    use_short_hours
    # Six hours used; four left on Tuesday.
    expect(inquiry_of(open)).to have_attributes(
      due_at: eq_time(moscow("2026-11-24 14:00")),
      first_response_target: 36_000,
    )
    expect([answered, closed].map { |topic| inquiry_of(topic).attributes }).to eq(before)
  end

  it "counts what lies in Look at anew, also of what was closed" do
    topic = ask
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    inquiry_of(topic).events.create!(kind: "closed", at: Time.now)
    freeze_time moscow("2026-11-23 13:00")
    reply(topic)
    expect(inquiry_of(topic)).to have_attributes(
      state: "closed",
      look_at_until: eq_time(moscow("2026-11-24 13:00")),
    )
    # One hour is left today, four on each of two days, the rest on Thursday.
    use_short_hours
    expect(inquiry_of(topic)).to have_attributes(
      state: "closed",
      look_at_until: eq_time(moscow("2026-11-26 11:00")),
      due_at: eq_time(moscow("2026-11-26 11:00")),
    )
  end

  it "counts by other targets, which the figures measure it against" do
    topic = ask
    freeze_time moscow("2026-11-23 16:00")
    SiteSetting.house_rules_first_response_working_days = 2
    expect(inquiry_of(topic)).to have_attributes(
      due_at: eq_time(moscow("2026-11-24 20:00")),
      first_response_measured: 72_000,
      first_response_target: 36_000,
    )
    answer(topic, "first_response", at: moscow("2026-11-24 15:00"))
    figures = HouseRules::Figures.new(organizations: HouseRules::Directory.organizations).to_h
    expect(figures[:first_response]).to include(due: 1, within_target: 1)
  end

  it "counts by hours that were being saved when it was asked" do
    former = organization.calendar_id
    freeze_time moscow("2026-11-23 16:00")
    use_short_hours
    topic = ask(at: moscow("2026-11-23 16:00:01"))
    # Written by who did not see the change yet.
    inquiry_of(topic).update_columns(calendar_id: former)
    described_class.call
    expect(inquiry_of(topic).due_at).to eq_time(moscow("2026-11-26 12:00"))
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry_of(topic).id })
    expect(inquiry_of(topic).due_at).to eq_time(moscow("2026-11-26 12:00"))
  end

  it "notes a change once, and one that was made while the rules were off" do
    expect { HouseRules::TermsChange.note_all }.not_to change { HouseRules::TermsChange.count }
    SiteSetting.house_rules_enabled = false
    SiteSetting.house_rules_full_answer_working_days = 5
    expect(HouseRules::TermsChange.count).to eq(1)
    SiteSetting.house_rules_enabled = true
    expect(HouseRules::TermsChange.order(:id).last.full_answer_seconds).to eq(180_000)
  end

  it "tells a step of it to who asks why" do
    topic = ask
    freeze_time moscow("2026-11-23 16:00")
    use_short_hours
    steps = inquiry_of(topic).status.explanation
    expect(steps.map { |step| [step.kind, step.note, step.counted_seconds] }).to eq(
      [[:asked, nil, 0], [:calendar_changed, :recounted, 21_600], [:due, nil, 14_400]],
    )
  end

  it "builds every cache from nothing as it was, in batches of any size" do
    freeze_time moscow("2026-11-23 10:00")
    kinds = %w[first_response interim question full_answer]
    topics = Array.new(6) { ask }
    topics.each_with_index do |topic, index|
      if kinds[index]
        answer(
          topic,
          kinds[index],
          at: moscow("2026-11-23 1#{index + 1}:00"),
          promised_at: 3.days.from_now,
        )
      end
    end
    freeze_time moscow("2026-11-24 12:00")
    reply(topics[3])
    use_short_hours
    before = HouseRules::Inquiry.order(:id).map { |i| i.attributes.except("next_rung_at") }

    nothing = HouseRules::InquiryCaches.columns.index_with { nil }
    defaults = HouseRules::Inquiry.column_defaults.symbolize_keys.slice(*nothing.keys).compact
    HouseRules::Inquiry.update_all(nothing.merge(defaults))
    stub_const(described_class, "BATCH", 2) { described_class.call(open_only: false) }
    after = HouseRules::Inquiry.order(:id).map { |i| i.attributes.except("next_rung_at") }
    expect(after).to eq(before)
  end
end

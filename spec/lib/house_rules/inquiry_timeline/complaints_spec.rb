# frozen_string_literal: true

require_relative "../../../pure_helper"

# What users of other systems complain about, each as a test that it does not happen here. The names
# say where the complaint stands.
RSpec.describe HouseRules::InquiryTimeline, :pure do
  day = 36_000

  def asked_and(**happened)
    { "2025-10-20 12:00" => :asked }.merge(happened.transform_keys(&:to_s))
  end

  it "Zammad 5177: a later question's clock does not take the place of the first response's" do
    happened = asked_and("2025-10-20 19:00": :addressed, "2025-10-21 11:00": :addressed)
    status = story(happened).at(wall("2025-10-21 12:01"))
    expect(status).to have_attributes(due_at: wall("2025-10-21 12:00"))
    expect(breaches(status)).to eq([[:first_response, wall("2025-10-21 12:00"), nil]])
  end

  it "Zammad 3140: nothing is late once it was answered, however long ago" do
    status = story(asked_and("2025-10-20 13:00": :full_answer)).at(wall("2026-10-20 12:00"))
    expect(status).to have_attributes(abandoned?: false, breaches: [], due_at: nil)
  end

  it "Zammad 3410, 2579, 4516: the figures are there, and stay what they were" do
    happened = asked_and("2025-10-20 14:00": :first_response, "2025-10-21 12:00": :full_answer)
    first = { first_response_seconds: 7200, full_answer_seconds: day }
    expect(story(happened).at(wall("2025-10-22"))).to have_attributes(first)
    happened.merge!("2025-10-23 12:00" => :not_solved, "2025-10-24 12:00" => :full_answer)
    happened.merge!("2025-10-27 12:00" => :closed, "2025-10-28 12:00" => :addressed)
    expect(story(happened).at(wall("2025-11-22"))).to have_attributes(first)
  end

  it "Zammad 3551: an answer that asks the author in the same step is the first response too" do
    status = story(asked_and("2025-10-20 13:00": :question)).at(wall("2025-10-30"))
    expect(status).to have_attributes(
      state: :waiting_author,
      first_response_seconds: 3600,
      breaches: [],
    )
  end

  it "Zammad 1620: only public words to the matter count; a correction or an announcement is none" do
    happened = asked_and("2025-10-20 13:00": :correction, "2025-10-20 14:00": :announcement)
    expect(story(happened).at(wall("2025-10-21 12:01"))).to have_attributes(
      first_response_at: nil,
      abandoned?: true,
    )
  end

  it "Zammad 390: whoever does not understand a deadline reads how it came about" do
    status = story("2025-10-26 23:00" => :asked).at(wall("2025-10-26 23:30"))
    expect(status).to have_attributes(due_at: wall("2025-10-27 20:00"))
    due = status.explanation.last
    expect(due).to have_attributes(
      kind: :due,
      counted_seconds: day,
      rule: :first_response,
      rule_from: wall("2025-10-26 23:00"),
      rule_seconds: day,
    )
  end

  it "Zammad escalation.rb: other targets cause no wrong statistics" do
    happened = asked_and("2025-10-20 14:00": :first_response, "2025-10-21 12:00": :full_answer)
    changed =
      happened.merge("2025-10-22 12:00" => [:calendar_changed, nil, terms(first_response: 9)])
    told = ->(status) { status.to_h.except(:explanation) }
    now = wall("2025-10-30")
    expect(told[story(changed).at(now)]).to eq(told[story(happened).at(now)])
  end

  it "Zammad 904: a merged question keeps its clock, and the other one its own" do
    merged = [:merged, "2025-10-20 18:00", { ref: 2 }]
    status = story(asked_and("2025-10-21 11:00": merged)).at(wall("2025-10-21 11:30"))
    expect(status.measures.map { |m| [m.kind, m.due_at] }).to include(
      [:first_response, wall("2025-10-21 12:00")],
    )
    status =
      story(asked_and("2025-10-20 13:00": :full_answer, "2025-10-21 11:00": merged)).at(
        wall("2025-10-21 11:30"),
      )
    expect(status).to have_attributes(due_at: wall("2025-10-21 18:00"))
  end

  it "Chatwoot 10178: a “thanks” after the answer keeps no clock running" do
    happened = asked_and("2025-10-20 13:00": :full_answer, "2025-10-20 14:00": :author_replied)
    expect(story(happened).at(wall("2025-10-21 14:00"))).to have_attributes(owes: nil, breaches: [])
    happened["2025-10-20 15:00"] = :thanks
    expect(story(happened).at(wall("2025-12-01"))).to have_attributes(owes: nil, breaches: [])
  end

  it "Chatwoot 13392: a late first reply stays late for everyone to see" do
    status = story(asked_and("2025-10-21 12:01": :first_response)).at(wall("2025-10-21 12:02"))
    expect(breaches(status)).to eq(
      [[:first_response, wall("2025-10-21 12:00"), wall("2025-10-21 12:01")]],
    )
    expect(status.first_response_seconds).to be > day
  end

  it "Chatwoot evaluate spec: missed by a second is missed, whenever a job would have looked" do
    happened = asked_and("2025-10-21 12:00:01": :full_answer)
    looks = [1, 60, 3600, 86_400, 86_400 * 365].map { |later| wall("2025-10-21 12:00:01") + later }
    missed = [[:first_response, wall("2025-10-21 12:00"), wall("2025-10-21 12:00:01")]]
    expect(looks.map { |now| breaches(story(happened).at(now)) }).to all eq(missed)
    in_time = asked_and("2025-10-21 12:00": :full_answer)
    expect(breaches(story(in_time).at(wall("2026-10-21")))).to eq([])
  end

  it "Intercom: what nobody ever answers is missed at its time, not at the next reply" do
    expect(story(asked_and).at(wall("2025-10-21 12:00:01"))).to be_abandoned
    expect(breaches(story(asked_and).at(wall("2025-10-30"))).map(&:first)).to eq(
      %i[first_response full_answer],
    )
  end

  it "Intercom: a day is a working day, so Friday 16:55 is due on Monday" do
    eight = PureHelper::OFFICE.transform_values { [%w[09:00 17:00]] }
    targets = described_class::Targets.working_days(8 * 3600)
    asked = described_class::Event.new(kind: :asked, at: wall("2025-10-24 16:55"))
    status =
      described_class.new(events: [asked], calendar: calendar(week: eight), targets:).at(asked.at)
    expect(status).to have_attributes(due_at: wall("2025-10-27 16:55"))
  end

  it "Intercom “timers are always running”, osTicket 3034: the author's turn is not the company's" do
    happened = asked_and("2025-10-20 14:00": :question)
    expect(story(happened).at(wall("2025-11-20"))).to have_attributes(
      owes: :author,
      abandoned?: false,
      breaches: [],
    )
  end

  it "GLPI 10594: a pause is as long as the deadline moves, in the same working time" do
    # From Friday 19:00 to Monday 11:00: two working hours, not sixty-four.
    happened = {
      "2025-10-24 12:00" => :asked,
      "2025-10-24 19:00" => :question,
      "2025-10-27 11:00" => :author_replied,
    }
    expect(story(happened).at(wall("2025-10-27 12:00"))).to have_attributes(
      paused_seconds: 7200,
      full_answer_due_at: wall("2025-10-29 14:00"),
    )
  end

  it "GLPI 1911, 5213, 9267; Plain: a question opened again is not late at once" do
    happened = asked_and("2025-10-20 13:00": :full_answer, "2025-11-20 12:00": :not_solved)
    expect(story(happened).at(wall("2025-11-20 12:01"))).to have_attributes(
      cycle: 2,
      due_at: wall("2025-11-21 12:00"),
      breaches: [],
    )
  end

  it "osTicket 5206, BoldDesk: opening again leaves the first deadline where it was" do
    happened = asked_and("2025-10-20 13:00": :full_answer, "2025-10-21 12:00": :not_solved)
    expect(story(happened).at(wall("2025-10-22"))).to have_attributes(
      full_answer_due_at: wall("2025-10-23 12:00"),
      full_answer_seconds: 3600,
      reopened: 1,
    )
  end

  it "osTicket 1684, 419: each later question has a clock of its own" do
    happened =
      asked_and(
        "2025-10-20 13:00": :first_response,
        "2025-10-21 11:00": :addressed,
        "2025-10-22 12:00": :first_response,
        "2025-10-22 18:00": :addressed,
      )
    status = story(happened).at(wall("2025-10-22 19:00"))
    expect(status.measures.map { |m| [m.kind, m.missed] }).to eq(
      [
        [:first_response, false],
        [:next_response, true],
        [:next_response, false],
        [:full_answer, false],
      ],
    )
    expect(status).to have_attributes(due_at: wall("2025-10-23 12:00"))
  end

  it "osTicket 5160: other hours leave no flag that is not true" do
    longer = terms(calendar, first_response: 3)
    happened = asked_and("2025-10-21 11:00": [:calendar_changed, nil, longer])
    expect(story(happened).at(wall("2025-10-21 13:00"))).to have_attributes(
      abandoned?: false,
      due_at: wall("2025-10-23 12:00"),
      breaches: [],
    )
  end

  it "dbt_zendesk 107: a question that lives through many calendars is counted once" do
    changes =
      (0..9).to_h { |n| ["2025-10-20 12:#{10 + n}", [:calendar_changed, nil, terms(calendar)]] }
    status =
      story(asked_and.merge(changes, "2025-10-20 18:00" => :full_answer)).at(wall("2025-11-01"))
    expect(status.full_answer_seconds).to eq(6 * 3600)
  end

  it "dbt_zendesk 273: the clock starts at the resident's own words" do
    earlier = event(0, "2025-10-20 09:00", :announcement)
    asked = event(1, "2025-10-20 12:00", :asked)
    status = timeline([earlier, asked]).at(wall("2025-10-20 13:00"))
    expect(status).to have_attributes(
      asked_at: wall("2025-10-20 12:00"),
      due_at: wall("2025-10-21 12:00"),
    )
  end

  it "Plain, Zendesk: used time stays, and the rest is counted by the new hours" do
    short = calendar(week: PureHelper::OFFICE.transform_values { [%w[10:00 12:00]] })
    happened = asked_and("2025-10-20 18:00": [:calendar_changed, nil, terms(short)])
    status = story(happened).at(wall("2025-10-20 19:00"))
    expect(status).to have_attributes(due_at: wall("2025-10-22 12:00"))
    expect(status.measures.first.counted_seconds).to eq(6 * 3600)
  end

  it "automation's stalled topic: an author's silence is nobody's fault, the company's is its own" do
    expect(
      story(asked_and("2025-10-20 13:00": :question)).at(wall("2025-12-01")),
    ).not_to be_abandoned
    busy = (21..24).to_h { |d| ["2025-10-#{d} 12:00", :author_replied] }
    expect(story(asked_and.merge(busy)).at(wall("2025-10-24 13:00"))).to be_abandoned
  end

  it "Chatwoot 13515: what was given to others comes back, with the time it had" do
    handed = asked_and("2025-10-20 13:00": :first_response)
    handed["2025-10-20 14:00"] = [:handed_over, "2025-11-20 12:00", { to: "Legal service" }]
    handed["2025-10-21 14:00"] = :came_back
    expect(story(handed).at(wall("2025-10-21 15:00"))).to have_attributes(
      state: :waiting_full_answer,
      due_at: wall("2025-10-23 12:00"),
    )
  end

  it "the Sevastopol rule (35): an interim answer is not the answer, whatever it promises" do
    promised = asked_and("2025-10-21 11:00": [:interim, "2025-11-20 12:00"])
    expect(story(promised).at(wall("2025-11-10"))).to have_attributes(
      full_answer_at: nil,
      owes: :organization,
    )
    expect(breaches(story(promised).at(wall("2025-11-10")))).to eq(
      [[:full_answer, wall("2025-10-23 12:00"), nil]],
    )
  end
end

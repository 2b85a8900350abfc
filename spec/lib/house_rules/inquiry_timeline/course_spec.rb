# frozen_string_literal: true

require_relative "../../../pure_helper"

# What is written after the answer, hand-overs, and what happens to a question on its way.
RSpec.describe HouseRules::InquiryTimeline, :pure do
  let(:answered) { { "2025-10-20 12:00" => :asked, "2025-10-21 12:00" => :full_answer } }

  describe "what is written after the answer" do
    it "waits for somebody to look at it, owed nothing" do
      %i[author_replied replied].each do |kind|
        status = story(answered.merge("2025-10-22 12:00" => kind)).at(wall("2025-10-23 12:00"))
        expect(status).to have_attributes(
          state: :answered,
          owes: nil,
          due_at: nil,
          look_at_since: wall("2025-10-22 12:00"),
          look_at_until: wall("2025-10-23 12:00"),
          next_due_at: wall("2025-10-23 12:00"),
        )
      end
    end

    it "counts as an address of its own time once it lay undecided for a working day" do
      status =
        story(answered.merge("2025-10-24 15:00" => :replied)).at(wall("2025-10-27 15:00") + 1)
      expect(status).to be_abandoned.and have_attributes(
                         cycle: 2,
                         due_at: wall("2025-10-27 15:00"),
                         look_at_until: nil,
                       )
      expect(status.explanation.last).to have_attributes(
        kind: :needs_answer,
        note: :lapsed,
        at: wall("2025-10-27 15:00"),
        since: wall("2025-10-24 15:00"),
      )
    end

    it "is nothing once somebody says thanks, for as far as they read" do
      happened =
        answered.merge(
          "2025-10-22 12:00" => :author_replied,
          "2025-10-22 13:00" => :replied,
          "2025-10-22 14:00" => [:thanks, "2025-10-22 12:00"],
        )
      expect(story(happened).at(wall("2025-10-22 15:00"))).to have_attributes(
        look_at_since: wall("2025-10-22 13:00"),
      )
      happened["2025-10-22 15:00"] = :thanks
      expect(story(happened).at(wall("2025-11-22"))).to have_attributes(
        state: :answered,
        owes: nil,
        look_at_since: nil,
        cycle: 1,
      )
    end

    it "that needs an answer is owed one from its original time" do
      happened =
        answered.merge(
          "2025-10-22 12:00" => :replied,
          "2025-10-23 11:00" => [:needs_answer, "2025-10-22 12:00"],
        )
      expect(story(happened).at(wall("2025-10-23 11:30"))).to have_attributes(
        state: :waiting_full_answer,
        cycle: 2,
        due_at: wall("2025-10-23 12:00"),
      )
    end

    it "is looked at when the organisation replies to it, closes, or the author says it is solved" do
      %i[first_response closed solved].each do |kind|
        happened = answered.merge("2025-10-22 12:00" => :replied, "2025-10-22 15:00" => kind)
        expect(story(happened).at(wall("2025-11-22"))).to have_attributes(owes: nil, cycle: 1)
      end
    end

    it "may also be written after the closing" do
      happened = answered.merge("2025-10-22 12:00" => :closed, "2025-10-22 13:00" => :replied)
      expect(story(happened).at(wall("2025-10-23 13:00"))).to have_attributes(state: :closed)
      expect(story(happened).at(wall("2025-10-24"))).to have_attributes(
        state: :waiting_full_answer,
        closed_at: nil,
      )
    end
  end

  describe "a hand-over" do
    let(:handed) do
      {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => :first_response,
        "2025-10-21 12:00" => [:handed_over, "2025-10-28 18:00", { to: "Northbank Care" }],
      }
    end

    it "says to whom and until when, and the target is measured all the same" do
      expect(story(handed).at(wall("2025-10-27"))).to have_attributes(
        state: :handed_over,
        owes: :organization,
        handed_over_to: "Northbank Care",
        due_at: wall("2025-10-28 18:00"),
        full_answer_due_at: wall("2025-10-23 12:00"),
        promises_made: 0,
        abandoned?: false,
      )
      status = story(handed).at(wall("2025-10-29"))
      expect(status).to be_abandoned
      expect(breaches(status).map(&:first)).to eq(%i[full_answer hand_over])
    end

    it "has a way back, to the date that was due before" do
      happened = handed.merge("2025-10-22 12:00" => :came_back)
      expect(story(happened).at(wall("2025-10-22 13:00"))).to have_attributes(
        state: :waiting_full_answer,
        handed_over_to: nil,
        due_at: wall("2025-10-23 12:00"),
      )
    end

    it "comes back to a date that was promised" do
      happened =
        handed.merge(
          "2025-10-20 15:00" => [:interim, "2025-10-24 15:00"],
          "2025-10-22 12:00" => :came_back,
        )
      expect(story(happened.sort.to_h).at(wall("2025-10-22 13:00"))).to have_attributes(
        state: :promised,
        due_at: wall("2025-10-24 15:00"),
      )
    end

    it "is no word to who asked: the first response is owed all the same" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => [:handed_over, "2025-10-28 18:00", { to: 2 }],
      }
      expect(story(happened).at(wall("2025-10-21"))).to have_attributes(
        state: :handed_over,
        due_at: wall("2025-10-21 12:00"),
      )
    end

    it "ends with the full answer" do
      happened = handed.merge("2025-10-28 17:00" => :full_answer)
      status = story(happened).at(wall("2025-11-28"))
      expect(status).to have_attributes(state: :answered, handed_over_to: nil)
      expect(breaches(status).map(&:first)).to eq(%i[full_answer])
    end
  end

  describe "a promise that is changed without a word to the matter" do
    let(:changed) do
      {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => [:interim, "2025-10-24 15:00"],
        "2025-10-24 12:00" => [:promise_changed, "2025-10-31 15:00"],
      }
    end

    it "moves the due date; the first date counts by itself" do
      expect(story(changed).at(wall("2025-10-30"))).to have_attributes(
        due_at: wall("2025-10-31 15:00"),
        promises_made: 2,
        promises_kept: 0,
        abandoned?: false,
      )
      expect(breaches(story(changed).at(wall("2025-10-30")))).to include(
        [:promise, wall("2025-10-24 15:00"), nil],
      )
    end

    it "is waited for at its new date alone" do
      promises = ->(at) do
        measures = story(changed).at(wall(at)).measures.select { |m| m.kind == :promise }
        measures.map { |m| [m.owed, m.replaced, m.missed] }
      end
      expect(promises.call("2025-10-24 13:00")).to eq([[false, true, false], [true, false, false]])
      expect(promises.call("2025-10-30")).to eq([[false, true, true], [true, false, false]])
    end

    it "is kept twice by an answer before the first date" do
      answered = changed.merge("2025-10-24 14:00" => :full_answer)
      expect(story(answered).at(wall("2025-11-10"))).to have_attributes(
        promises_made: 2,
        promises_kept: 2,
      )
    end
  end

  describe "other working hours" do
    # Used: 2 h of 10 and of 30. Left: 8 and 28.
    let(:short) { calendar(week: PureHelper::OFFICE.transform_values { [%w[10:00 14:00]] }) }

    it "leave used time as it is, and count the rest" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => [:calendar_changed, nil, terms(short)],
      }
      status = story(happened).at(wall("2025-10-20 15:00"))
      expect(status).to have_attributes(
        first_response_due_at: wall("2025-10-22 14:00"),
        full_answer_due_at: wall("2025-10-29 14:00"),
      )
      expect(status.explanation.map(&:note)).to eq([nil, :recounted, nil])

      met = story(happened.merge("2025-10-21 12:00" => :first_response)).at(wall("2025-10-22"))
      expect(met.first_response_seconds).to eq(4 * 3600)
    end

    it "leave a closed inquiry as it was, and count what is opened again by themselves" do
      closed = answered.merge("2025-10-22 12:00" => :closed)
      before = story(closed).at(wall("2025-10-25")).to_h
      happened = closed.merge("2025-10-23 12:00" => [:calendar_changed, nil, terms(short)])
      after = story(happened).at(wall("2025-10-25")).to_h
      expect(after.except(:explanation)).to eq(before.except(:explanation))

      happened["2025-10-27 12:00"] = :not_solved
      expect(story(happened).at(wall("2025-10-27 13:00"))).to have_attributes(
        due_at: wall("2025-10-29 14:00"),
      )
    end

    it "make nobody late for the time before" do
      one = terms(calendar, full_answer: 1)
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 13:00" => :first_response,
        "2025-10-22 12:00" => [:calendar_changed, nil, one],
      }
      expect(story(happened).at(wall("2025-10-22 12:00"))).to have_attributes(
        due_at: wall("2025-10-22 12:00"),
        breaches: [],
        full_answer_target: 36_000,
      )
    end

    it "mend nothing that was late" do
      nine = terms(calendar, first_response: 9)
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-22 12:00" => [:calendar_changed, nil, nine],
      }
      expect(story(happened).at(wall("2025-10-22 13:00"))).to be_abandoned.and have_attributes(
                         due_at: wall("2025-10-21 12:00"),
                         first_response_target: 36_000,
                       )
    end
  end

  describe "a question on its way" do
    it "keeps its clock when it moves within what the organisation answers for" do
      happened = { "2025-10-20 12:00" => :asked, "2025-10-21 11:00" => :moved }
      expect(story(happened).at(wall("2025-10-21 11:30"))).to have_attributes(
        due_at: wall("2025-10-21 12:00"),
      )
    end

    it "brings used time to another organisation, whose hours count the rest" do
      berlin = calendar("Europe/Berlin")
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 18:00" => [:moved, nil, terms(berlin)],
      }
      # Six hours used. Berlin is an hour behind at that time, and open until 21:00 of Moscow: three
      # hours left on Monday, one on Tuesday from 11:00.
      expect(story(happened).at(wall("2025-10-20 19:00"))).to have_attributes(
        due_at: wall("2025-10-21 12:00"),
      )
    end

    it "merged into another waits there since it was asked" do
      happened = answered.merge("2025-10-23 12:00" => [:merged, "2025-10-22 18:00", { ref: 7 }])
      expect(story(happened).at(wall("2025-10-23 13:00"))).to have_attributes(
        cycle: 2,
        due_at: wall("2025-10-23 18:00"),
        full_answer_due_at: wall("2025-10-23 12:00"),
      )
    end

    it "merged, and responded to before, waits for the full answer only" do
      merged = [:merged, "2025-10-22 18:00", { ref: 7, responded: true }]
      status = story(answered.merge("2025-10-23 12:00" => merged)).at(wall("2025-10-23 13:00"))
      expect(status).to have_attributes(cycle: 2, due_at: wall("2025-10-27 18:00"))
    end

    it "that leaves again takes along what it waited for" do
      merged = answered.merge("2025-10-23 12:00" => [:merged, "2025-10-22 18:00", { ref: 7 }])
      apart = merged.merge("2025-10-23 13:00" => [:came_apart, nil, { ref: 7 }])
      expect(story(apart).at(wall("2025-11-23"))).to have_attributes(owes: nil, breaches: [])

      two = { "2025-10-20 12:00" => :asked, "2025-10-20 13:00" => :first_response }
      two["2025-10-20 14:00"] = [:addressed, nil, { ref: 5 }]
      two["2025-10-20 15:00"] = [:addressed, nil, { ref: 6 }]
      expect(story(two).at(wall("2025-10-20 16:00"))).to have_attributes(
        due_at: wall("2025-10-21 14:00"),
      )
      two["2025-10-20 16:00"] = [:came_apart, nil, { ref: 5 }]
      expect(story(two).at(wall("2025-10-20 17:00"))).to have_attributes(
        due_at: wall("2025-10-21 15:00"),
      )
    end

    it "that nobody can read owes nobody anything, and goes on with what was left" do
      aside = { "2025-10-20 12:00" => :asked, "2025-10-20 14:00" => :set_aside }
      expect(story(aside).at(wall("2025-11-20"))).to have_attributes(
        owes: nil,
        due_at: nil,
        set_aside: true,
        breaches: [],
      )
      back = aside.merge("2025-10-22 10:00" => :restored)
      status = story(back).at(wall("2025-10-22 11:00"))
      expect(status).to have_attributes(owes: :organization, due_at: wall("2025-10-22 18:00"))
      expect(status.explanation.map(&:stood_seconds)).to eq(
        [0, 0, 16 * 3600 - 2 * 3600 + 2 * 3600, 0],
      )
    end

    it "that nobody can read for two reasons goes on once neither is left" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => [:set_aside, nil, { reason: "withheld" }],
        "2025-10-20 16:00" => [:set_aside, nil, { reason: "merged" }],
        "2025-10-21 12:00" => [:restored, nil, { reason: "merged" }],
      }
      expect(story(happened).at(wall("2025-10-22"))).to have_attributes(set_aside: true, owes: nil)
      happened["2025-10-22 10:00"] = [:restored, nil, { reason: "withheld" }]
      expect(story(happened).at(wall("2025-10-22 11:00"))).to have_attributes(
        set_aside: false,
        due_at: wall("2025-10-22 18:00"),
      )
    end

    it "stays out of sight when something else begins a new cycle" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => :full_answer,
        "2025-10-20 16:00" => [:set_aside, nil, { reason: "withheld" }],
        "2025-10-20 17:00" => [:set_aside, nil, { reason: "quarantine" }],
        "2025-10-21 12:00" => :addressed,
        "2025-10-21 14:00" => [:restored, nil, { reason: "quarantine" }],
      }
      expect(story(happened).at(wall("2025-10-22"))).to have_attributes(cycle: 2, owes: nil)
      expect(
        story(happened.merge("2025-10-22 10:00" => :restored)).at(wall("2025-10-22 11:00")),
      ).to have_attributes(owes: :organization, due_at: wall("2025-10-22 20:00"))
    end
  end
end

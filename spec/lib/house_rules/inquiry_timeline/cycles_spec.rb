# frozen_string_literal: true

require_relative "../../../pure_helper"

# Promises, later addresses, and what comes after the answer.
RSpec.describe HouseRules::InquiryTimeline, :pure do
  day = 36_000

  describe "a promise" do
    let(:promised) do
      { "2025-10-20 12:00" => :asked, "2025-10-21 11:00" => [:interim, "2025-10-31 18:00"] }
    end

    it "moves the due date in public, and the target is measured all the same" do
      status = story(promised).at(wall("2025-10-30"))
      expect(status).to have_attributes(
        state: :promised,
        due_at: wall("2025-10-31 18:00"),
        promised_at: wall("2025-10-31 18:00"),
        promises_made: 1,
        promises_kept: 0,
        abandoned?: false,
      )
      expect(breaches(status)).to eq([[:full_answer, wall("2025-10-23 12:00"), nil]])
    end

    it "counts by itself when it is broken" do
      status = story(promised).at(wall("2025-10-31 19:00"))
      expect(status).to be_abandoned
      expect(breaches(status).last).to eq([:promise, wall("2025-10-31 18:00"), nil])
    end

    it "is kept by coming back in time" do
      kept = promised.merge("2025-10-31 17:00" => :full_answer)
      expect(story(kept).at(wall("2025-11-10"))).to have_attributes(
        promises_made: 1,
        promises_kept: 1,
        promised_at: nil,
      )
      again = promised.merge("2025-10-31 17:00" => [:interim, "2025-11-05 12:00"])
      status = story(again).at(wall("2025-11-10"))
      expect(status).to have_attributes(
        promises_made: 2,
        promises_kept: 1,
        due_at: wall("2025-11-05 12:00"),
        abandoned?: true,
      )
    end

    it "earlier than the target gives way to it once kept" do
      early = { "2025-10-20 12:00" => :asked, "2025-10-20 14:00" => [:interim, "2025-10-21 12:00"] }
      expect(story(early).at(wall("2025-10-21 13:00"))).to be_abandoned
      kept = early.merge("2025-10-21 11:00" => :first_response)
      expect(story(kept).at(wall("2025-10-21 13:00"))).to have_attributes(
        state: :waiting_full_answer,
        due_at: wall("2025-10-23 12:00"),
        promised_at: nil,
        promises_kept: 1,
      )
    end

    it "is broken from its date on, and not before" do
      status = story(promised).at(wall("2025-10-30"))
      expect(status).to have_attributes(promise_due_at: wall("2025-10-31 18:00"))
      late = promised.merge("2025-11-05 12:00" => :full_answer)
      expect(story(late).at(wall("2025-11-10"))).to have_attributes(
        promise_due_at: wall("2025-10-31 18:00"),
      )
      kept = promised.merge("2025-10-31 17:00" => :full_answer)
      expect(story(kept).at(wall("2025-11-10")).promise_due_at).to be_nil
    end

    it "does not count when the author needs nothing more before its date" do
      settled = promised.merge("2025-10-30 12:00" => :solved)
      expect(story(settled).at(wall("2025-11-10"))).to have_attributes(
        promises_made: 0,
        promises_kept: 0,
        promise_due_at: nil,
      )
      too_late = promised.merge("2025-11-03 12:00" => :solved)
      expect(story(too_late).at(wall("2025-11-10"))).to have_attributes(
        promises_made: 1,
        promises_kept: 0,
        promise_due_at: wall("2025-10-31 18:00"),
      )
    end

    it "is no promise without a date to come" do
      [nil, "2025-10-21 10:00"].each do |date|
        status =
          story("2025-10-20 12:00" => :asked, "2025-10-21 11:00" => [:interim, date]).at(
            wall("2025-10-22"),
          )
        expect(status).to have_attributes(state: :waiting_full_answer, promises_made: 0)
      end
    end

    it "takes the turn back from the author" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => :question,
        "2025-10-21 14:00" => [:interim, "2025-10-24 12:00"],
      }
      expect(story(happened).at(wall("2025-10-22"))).to have_attributes(
        state: :promised,
        owes: :organization,
        due_at: wall("2025-10-24 12:00"),
        full_answer_due_at: wall("2025-10-24 12:00"),
        paused_seconds: day,
      )
    end

    it "leaves no time when none was left, also for a date outside office hours" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-21 11:00" => [:interim, "2025-10-26 12:00"],
        "2025-10-25 12:00" => :question,
        "2025-10-27 12:00" => :author_replied,
      }
      expect(story(happened).at(wall("2025-10-27 12:00"))).to have_attributes(
        due_at: wall("2025-10-27 12:00"),
        abandoned?: false,
      )
    end

    it "does not put off the response to a later address" do
      status = story(promised.merge("2025-10-22 12:00" => :addressed)).at(wall("2025-10-22 13:00"))
      expect(status).to have_attributes(state: :promised, due_at: wall("2025-10-23 12:00"))
    end

    it "stands still together with the clock" do
      happened =
        promised.merge("2025-10-31 16:00" => :question, "2025-11-05 11:00" => :author_replied)
      status = story(happened).at(wall("2025-11-05 12:00"))
      expect(status).to have_attributes(
        state: :promised,
        due_at: wall("2025-11-05 13:00"),
        promises_kept: 1,
      )
    end
  end

  describe "a later address" do
    let(:responded) { { "2025-10-20 12:00" => :asked, "2025-10-20 14:00" => :first_response } }

    it "is owed a response in a working day, counted from the oldest" do
      happened = responded.merge("2025-10-21 11:00" => :addressed, "2025-10-21 19:00" => :addressed)
      expect(story(happened).at(wall("2025-10-22"))).to have_attributes(
        due_at: wall("2025-10-22 11:00"),
        cycle: 1,
      )

      status =
        story(happened.merge("2025-10-22 12:00" => :first_response)).at(wall("2025-10-22 13:00"))
      expect(status).to have_attributes(due_at: wall("2025-10-23 12:00"))
      expect(breaches(status)).to eq(
        [[:next_response, wall("2025-10-22 11:00"), wall("2025-10-22 12:00")]],
      )
    end

    it "is missed once, however often it is repeated" do
      happened = responded.merge("2025-10-21 11:00" => :addressed, "2025-10-21 19:00" => :addressed)
      status = story(happened).at(wall("2025-10-23 10:00"))
      expect(breaches(status)).to eq([[:next_response, wall("2025-10-22 11:00"), nil]])
    end

    it "gives the turn back when the author was asked something" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => :question,
        "2025-10-21 14:00" => :addressed,
      }
      expect(story(happened).at(wall("2025-10-21 15:00"))).to have_attributes(
        state: :waiting_full_answer,
        owes: :organization,
        due_at: wall("2025-10-22 14:00"),
        full_answer_due_at: wall("2025-10-24 12:00"),
      )
    end

    it "by another person is owed a response, and the author is waited for as before" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => :question,
        "2025-10-21 14:00" => [:addressed, nil, { by_another: true }],
      }
      expect(story(happened).at(wall("2025-10-21 15:00"))).to have_attributes(
        state: :waiting_full_answer,
        owes: :organization,
        due_at: wall("2025-10-22 14:00"),
        full_answer_due_at: nil,
      )
      expect(story(happened).at(wall("2025-10-22 15:00"))).to be_abandoned
      happened["2025-10-21 16:00"] = :first_response
      expect(story(happened).at(wall("2025-11-20"))).to have_attributes(
        state: :waiting_author,
        owes: :author,
        due_at: nil,
        breaches: [],
      )
      status = story(happened.merge("2025-10-22 14:00" => :author_replied)).at(wall("2025-10-23"))
      expect(status).to have_attributes(
        due_at: wall("2025-10-27 12:00"),
        pauses: [have_attributes(to: wall("2025-10-22 14:00"))],
      )
    end

    it "does not bring back a deadline that was over when the author was asked" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-24 12:00" => :question,
        "2025-10-24 14:00" => [:addressed, nil, { by_another: true }],
      }
      expect(story(happened).at(wall("2025-10-24 15:00"))).to have_attributes(
        due_at: wall("2025-10-27 14:00"),
        abandoned?: false,
      )
    end

    it "does not put off the first response" do
      happened = { "2025-10-20 12:00" => :asked, "2025-10-21 11:00" => :addressed }
      status = story(happened).at(wall("2025-10-21 11:00"))
      expect(status).to have_attributes(due_at: wall("2025-10-21 12:00"))
    end
  end

  describe "after the answer" do
    let(:answered) { { "2025-10-20 12:00" => :asked, "2025-10-21 12:00" => :full_answer } }

    it "leaves nothing owed when solved" do
      status = story(answered.merge("2025-10-22 12:00" => :solved)).at(wall("2025-11-22"))
      expect(status).to have_attributes(state: :answered, owes: nil, cycle: 1)
    end

    it "begins a new cycle with an address, a dispute, or when sent back" do
      %i[addressed not_solved reopened].each do |kind|
        status = story(answered.merge("2025-10-22 12:00" => kind)).at(wall("2025-10-22 13:00"))
        expect(status).to have_attributes(
          state: :waiting_full_answer,
          owes: :organization,
          due_at: wall("2025-10-23 12:00"),
          cycle: 2,
          reopened: 1,
          disputed_at: kind == :not_solved ? wall("2025-10-22 12:00") : nil,
        )
      end
    end

    it "keeps the first figures" do
      happened =
        answered.merge("2025-10-22 12:00" => :not_solved, "2025-10-28 12:00" => :full_answer)
      status = story(happened).at(wall("2025-10-29"))
      expect(status).to have_attributes(
        state: :answered,
        full_answer_at: wall("2025-10-21 12:00"),
        full_answer_seconds: day,
        full_answer_due_at: wall("2025-10-23 12:00"),
      )
      expect(breaches(status)).to eq(
        [
          [:next_response, wall("2025-10-23 12:00"), wall("2025-10-28 12:00")],
          [:full_answer, wall("2025-10-27 12:00"), wall("2025-10-28 12:00")],
        ],
      )
    end

    it "can be closed, and reopened by the author" do
      closed = answered.merge("2025-10-22 12:00" => :closed)
      expect(story(closed).at(wall("2025-10-23"))).to have_attributes(
        state: :closed,
        owes: nil,
        closed_at: wall("2025-10-22 12:00"),
      )
      expect(
        story(closed.merge("2025-10-22 13:00" => :solved)).at(wall("2025-10-23")),
      ).to have_attributes(state: :closed, verdict: :solved)
      expect(
        story(closed.merge("2025-10-22 13:00" => :not_solved)).at(wall("2025-10-23")),
      ).to have_attributes(
        state: :waiting_full_answer,
        closed_at: nil,
        verdict: :not_solved,
        cycle: 2,
      )
    end

    it "is solved until something is asked anew; what was not solved stays said" do
      said = ->(verdict, later) do
        happened = answered.merge("2025-10-22 12:00" => verdict, "2025-10-22 13:00" => later)
        story(happened.merge("2025-10-24 12:00" => :full_answer)).at(wall("2025-10-28")).verdict
      end
      %i[addressed reopened replied].each { |later| expect(said[:solved, later]).to be_nil }
      expect(said[:solved, :nudged]).to eq(:solved)
      expect(said[:not_solved, :addressed]).to eq(:not_solved)
    end
  end

  describe "without an answer" do
    it "is neither disputed nor sent back" do
      happened = { "2025-10-20 12:00" => :asked, "2025-10-20 14:00" => :question }
      disputed = story(happened.merge("2025-10-20 15:00" => :not_solved)).at(wall("2025-10-21"))
      expect(disputed).to have_attributes(cycle: 1, disputed_at: nil, owes: :organization)
      returned = story(happened.merge("2025-10-20 15:00" => :reopened)).at(wall("2025-10-21"))
      expect(returned).to have_attributes(cycle: 1, state: :waiting_author)
    end

    it "cannot be closed" do
      status =
        story("2025-10-20 12:00" => :asked, "2025-10-20 14:00" => :closed).at(
          wall("2025-10-20 15:00"),
        )
      expect(status).to have_attributes(state: :waiting_first_response, closed_at: nil)
    end

    it "is over when the author says it is solved, with nothing to measure" do
      status =
        story("2025-10-20 12:00" => :asked, "2025-10-20 14:00" => :solved).at(wall("2025-11-20"))
      expect(status).to have_attributes(
        state: :answered,
        owes: nil,
        first_response_due_at: nil,
        full_answer_due_at: nil,
        breaches: [],
      )
    end

    it "does not undo what was late by then" do
      status =
        story("2025-10-20 12:00" => :asked, "2025-10-21 14:00" => :solved).at(wall("2025-11-20"))
      expect(breaches(status)).to eq([[:first_response, wall("2025-10-21 12:00"), nil]])
    end
  end
end

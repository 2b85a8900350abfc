# frozen_string_literal: true

require_relative "../../pure_helper"

RSpec.describe HouseRules::InquiryTimeline, :pure do
  day = 36_000

  describe "a question" do
    let(:asked) { story("2025-10-24 15:00" => :asked) }

    it "is owed a first response in a working day and a full answer in three" do
      expect(asked.at(wall("2025-10-24 15:00"))).to have_attributes(
        state: :waiting_first_response,
        owes: :organization,
        due_at: wall("2025-10-27 15:00"),
        next_due_at: wall("2025-10-27 15:00"),
        first_response_due_at: wall("2025-10-27 15:00"),
        full_answer_due_at: wall("2025-10-29 15:00"),
        first_response_at: nil,
        first_response_seconds: nil,
        full_answer_at: nil,
        cycle: 1,
        breaches: [],
        abandoned?: false,
      )
    end

    it "is abandoned once its time is up" do
      due = wall("2025-10-27 15:00")
      expect(asked.at(due)).not_to be_abandoned
      expect(asked.at(due + 1)).to be_abandoned.and have_attributes(next_due_at: nil, due_at: due)
      expect(breaches(asked.at(due + 1))).to eq([[:first_response, due, nil]])
      expect(breaches(asked.at(wall("2025-11-05")))).to eq(
        [[:first_response, due, nil], [:full_answer, wall("2025-10-29 15:00"), nil]],
      )
    end

    it "is nothing before it was asked" do
      expect(asked.at(wall("2025-10-24 14:59"))).to have_attributes(
        state: nil,
        owes: nil,
        due_at: nil,
        breaches: [],
        abandoned?: false,
      )
    end

    it "has no due time where nobody ever works" do
      status = story({ "2025-10-24 15:00" => :asked }, calendar(week: {})).at(wall("2026-10-24"))
      expect(status).to have_attributes(
        owes: :organization,
        due_at: nil,
        abandoned?: false,
        breaches: [],
      )
    end
  end

  describe "an official reply" do
    it "is the first response, whatever it says" do
      %i[first_response interim question full_answer].each do |kind|
        status =
          story("2025-10-20 12:00" => :asked, "2025-10-20 15:30" => kind).at(wall("2025-10-21"))
        expect(status).to have_attributes(
          first_response_at: wall("2025-10-20 15:30"),
          first_response_seconds: 12_600,
        )
      end
    end

    it "is no response when it corrects or announces" do
      %i[correction announcement].each do |kind|
        status =
          story("2025-10-20 12:00" => :asked, "2025-10-20 15:30" => kind).at(wall("2025-10-21"))
        expect(status).to have_attributes(state: :waiting_first_response, first_response_at: nil)
      end
    end

    it "leaves the full answer owed" do
      status =
        story("2025-10-20 12:00" => :asked, "2025-10-20 15:30" => :first_response).at(
          wall("2025-10-21"),
        )
      expect(status).to have_attributes(
        state: :waiting_full_answer,
        owes: :organization,
        due_at: wall("2025-10-23 12:00"),
      )
    end

    it "answers when it is marked so" do
      status =
        story("2025-10-20 12:00" => :asked, "2025-10-22 12:00" => :full_answer).at(
          wall("2025-10-23"),
        )
      expect(status).to have_attributes(
        state: :answered,
        owes: nil,
        due_at: nil,
        full_answer_at: wall("2025-10-22 12:00"),
        full_answer_seconds: 2 * day,
        first_response_seconds: 2 * day,
      )
      expect(breaches(status)).to eq(
        [[:first_response, wall("2025-10-21 12:00"), wall("2025-10-22 12:00")]],
      )
    end

    it "is late at the next opening when it was due at closing" do
      status =
        story("2025-10-24 10:00" => :asked, "2025-10-27 10:00" => :full_answer).at(
          wall("2025-10-28"),
        )
      expect(status.first_response_seconds).to eq(day)
      expect(breaches(status)).to eq(
        [[:first_response, wall("2025-10-24 20:00"), wall("2025-10-27 10:00")]],
      )
    end

    it "counts from the question when it is dated before it" do
      status =
        story("2025-10-20 11:00" => :full_answer, "2025-10-20 12:00" => :asked).at(
          wall("2025-10-21"),
        )
      expect(status).to have_attributes(
        state: :answered,
        first_response_at: wall("2025-10-20 12:00"),
        first_response_seconds: 0,
        full_answer_seconds: 0,
      )
    end
  end

  describe "a question to the author" do
    let(:asked_back) { { "2025-10-20 12:00" => :asked, "2025-10-20 14:00" => :question } }

    it "makes the full answer's clock stand until the author's next post" do
      status = story(asked_back).at(wall("2025-10-22 14:00"))
      expect(status).to have_attributes(
        state: :waiting_author,
        owes: :author,
        due_at: nil,
        next_due_at: nil,
        full_answer_due_at: nil,
        paused_seconds: 2 * day,
        abandoned?: false,
      )

      status =
        story(asked_back.merge("2025-10-22 14:00" => :author_replied)).at(wall("2025-10-22 15:00"))
      expect(status).to have_attributes(
        state: :waiting_full_answer,
        owes: :organization,
        due_at: wall("2025-10-27 12:00"),
        full_answer_due_at: wall("2025-10-27 12:00"),
        paused_seconds: 2 * day,
      )
    end

    it "is taken off the time the full answer took" do
      status =
        story(
          asked_back.merge(
            "2025-10-22 14:00" => :author_replied,
            "2025-10-23 14:00" => :full_answer,
          ),
        ).at(wall("2025-10-24"))
      expect(status.full_answer_seconds).to eq(day + 2 * 3600)
      expect(status.pauses).to contain_exactly(
        have_attributes(
          cycle: 1,
          from: wall("2025-10-20 14:00"),
          to: wall("2025-10-22 14:00"),
          seconds: 2 * day,
        ),
      )
    end

    it "asked while the clock stands already, changes nothing and says nothing of the clock" do
      again = story(asked_back.merge("2025-10-21 14:00" => :question)).at(wall("2025-10-22 14:00"))
      once = story(asked_back).at(wall("2025-10-22 14:00"))
      expect(again).to eq(once)
      expect(again.explanation.filter_map(&:note)).to eq([:pause])
    end

    it "stops the clock twice, not a third time" do
      happened =
        asked_back.merge(
          "2025-10-20 15:00" => :author_replied,
          "2025-10-20 16:00" => :question,
          "2025-10-20 17:00" => :author_replied,
          "2025-10-20 18:00" => :question,
        )
      expect(story(happened).at(wall("2025-10-21"))).to have_attributes(
        state: :waiting_full_answer,
        owes: :organization,
        due_at: wall("2025-10-23 14:00"),
      )
    end

    it "does not mend what is late already" do
      happened = { "2025-10-20 12:00" => :asked, "2025-10-24 12:00" => :question }
      expect(story(happened).at(wall("2025-10-25"))).to have_attributes(
        state: :waiting_author,
        abandoned?: false,
      )

      status =
        story(happened.merge("2025-10-27 12:00" => :author_replied)).at(wall("2025-10-27 13:00"))
      expect(status).to be_abandoned.and have_attributes(due_at: wall("2025-10-23 12:00"))
    end
  end

  describe "the explanation" do
    it "tells each step, what counted and what stood still" do
      happened = {
        "2025-10-20 12:00" => :asked,
        "2025-10-20 14:00" => :question,
        "2025-10-20 15:00" => :announcement,
        "2025-10-22 14:00" => :author_replied,
      }
      steps = story(happened).at(wall("2025-10-22 15:00")).explanation
      expect(
        steps.map { |step| [step.kind, step.reply_kind, step.counted_seconds, step.stood_seconds] },
      ).to eq(
        [
          [:asked, nil, 0, 0],
          [:official_reply, :question, 2 * 3600, 0],
          [:author_replied, nil, 0, 2 * day],
          [:due, nil, 3 * day - 2 * 3600, 0],
        ],
      )
      expect(steps.map(&:due_at)).to eq(
        [wall("2025-10-21 12:00"), nil, *[wall("2025-10-27 12:00")] * 2],
      )
    end
  end

  describe "what it is given" do
    it "takes Strings as the database has them" do
      event =
        described_class::Event.new(kind: "official_reply", reply_kind: "interim", at: Time.now)
      expect(event).to have_attributes(
        kind: :official_reply,
        reply_kind: :interim,
        id: 0,
      ).and be_frozen
    end

    it "takes what happened in one moment by its ids" do
      asked = event(1, "2025-10-20 12:00", :asked)
      answer = event(7, "2025-10-20 14:00", :full_answer)
      addressed = [6, 8].map { |id| event(id, "2025-10-20 14:00", :addressed) }
      status =
        addressed.map { |event| timeline([asked, answer, event]).at(wall("2025-10-20 14:00")) }
      expect(status.map(&:state)).to eq(%i[answered waiting_full_answer])
    end

    it "refuses what it does not know" do
      event = described_class::Event
      expect { event.new(kind: :liked, at: Time.now) }.to raise_error(ArgumentError, /liked/)
      expect { event.new(kind: :official_reply, at: Time.now) }.to raise_error(ArgumentError)
      expect { event.new(kind: :asked, at: nil) }.to raise_error(ArgumentError, /not a Time/)
      expect { described_class::Targets.working_days(0) }.to raise_error(ArgumentError, /positive/)
    end
  end
end

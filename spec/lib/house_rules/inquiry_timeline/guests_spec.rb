# frozen_string_literal: true

require_relative "../../../pure_helper"

# A question that becomes part of another, and what it waits for there.
RSpec.describe HouseRules::InquiryTimeline, :pure do
  def came(since, answer_since, **rest)
    [:merged, since, { ref: 7, answer_since: answer_since && wall(answer_since), **rest }]
  end

  def left
    [:came_apart, nil, { ref: 7 }]
  end

  let(:older) { came("2025-10-20 12:00", "2025-10-20 12:00", responded: true) }
  let(:host) { { "2025-10-22 18:00" => :asked, "2025-10-23 11:00" => older } }

  it "keeps the older one's full answer due when it was" do
    expect(story(host).at(wall("2025-10-23 11:30"))).to have_attributes(
      due_at: wall("2025-10-23 12:00"),
      due_name: "1/full_answer/2",
      state: :waiting_first_response,
    )
    late = story(host).at(wall("2025-10-23 13:00"))
    expect(late).to be_abandoned
    expect(breaches(late)).to eq([[:full_answer, wall("2025-10-23 12:00"), nil]])
    # The question's own figures are its own.
    expect(late).to have_attributes(full_answer_due_at: wall("2025-10-27 18:00"))
  end

  it "is answered by one full answer, and owed nothing here once it left" do
    answered = story(host.merge("2025-10-23 11:30" => :full_answer)).at(wall("2025-11-20"))
    expect(answered).to have_attributes(owes: nil, breaches: [])
    gone = story(host.merge("2025-10-23 11:30" => left)).at(wall("2025-10-23 13:00"))
    expect(gone).to have_attributes(due_at: wall("2025-10-23 18:00"), breaches: [])
  end

  it "is owed the response it waited for, since it was asked" do
    waiting = came("2025-10-21 14:00", "2025-10-20 12:00")
    happened = { "2025-10-22 10:00" => :asked, "2025-10-22 11:00" => waiting }
    status = story(happened).at(wall("2025-10-22 12:00"))
    expect(status).to have_attributes(due_at: wall("2025-10-22 14:00"))
    happened["2025-10-22 13:00"] = :first_response
    expect(story(happened).at(wall("2025-10-22 14:00"))).to have_attributes(
      due_at: wall("2025-10-23 12:00"),
    )
  end

  it "keeps the older clock where it begins a cycle" do
    happened = {
      "2025-10-20 10:00" => :asked,
      "2025-10-20 11:00" => :full_answer,
      "2025-10-23 10:00" => came("2025-10-23 09:00", "2025-10-20 12:00"),
    }
    expect(story(happened).at(wall("2025-10-23 11:00"))).to have_attributes(
      cycle: 2,
      due_at: wall("2025-10-23 12:00"),
    )
    happened["2025-10-23 11:00"] = left
    expect(story(happened).at(wall("2025-10-23 13:00"))).to have_attributes(owes: nil, breaches: [])
  end

  it "leaves the cycle that it began to what came in later" do
    happened = {
      "2025-10-20 10:00" => :asked,
      "2025-10-20 11:00" => :full_answer,
      "2025-10-21 10:00" => came("2025-10-20 12:00", "2025-10-20 12:00", responded: true),
      "2025-10-21 11:00" => [
        :merged,
        "2025-10-21 10:00",
        { ref: 8, answer_since: wall("2025-10-21 10:00"), responded: true },
      ],
      "2025-10-21 12:00" => left,
    }
    expect(story(happened).at(wall("2025-10-21 13:00"))).to have_attributes(
      owes: :organization,
      due_at: wall("2025-10-23 20:00"),
    )
  end

  describe "while the author is asked" do
    let(:asked) { { "2025-10-20 10:00" => :asked, "2025-10-20 11:00" => :question } }
    let(:since) { "2025-10-20 12:00" }

    it "runs on for another person" do
      theirs = came(since, since, responded: true, by_another: true)
      status = story(asked.merge("2025-10-21 10:00" => theirs)).at(wall("2025-10-21 11:00"))
      expect(status).to have_attributes(owes: :organization, due_at: wall("2025-10-23 12:00"))
    end

    it "stands for the same one, and goes on with them" do
      own = asked.merge("2025-10-21 10:00" => came(since, since, responded: true))
      expect(story(own).at(wall("2025-10-28 11:00"))).to have_attributes(
        owes: :author,
        breaches: [],
      )
      back = story(own.merge("2025-10-22 10:00" => :author_replied)).at(wall("2025-10-22 11:00"))
      # Eight hours were used; twenty-two are left.
      expect(back).to have_attributes(due_at: wall("2025-10-24 12:00"))
    end
  end

  describe "of which a reply that lay in Look at leaves" do
    let(:replied) do
      {
        "2025-10-20 10:00" => :asked,
        "2025-10-20 11:00" => :full_answer,
        "2025-10-21 12:00" => [:replied, nil, { ref: 7 }],
      }
    end

    it "looks at it no more" do
      expect(story(replied).at(wall("2025-10-21 13:00")).look_at_refs).to eq([7])
      expect(
        story(replied.merge("2025-10-21 13:00" => left)).at(wall("2025-11-20")),
      ).to have_attributes(owes: nil, cycle: 1, look_at_until: nil, look_at_refs: [])
    end

    it "looks at the next one, from its own time" do
      replied["2025-10-21 15:00"] = [:replied, nil, { ref: 8 }]
      replied["2025-10-21 16:00"] = left
      expect(story(replied).at(wall("2025-10-21 17:00"))).to have_attributes(
        look_at_since: wall("2025-10-21 15:00"),
        look_at_until: wall("2025-10-22 15:00"),
        look_at_refs: [8],
      )
    end

    it "owes nothing for it once nobody decided in time, and goes on with the next one" do
      status = story(replied).at(wall("2025-10-22 13:00"))
      expect(status).to have_attributes(cycle: 2, owes: :organization, waits_for_ref: 7)
      gone = story(replied.merge("2025-10-22 13:00" => left)).at(wall("2025-10-22 14:00"))
      expect(gone).to have_attributes(owes: nil, waits_for_ref: nil)

      replied["2025-10-21 15:00"] = [:replied, nil, { ref: 8 }]
      both = story(replied.merge("2025-10-22 13:00" => left)).at(wall("2025-10-22 14:00"))
      expect(both).to have_attributes(owes: :organization, due_at: wall("2025-10-22 15:00"))
    end

    it "owes nothing for it once it was said to need an answer" do
      replied["2025-10-21 13:00"] = [:needs_answer, "2025-10-21 12:00", { ref: 7 }]
      replied["2025-10-21 14:00"] = left
      expect(story(replied).at(wall("2025-10-22"))).to have_attributes(owes: nil, cycle: 2)

      replied["2025-10-21 12:30"] = [:replied, nil, { ref: 8 }]
      expect(story(replied).at(wall("2025-10-22"))).to have_attributes(
        owes: :organization,
        due_at: wall("2025-10-22 12:30"),
      )
    end
  end

  it "is covered by a date given in public after it came, not by an earlier one" do
    promise = [:interim, "2025-10-31 12:00"]
    after = host.merge("2025-10-23 11:30" => promise)
    expect(story(after).at(wall("2025-10-24"))).to have_attributes(
      state: :promised,
      due_at: wall("2025-10-31 12:00"),
    )
    before = host.merge("2025-10-23 10:30" => promise)
    expect(story(before).at(wall("2025-10-23 11:30"))).to have_attributes(
      due_at: wall("2025-10-23 12:00"),
    )
  end
end

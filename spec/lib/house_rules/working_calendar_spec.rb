# frozen_string_literal: true

require_relative "../../pure_helper"

RSpec.describe HouseRules::WorkingCalendar, :pure do
  day = 36_000
  around_the_clock =
    HouseRules::WorkingCalendar::Hours::WEEKDAYS.to_h { |name| [name, [%w[00:00 24:00]]] }

  describe "the table of examples" do
    holidays = { "2025-06-13" => [], "2025-11-01" => [%w[10:00 19:00]] }

    {
      "2025-10-20 10:00" => "2025-10-20 20:00",
      "2025-10-24 15:00" => "2025-10-27 15:00",
      "2025-10-24 19:59:30" => "2025-10-27 19:59:30",
      "2025-10-24 20:00" => "2025-10-27 20:00",
      "2025-10-25 12:00" => "2025-10-27 20:00",
      "2025-10-26 23:59:59" => "2025-10-27 20:00",
      "2025-06-12 12:00" => "2025-06-16 12:00", # before a Friday off
      "2025-10-31 12:00" => "2025-11-01 12:00", # before a working Saturday
    }.each do |asked, due|
      it "asked on #{asked}, one working day ends on #{due}" do
        office = calendar(days: holidays)
        expect(office.advance(wall(asked), day)).to eq(wall(due))
        expect(office.seconds_between(wall(asked), wall(due))).to eq(day)
      end
    end

    it "adds up three working days" do
      expect(calendar.advance(wall("2025-10-24 15:00"), 3 * day)).to eq(wall("2025-10-29 15:00"))
    end
  end

  describe "hours that the zone skips or repeats" do
    def berlin(date, hours)
      calendar("Europe/Berlin", week: {}, days: { date => [hours] })
    end

    def passed(office, date)
      office.seconds_between(wall(date, "Etc/UTC") - 86_400, wall(date, "Etc/UTC") + 172_800)
    end

    it "counts what really passes" do
      expect(passed(berlin("2026-03-29", %w[00:00 10:00]), "2026-03-29")).to eq(9 * 3600)
      expect(passed(berlin("2026-10-25", %w[00:00 10:00]), "2026-10-25")).to eq(11 * 3600)
    end

    it "opens at the end of the gap when the opening is skipped" do
      office = berlin("2026-03-29", %w[02:30 10:00])
      expect(office.next_opening(Time.utc(2026, 3, 29))).to eq(Time.utc(2026, 3, 29, 1))
    end

    it "has no working time where all of it is skipped" do
      office = berlin("2026-03-29", %w[02:10 02:50])
      expect(office.next_opening(Time.utc(2026, 3, 28))).to be_nil
    end

    it "opens in both passes of a repeated hour" do
      office = berlin("2026-10-25", %w[02:00 02:30])
      first = Time.utc(2026, 10, 25, 0)
      expect(office.next_closing(first)).to eq(first + 1800)
      expect(office.next_opening(first + 1800)).to eq(first + 3600)
      expect(passed(office, "2026-10-25")).to eq(3600)
    end

    it "knows half hours, and days that never were" do
      howe =
        calendar(
          "Australia/Lord_Howe",
          week: around_the_clock,
          days: {
            "2025-10-05" => [%w[01:00 03:00]],
          },
        )
      expect(
        howe.seconds_between(
          wall("2025-10-05 00:00", "Australia/Lord_Howe"),
          wall("2025-10-05 12:00", "Australia/Lord_Howe"),
        ),
      ).to eq(5400)

      apia = calendar("Pacific/Apia")
      thursday = wall("2011-12-29 15:00", "Pacific/Apia")
      expect(apia.advance(thursday, day)).to eq(wall("2012-01-02 15:00", "Pacific/Apia"))
    end
  end

  describe "#seconds_between" do
    it "is nothing when the end is not later" do
      monday = wall("2025-10-20 12:00")
      expect(calendar.seconds_between(monday, monday)).to eq(0)
      expect(calendar.seconds_between(monday + 60, monday)).to eq(0)
    end

    it "cuts off what is left of a second" do
      monday = wall("2025-10-20 12:00")
      expect(calendar.seconds_between(monday, monday + 1.999)).to eq(1)
      expect(calendar.seconds_between(monday + Rational(1, 2), monday + Rational(3, 2))).to eq(1)
      expect(calendar.seconds_between(monday + Rational(1, 2), monday + 1)).to be(0)
    end

    it "takes Times of any zone and DateTimes, and nothing else" do
      monday = wall("2025-10-20 12:00")
      later = (monday + 90).getlocal("+09:30")
      expect(calendar.seconds_between(monday.to_datetime, later)).to eq(90)
      [nil, 0, "2025-10-20", Date.new(2025, 10, 20)].each do |other|
        expect { calendar.seconds_between(monday, other) }.to raise_error(
          ArgumentError,
          /not a Time/,
        )
      end
    end

    it "has no first and no last year" do
      span = [Time.utc(1850, 1, 7), Time.utc(2250, 1, 7)]
      expect(calendar("Etc/UTC").seconds_between(*span)).to eq(400 * 365.2425 / 7 * 5 * day)
    end
  end

  describe "#advance" do
    it "gives UTC Times and keeps parts of a second" do
      due = calendar.advance(wall("2025-10-24 15:00") + Rational(1, 8), day)
      expect(due).to eq(wall("2025-10-27 15:00") + Rational(1, 8))
      expect(due).to be_utc
    end

    it "needs a positive number of seconds" do
      [0, -1, nil, "1", Float::NAN, Float::INFINITY].each do |seconds|
        expect { calendar.advance(Time.now, seconds) }.to raise_error(ArgumentError, /positive/)
      end
    end

    it "raises where there is no working time left" do
      never = calendar(week: { "mon" => [] })
      once = calendar(week: {}, days: { "2025-10-24" => [%w[10:00 11:00]] })
      expect { never.advance(Time.now, 1) }.to raise_error(described_class::NeverOpen)
      expect { once.advance(wall("2025-10-24 10:00"), 3601) }.to raise_error(
        described_class::NeverOpen,
      )
      expect(once.advance(wall("2015-10-24 10:00"), 3600)).to eq(wall("2025-10-24 11:00"))
    end
  end

  describe "#retreat" do
    it "gives the latest moment, in working time" do
      {
        "2025-10-24 15:00" => "2025-10-24 13:00",
        "2025-10-27 12:00" => "2025-10-27 10:00", # not Friday 20:00
        "2025-10-27 11:00" => "2025-10-24 19:00",
        "2025-10-26 03:00" => "2025-10-24 18:00",
      }.each { |to, from| expect(calendar.retreat(wall(to), 7200)).to eq(wall(from)) }
    end

    it "raises where there was no working time before" do
      never = calendar(week: {})
      once = calendar(week: {}, days: { "2025-10-24" => [%w[10:00 11:00]] })
      expect { never.retreat(Time.now, 1) }.to raise_error(described_class::NeverOpen)
      expect { once.retreat(wall("2025-10-24 11:00"), 3601) }.to raise_error(
        described_class::NeverOpen,
      )
      expect(once.retreat(wall("2035-10-24 10:00"), 3600)).to eq(wall("2025-10-24 10:00"))
    end
  end

  describe "#open_at?, #next_opening and #next_closing" do
    it "is open from the opening until just before closing" do
      expect(calendar).to be_open_at(wall("2025-10-24 10:00"))
      expect(calendar).to be_open_at(wall("2025-10-24 20:00") - Rational(1, 1000))
      expect(calendar).not_to be_open_at(wall("2025-10-24 20:00"))
      expect(calendar).not_to be_open_at(wall("2025-10-25 12:00"))
    end

    it "opens now, or next" do
      now = wall("2025-10-24 12:00") + Rational(1, 4)
      expect(calendar.next_opening(now.getlocal("+09:00"))).to eq(now).and be_utc
      expect(calendar.next_opening(wall("2025-10-24 20:00"))).to eq(wall("2025-10-27 10:00"))
    end

    it "closes what is open, or opens next" do
      expect(calendar.next_closing(wall("2025-10-24 12:00"))).to eq(wall("2025-10-24 20:00"))
      expect(calendar.next_closing(wall("2025-10-24 20:00"))).to eq(wall("2025-10-27 20:00"))
    end

    it "closes when it really closes" do
      night = {
        "fri" => [%w[10:00 14:00], %w[14:00 16:00], %w[22:00 24:00]],
        "sat" => [%w[00:00 06:00]],
      }
      office = calendar(week: night)
      expect(office.next_closing(wall("2025-10-24 12:00"))).to eq(wall("2025-10-24 16:00"))
      expect(office.next_closing(wall("2025-10-24 23:00"))).to eq(wall("2025-10-25 06:00"))
    end

    it "is nil where there is no opening, or no closing" do
      never = calendar(week: {})
      once = calendar(week: {}, days: { "2025-10-24" => [%w[10:00 11:00]] })
      [never, once].each do |office|
        expect(office.next_opening(wall("2025-10-24 11:00"))).to be_nil
        expect(office.next_closing(wall("2025-10-24 11:00"))).to be_nil
        expect(office).not_to be_open_at(wall("2025-10-24 11:00"))
      end
      expect(calendar(week: around_the_clock).next_closing(Time.now)).to be_nil
    end

    it "finds the one day off of an office that never sleeps" do
      office = calendar(week: around_the_clock, days: { "2031-05-09" => [] })
      expect(office.next_closing(Time.utc(2025))).to eq(wall("2031-05-09 00:00"))
      expect(office.next_closing(wall("2031-05-09 12:00"))).to be_nil
    end
  end

  describe ".new" do
    it "names the day of what is malformed" do
      {
        "unordered" => [%w[14:00 18:00], %w[09:00 12:00]],
        "overlapping" => [%w[09:00 12:00], %w[11:59 18:00]],
        "empty" => [%w[09:00 09:00]],
        "backwards" => [%w[20:00 10:00]],
        "over midnight" => [%w[22:00 25:00]],
        "one digit" => [%w[9:00 12:00]],
        "no minute" => [%w[09:60 12:00]],
        "with a line break" => [["09:00\n", "12:00"]],
        "numbers" => [[9, 12]],
        "half an interval" => [["09:00"]],
        "opening at the end of the day" => [%w[24:00 24:00]],
        "flat" => %w[09:00 12:00],
        "nil" => nil,
        "text" => "09:00-12:00",
      }.each_value do |hours|
        expect { calendar(week: { "wed" => hours }) }.to raise_error(ArgumentError, /\Awed /)
        expect { calendar(days: { "2025-11-01" => hours }) }.to raise_error(
          ArgumentError,
          /\A2025-11-01 /,
        )
      end
    end

    it "names what is no day" do
      ["monday", "Mon", :mon, 1, nil].each do |name|
        expect { calendar(week: { name => [] }) }.to raise_error(
          ArgumentError,
          /\A#{name.is_a?(String) ? name : Regexp.escape(name.inspect)} /,
        )
      end
      [
        "2025-02-30",
        "2025-1-1",
        "01.11.2025",
        "",
        Date.new(2025, 11, 1),
        :"2025-11-01",
      ].each do |date|
        expect { calendar(days: { date => [] }) }.to raise_error(ArgumentError, /is no date/)
      end
      expect { calendar(week: nil) }.to raise_error(ArgumentError, /week/)
      expect { calendar(days: []) }.to raise_error(ArgumentError, /days/)
    end

    it "names an unknown time zone" do
      ["Europe/Atlantis", "", nil, 3].each do |zone|
        expect { calendar(zone) }.to raise_error(ArgumentError, /unknown time zone/)
      end
    end

    it "is not changed through what it was given" do
      week = { "fri" => [[+"10:00", +"20:00"]] }
      office = calendar(week:)
      week["fri"][0][1].replace("11:00")
      week["sat"] = [%w[00:00 24:00]]
      expect(office.next_closing(wall("2025-10-24 12:00"))).to eq(wall("2025-10-24 20:00"))
      expect(office.next_opening(wall("2025-10-25 12:00"))).to eq(wall("2025-10-31 10:00"))
    end
  end

  it "says how long a working day is" do
    expect(calendar.working_day_seconds).to eq(day)
    expect(
      calendar(
        week: PureHelper::OFFICE.merge("sat" => [%w[00:00 08:00], %w[12:00 16:00]]),
      ).working_day_seconds,
    ).to eq(12 * 3600)
    expect(
      calendar(week: {}, days: { "2025-10-24" => [%w[10:00 11:00]] }).working_day_seconds,
    ).to eq(0)
  end

  it "is shared between threads" do
    office = calendar
    expected = calendar.seconds_between(Time.utc(1990), Time.utc(2060))
    found =
      Array
        .new(8) { Thread.new { office.seconds_between(Time.utc(1990), Time.utc(2060)) } }
        .map(&:value)
    expect(found).to all eq(expected)
  end
end

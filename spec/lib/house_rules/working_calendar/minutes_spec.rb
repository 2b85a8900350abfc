# frozen_string_literal: true

require_relative "../../../pure_helper"

# Against the dullest possible computation: look at the wall clock minute by minute.
RSpec.describe HouseRules::WorkingCalendar, :pure do
  # Each minute of a few days, by what the clock on the wall shows in it.
  class MinuteByMinute
    DAYS = 8

    # What the clock on the wall shows, minute by minute: date, weekday, time.
    def self.clock(zone, from)
      zone = TZInfo::Timezone.get(zone)
      Array.new(DAYS * 1440) do |minute|
        zone.to_local(from + minute * 60).strftime("%F %a %H:%M").downcase.split
      end
    end

    def initialize(clock, week, days)
      @open = clock.map { |date, weekday, time| open?(days[date] || week[weekday] || [], time) }
    end

    def seconds_between(from, to)
      (from...to).count { |minute| @open[minute] } * 60
    end

    def advance(from, minutes)
      (from...@open.size).each do |minute|
        return minute + 1 if @open[minute] && (minutes -= 1).zero?
      end
      nil
    end

    def next_opening(from)
      (from...@open.size).find { |minute| @open[minute] }
    end

    def next_closing(from)
      opening = next_opening(from)
      opening && (opening...@open.size).find { |minute| !@open[minute] }
    end

    private

    def open?(hours, time)
      hours.any? { |open, close| open <= time && time < close }
    end
  end

  {
    "Europe/Moscow" => %w[2011-03-27 2014-10-26 2025-10-24],
    "Asia/Almaty" => %w[2024-03-01],
    "Europe/Volgograd" => %w[2018-10-28 2020-12-27],
    "Europe/Berlin" => %w[2026-03-29 2026-10-25],
    "Pacific/Kiritimati" => %w[1995-01-01 2025-12-31],
    "Asia/Kathmandu" => %w[1986-01-01 2025-06-01],
    "Australia/Lord_Howe" => %w[2025-04-06 2025-10-05],
    "Pacific/Apia" => %w[2011-12-30],
    "Pacific/Kwajalein" => %w[1969-10-01 1993-08-21], # a day (nearly) twice, and a day never
    "America/St_Johns" => %w[2006-10-29], # back over midnight, at 00:01
    "America/Sao_Paulo" => %w[2018-11-04], # no midnight
    "Etc/UTC" => %w[2024-12-13], # where one page ends and the next begins
  }.each do |zone, dates|
    dates.each do |date|
      it "agrees in #{zone} around #{date}" do
        from = Time.utc(*date.split("-").map(&:to_i)) - 4 * 86_400
        clock = MinuteByMinute.clock(zone, from)
        randomly(5) { |random| compare(zone, from, clock, random) }
      end
    end
  end

  def compare(zone, from, clock, random)
    week = random_hours(described_class::Hours::WEEKDAYS, random)
    days = random_hours(Array.new(2) { (from + random.rand(1..7) * 86_400).strftime("%F") }, random)
    minutes = MinuteByMinute.new(clock, week, days)
    office = calendar(zone, week:, days:)
    50.times do
      minute = random.rand(1..7 * 1440)
      compare_differences(minutes, office, from, minute, minute + random.rand(0..1440))
      compare_moments(minutes, office, from, minute, random.rand(1..1000))
    end
  end

  def compare_differences(minutes, office, from, minute, later)
    difference = office.seconds_between(from + minute * 60, from + later * 60)
    expect(difference).to eq(minutes.seconds_between(minute, later))
  end

  def compare_moments(minutes, office, from, minute, wanted)
    time = from + minute * 60
    expect(office.open_at?(time)).to eq(minutes.next_opening(minute) == minute)
    {
      minutes.next_opening(minute) => -> { office.next_opening(time) },
      minutes.next_closing(minute) => -> { office.next_closing(time) },
      minutes.advance(minute, wanted) => -> { office.advance(time, wanted * 60) },
    }.each do |expected, found|
      expect(found.call).to eq(from + expected * 60) if expected # not beyond those days
    end
  end
end

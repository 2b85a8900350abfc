# frozen_string_literal: true

require_relative "../../../pure_helper"

# What holds for any calendar and any moments, also within seconds and over years.
RSpec.describe HouseRules::WorkingCalendar, :pure do
  zones = %w[
    Europe/Moscow
    Europe/Berlin
    Asia/Kathmandu
    Australia/Lord_Howe
    Pacific/Apia
    America/St_Johns
    Africa/Casablanca
    Antarctica/Troll
  ]

  def some_calendar(zone, random)
    dates = Array.new(20) { some_time(random, 1).strftime("%F") }.uniq
    week = random_hours(described_class::Hours::WEEKDAYS, random)
    week["thu"] = [%w[09:00 18:00]] if week.each_value.all?(&:empty?)
    calendar(zone, week:, days: random_hours(dates, random))
  end

  # In 2005 to 2030, to the second, or to a part of it.
  def some_time(random, part)
    Time.at(Rational(random.rand(1_104_537_600 * part..1_924_991_999 * part), part)).utc
  end

  zones.each do |zone|
    it "holds in #{zone}" do
      randomly(6) do |random|
        office = some_calendar(zone, random)
        30.times do
          inverse(office, random)
          backwards(office, random)
          additive(office, random)
          monotonic(office, random)
          openings(office, random)
        end
      end
    end
  end

  def inverse(office, random)
    from = some_time(random, [1, 1000, 7].sample(random:))
    seconds = random.rand(1..10**[2, 5, 7].sample(random:))
    due = office.advance(from, seconds)
    expect(office.seconds_between(from, due)).to eq(seconds)
    expect(office.seconds_between(from, due - Rational(1, 1000))).to eq(seconds - 1)
    expect(office).to be_open_at(due - Rational(1, 1000))
  end

  def backwards(office, random)
    to = some_time(random, [1, 1000, 7].sample(random:))
    seconds = random.rand(1..10**[2, 5, 7].sample(random:))
    from = office.retreat(to, seconds)
    expect(office.seconds_between(from, to)).to eq(seconds)
    expect(office.seconds_between(from + Rational(1, 1000), to)).to eq(seconds - 1)
    expect(office).to be_open_at(from)
  end

  def additive(office, random)
    a, b, c = Array.new(3) { some_time(random, 1) }.sort
    parts = office.seconds_between(a, b) + office.seconds_between(b, c)
    expect(office.seconds_between(a, c)).to eq(parts)
    seconds = random.rand(1..100_000)
    twice = office.advance(office.advance(a, seconds), seconds)
    expect(twice).to eq(office.advance(a, 2 * seconds))
  end

  def monotonic(office, random)
    a, b, c = Array.new(3) { some_time(random, 1000) }.sort
    seconds = random.rand(1..100_000)
    expect(office.seconds_between(a, b)).to be <= office.seconds_between(a, c)
    expect(office.seconds_between(b, c)).to be <= office.seconds_between(a, c)
    expect(office.seconds_between(a, b)).to be <= b - a
    expect(office.advance(a, seconds)).to be <= office.advance(b, seconds)
    expect(office.advance(a, seconds)).to be < office.advance(a, seconds + 1)
  end

  def openings(office, random)
    time = some_time(random, [1, 1000].sample(random:))
    opening = office.next_opening(time)
    expect(opening == time).to eq(office.open_at?(time))
    expect(office.seconds_between(time, opening)).to eq(0)
    expect(office).to be_open_at(opening)
    closing = office.next_closing(time) || return
    expect(office).not_to be_open_at(closing)
    expect(office.next_closing(opening)).to eq(closing)
    expect(office.seconds_between(opening, closing)).to eq((closing - opening).floor)
  end
end

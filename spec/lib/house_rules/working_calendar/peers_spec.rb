# frozen_string_literal: true

require_relative "../../../pure_helper"

begin
  require "active_support"
  require "active_support/time"
  require "biz"
  require "working_hours"
  ActiveSupport.to_time_preserves_timezone = true
rescue LoadError
  # not in Discourse's bundle
end

# Against two gems, where they are right. biz turns a deadline at closing time into the next opening;
# working_hours counts by the wall clock on days on which it changes.
RSpec.describe HouseRules::WorkingCalendar, :pure do
  before do
    unless defined?(Biz) && defined?(WorkingHours)
      skip "biz and working_hours are not in this bundle"
    end
  end

  week = PureHelper::OFFICE.merge("wed" => [%w[08:00 12:00], %w[13:30 19:00]])
  days = {
    "2025-11-01" => [%w[10:00 19:00]],
    "2025-11-03" => [],
    "2025-11-04" => [],
    "2025-12-31" => [],
    "2025-03-07" => [%w[10:00 16:00], %w[17:00 18:00]],
  }

  def pairs(random, count)
    Array.new(count) do
      from = Time.at(random.rand(Time.utc(2025).to_i..Time.utc(2025, 12, 20).to_i)).utc
      [from, from + random.rand(0..10 * 86_400)]
    end
  end

  def biz(zone, week, days)
    open, off = days.partition { |_, hours| hours.any? }
    Biz::Schedule.new do |config|
      config.hours = week.to_h { |day, hours| [day.to_sym, hours.to_h] }
      config.shifts = open.to_h { |date, hours| [Date.iso8601(date), hours.to_h] }
      config.holidays = off.map { |date, _| Date.iso8601(date) }
      config.time_zone = zone
    end
  end

  def working_hours(zone, week, days)
    open, off = days.partition { |_, hours| hours.any? }
    config = {
      working_hours: week.to_h { |day, hours| [day.to_sym, hours.to_h] },
      holiday_hours: open.to_h { |date, hours| [Date.iso8601(date), hours.to_h] },
      holidays: off.map { |date, _| Date.iso8601(date) },
      time_zone: zone,
    }
    WorkingHours::Config.with_config(**config) { yield }
  end

  %w[Europe/Moscow Europe/Berlin].each do |zone|
    it "differs as biz does in #{zone}" do
      schedule = biz(zone, week, days)
      office = calendar(zone, week:, days:)
      randomly(3) do |random|
        pairs(random, 100).each do |from, to|
          expect(office.seconds_between(from, to)).to eq(schedule.within(from, to).in_seconds)
        end
      end
    end

    it "advances as biz does in #{zone}, but for closing time" do
      schedule = biz(zone, week, days)
      office = calendar(zone, week:, days:)
      randomly(3) do |random|
        pairs(random, 50).each do |from, _|
          seconds = random.rand(1..108_000)
          due = office.advance(from, seconds)
          expect(office.next_opening(due)).to eq(schedule.time(seconds, :seconds).after(from))
        end
      end
    end
  end

  it "differs and advances as working_hours does" do
    office = calendar(week:, days:)
    randomly(3) do |random|
      working_hours("Europe/Moscow", week, days) do
        pairs(random, 50).each do |from, to|
          expect(office.seconds_between(from, to)).to eq(
            WorkingHours.working_time_between(from, to),
          )
          seconds = random.rand(1..36_000)
          expect(office.advance(from, seconds)).to eq(
            WorkingHours::Duration.new(seconds, :seconds).since(from),
          )
        end
      end
    end
  end

  it "takes the Times of ActiveSupport" do
    zone = ActiveSupport::TimeZone["Europe/Moscow"]
    due = calendar.advance(zone.local(2025, 10, 24, 15), 36_000)
    expect(due).to eq(wall("2025-10-27 15:00")).and be_an_instance_of(Time).and be_utc
    expect(calendar.seconds_between(zone.local(2025, 10, 24, 15), due)).to eq(36_000)
    expect(
      calendar.advance(zone.local(2025, 10, 24, 15), ActiveSupport::Duration.build(36_000)),
    ).to eq(due)
  end
end

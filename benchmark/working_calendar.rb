# frozen_string_literal: true

# What one working-time difference and one deadline cost, beside the gems:
#
#   bundle exec ruby benchmark/working_calendar.rb
#
# Moscow in 2025 with its holidays and a moved short Saturday; random pairs up to ten days apart. Each
# line is the best of five runs after one to warm up.

require "active_support"
require "active_support/time"
require "biz"
require "working_hours"
require_relative "../lib/house_rules/working_calendar"

class WorkingCalendarBenchmark
  WEEK = %w[mon tue wed thu fri].to_h { |day| [day, [%w[10:00 20:00]]] }.freeze
  SHORT_SATURDAY = { "2025-11-01" => [%w[10:00 19:00]] }.freeze
  HOLIDAYS = %w[
    2025-01-01
    2025-01-02
    2025-01-03
    2025-01-06
    2025-01-07
    2025-01-08
    2025-05-01
    2025-05-02
    2025-05-08
    2025-05-09
    2025-06-12
    2025-06-13
    2025-11-03
    2025-11-04
    2025-12-31
  ].freeze
  WORKING_DAY = 36_000

  def run
    puts format("%-16s %13s %13s", "", "difference", "+10 h")
    report("WorkingCalendar", 20_000, *ours)
    report("biz", 300, *biz)
    report("working_hours", 300, *working_hours)
    puts format("a calendar's first difference over two years: %.1f ms", first_difference)
  end

  private

  def ours
    days = HOLIDAYS.to_h { |date| [date, []] }.merge(SHORT_SATURDAY)
    office = HouseRules::WorkingCalendar.new(time_zone: "Europe/Moscow", week: WEEK, days:)
    [
      ->((from, to)) { office.seconds_between(from, to) },
      ->((from, _)) { office.advance(from, WORKING_DAY) },
    ]
  end

  def biz
    schedule =
      Biz::Schedule.new do |config|
        config.hours = symbolic(WEEK)
        config.shifts = dated(SHORT_SATURDAY)
        config.holidays = HOLIDAYS.map { |date| Date.iso8601(date) }
        config.time_zone = "Europe/Moscow"
      end
    [
      ->((from, to)) { schedule.within(from, to).in_seconds },
      ->((from, _)) { schedule.time(WORKING_DAY, :seconds).after(from) },
    ]
  end

  def working_hours
    WorkingHours::Config.working_hours = symbolic(WEEK)
    WorkingHours::Config.holiday_hours = dated(SHORT_SATURDAY)
    WorkingHours::Config.holidays = HOLIDAYS.map { |date| Date.iso8601(date) }
    WorkingHours::Config.time_zone = "Europe/Moscow"
    [
      ->((from, to)) { WorkingHours.working_time_between(from, to) },
      ->((from, _)) { WorkingHours::Duration.new(WORKING_DAY, :seconds).since(from) },
    ]
  end

  def symbolic(week)
    week.to_h { |day, hours| [day.to_sym, hours.to_h] }
  end

  def dated(days)
    days.to_h { |date, hours| [Date.iso8601(date), hours.to_h] }
  end

  def report(name, count, difference, deadline)
    times = [difference, deadline].map { |work| microseconds(count, &work) }
    puts format("%-16s %10.1f µs %10.1f µs", name, *times)
  end

  # For one call.
  def microseconds(count, &work)
    sample = pairs(count)
    runs = Array.new(6) { seconds { sample.each(&work) } * 1e6 / count }
    runs.drop(1).min
  end

  def pairs(count)
    random = Random.new(1)
    Array.new(count) do
      from = Time.at(random.rand(Time.utc(2025).to_i..Time.utc(2025, 12, 20).to_i)).utc
      [from, from + random.rand(0..10 * 86_400)]
    end
  end

  def first_difference
    seconds do
      HouseRules::WorkingCalendar.new(time_zone: "Europe/Moscow", week: WEEK).seconds_between(
        Time.utc(2024),
        Time.utc(2026),
      )
    end * 1e3
  end

  def seconds
    started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    Process.clock_gettime(Process::CLOCK_MONOTONIC) - started
  end
end

WorkingCalendarBenchmark.new.run

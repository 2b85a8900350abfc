# frozen_string_literal: true

require "date"
require "tzinfo"
require_relative "working_calendar/hours"
require_relative "working_calendar/page"
require_relative "working_calendar/pages"

module HouseRules
  # When an organisation is in: weekly hours, exceptional days and a time zone. Rules 3 and 4.
  #
  # Takes Times of any zone (also ActiveSupport::TimeWithZone and DateTime), gives UTC Times and
  # working seconds. Hours are read off the wall clock of the zone, and what counts are the seconds
  # that really pass: an hour the clocks skip is nothing, an hour they repeat counts twice. Working
  # time is half-open: its closing second is outside.
  #
  # Immutable to its users and safe to share between threads; it keeps a bounded number of pages of
  # about a year each, made when first asked for, in both directions and without end.
  class WorkingCalendar
    # There is no working time after the moment asked about.
    class NeverOpen < StandardError
    end

    # The zone's IANA identifier.
    attr_reader :time_zone

    # +week+: {"mon" => [["10:00", "20:00"]], ...}, a missing day is closed. +days+: {"2025-11-03" =>
    # [], ...} replaces that date's weekly hours. Intervals are half-open, ordered (they may touch),
    # within one day; "24:00" joins the next day's "00:00". ArgumentError names the day otherwise.
    def initialize(time_zone:, week:, days: {})
      zone = TZInfo::Timezone.get(time_zone)
      @time_zone = zone.identifier.dup.freeze
      @hours = Hours.new(week, days)
      @pages = Pages.new(zone, @hours)
    rescue TZInfo::InvalidTimezoneIdentifier
      raise ArgumentError, "unknown time zone #{time_zone.inspect}"
    end

    # Working seconds of the longest weekly day by the wall clock, the default length of a working
    # day; 0 when every weekday is closed.
    def working_day_seconds
      @hours.longest_weekly_day
    end

    # Whole working seconds from +from+ until +to+, what is left of a second cut off; 0 when +to+ is
    # not later.
    def seconds_between(from, to)
      from = epoch(from)
      to = epoch(to)
      return 0 if to <= from

      first = Page.number(from)
      last = Page.number(to)
      total = @pages[last].worked_before(to) - @pages[first].worked_before(from)
      first.upto(last - 1) { |number| total += @pages[number].total }
      total.floor
    end

    # The earliest moment with +seconds+ (> 0) of working time after +from+; so a deadline that falls
    # on closing time is closing time. `seconds_between(from, advance(from, n))` is n. Raises NeverOpen.
    def advance(from, seconds)
      moment = epoch(from)
      number = Page.number(moment)
      wanted = duration(seconds) + @pages[number].worked_before(moment)
      while (total = @pages[number].total) < wanted
        wanted -= total
        raise NeverOpen, "no working time after #{utc(moment)}" if @hours.none_after?(number += 1)
      end
      utc(@pages[number].moment_of(wanted))
    end

    # The latest moment with +seconds+ (> 0) of working time from it until +to+; always in working
    # time. Raises NeverOpen.
    def retreat(to, seconds)
      moment = epoch(to)
      number = Page.number(moment)
      wanted = @pages[number].worked_before(moment) - duration(seconds)
      while wanted.negative?
        raise NeverOpen, "no working time before #{utc(moment)}" if @hours.none_before?(number -= 1)
        wanted += @pages[number].total
      end
      utc(@pages[number].last_moment_of(wanted))
    end

    # Whether +time+ is working time.
    def open_at?(time)
      @pages.at(epoch(time)).open_at?(epoch(time))
    end

    # +time+ itself when open, or the next moment of opening; nil when there will be none.
    def next_opening(time)
      moment, = next_opening_and_page(epoch(time))
      moment && utc(moment)
    end

    # The end of the opening +time+ is in, or of the next one. Hours that touch, also across midnight,
    # are one opening. nil when there will be no opening, or when it never ends.
    def next_closing(time)
      opening, number = next_opening_and_page(epoch(time))
      return unless opening

      closing = @pages[number].closing_after(opening)
      while closing == Page.start(number + 1) && @pages[number += 1].open_at?(closing)
        return if @pages[number].always_open? && @hours.settled?(number)
        closing = @pages[number].closing_after(closing)
      end
      utc(closing)
    end

    def inspect
      "#<#{self.class} #{time_zone}>"
    end

    private

    def next_opening_and_page(moment)
      number = Page.number(moment)
      until (opening = @pages[number].opening_from(moment))
        return if @hours.none_after?(number += 1)
      end
      [opening, number]
    end

    # Integer in the common case, an exact Rational for a part of a second.
    def epoch(time)
      time = time.to_time if time.is_a?(DateTime)
      raise ArgumentError, "not a Time: #{time.inspect}" unless time.is_a?(Time)
      time.subsec.zero? ? time.to_i : time.to_r
    end

    def duration(seconds)
      valid = seconds.is_a?(Numeric) && seconds.real? && seconds.finite? && seconds.positive?
      raise ArgumentError, "not a positive number of seconds: #{seconds.inspect}" unless valid
      seconds.is_a?(Integer) ? seconds : seconds.to_r
    end

    def utc(moment)
      Time.at(moment).utc
    end
  end
end

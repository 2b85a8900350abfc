# frozen_string_literal: true

module HouseRules
  class WorkingCalendar
    # Weekly hours and exceptional days, checked and copied: for each day, counted from 1970-01-01,
    # its intervals as seconds since midnight on the wall clock.
    class Hours
      DAY = 86_400
      WEEKDAYS = %w[mon tue wed thu fri sat sun].freeze
      CLOCK = /\A(?:([01]\d|2[0-3]):([0-5]\d)|24:00)\z/
      DATE = /\A\d{4}-\d\d-\d\d\z/
      EPOCH = Date.new(1970, 1, 1) # a Thursday
      private_constant :CLOCK, :DATE, :EPOCH

      # Nominal working seconds of the longest weekly day.
      attr_reader :longest_weekly_day

      def initialize(week, days)
        @week = WEEKDAYS.rotate(3).map { |name| weekly(week).fetch(name, [].freeze) }.freeze
        @days = exceptional(days).freeze
        @first_exception, @last_exception = @days.keys.minmax
        @longest_weekly_day = @week.map { |hours| hours.sum { |open, close| close - open } }.max
      end

      # Intervals of a day.
      def on(day)
        @days[day] || @week[day % 7]
      end

      # Whether every day from the page on follows the weekly pattern. (A day's local name is less
      # than two days away from the same one in UTC.)
      def settled?(page)
        @last_exception.nil? || Page.start(page) > (@last_exception + 2) * DAY
      end

      # Whether there is certainly no working time from the page on.
      def none_after?(page)
        longest_weekly_day.zero? && settled?(page)
      end

      # Whether there is certainly no working time on the page and before.
      def none_before?(page)
        longest_weekly_day.zero? &&
          (@first_exception.nil? || Page.start(page + 1) < (@first_exception - 1) * DAY)
      end

      private

      def weekly(week)
        entries(week, "week").to_h do |name, intervals|
          malformed!(name, "is no weekday, one of #{WEEKDAYS.join(", ")}") if WEEKDAYS.none?(name)
          [name, parse(name, intervals)]
        end
      end

      def exceptional(days)
        entries(days, "days").to_h { |date, intervals| [day_number(date), parse(date, intervals)] }
      end

      def entries(hash, name)
        hash.respond_to?(:to_hash) ? hash.to_hash : malformed!(name, "must be a Hash")
      end

      def day_number(date)
        raise Date::Error unless date.is_a?(String) && DATE.match?(date)
        (Date.iso8601(date) - EPOCH).to_i
      rescue Date::Error
        malformed!(date, "is no date like 2025-11-01")
      end

      def parse(day, intervals)
        malformed!(day, "must be an Array of intervals") unless intervals.is_a?(Array)
        hours = intervals.map { |interval| interval(day, interval) }
        unordered = hours.each_cons(2).any? { |(_, close), (open, _)| open < close }
        malformed!(day, "has intervals out of order or overlapping") if unordered
        hours.freeze
      end

      def interval(day, interval)
        pair = interval.is_a?(Array) && interval.size == 2
        malformed!(day, "needs pairs like [\"10:00\", \"20:00\"]") unless pair
        open, close = interval.map { |clock| seconds(day, clock) }
        malformed!(day, "has an interval that does not end after it begins") if open >= close
        [open, close].freeze
      end

      def seconds(day, clock)
        match = CLOCK.match(clock) if clock.is_a?(String)
        malformed!(day, "has #{clock.inspect}, which is no time like 09:30") unless match
        match[1] ? match[1].to_i * 3600 + match[2].to_i * 60 : DAY
      end

      def malformed!(day, problem)
        raise ArgumentError, "#{day.is_a?(String) ? day : day.inspect} #{problem}"
      end
    end
  end
end

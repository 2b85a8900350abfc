# frozen_string_literal: true

module HouseRules
  class CalendarText
    # A production calendar's year in one line, as ministries publish it: the year, then for each month
    # the days that are not worked, weekends included; 30* is a shortened day, 9+ one off in exchange. A
    # Saturday that is not listed is worked. Kept is what differs from the week.
    class ProductionYear
      YEAR = /\A"?(\d{4})"?\s*([,;\t])/
      DAY = /\A(\d{1,2})([*+]?)\z/
      MONTHS = 12
      SATURDAY = 6

      def self.matches?(line)
        YEAR.match?(line) && cells(line).size > MONTHS
      end

      def self.cells(line)
        line.scan(/"([^"]*)"|([^"#{line[YEAR, 2]}]+)/).flatten.compact
      end

      def initialize(line, hours)
        @year, *@months = self.class.cells(line).first(MONTHS + 1)
        @hours = hours
      end

      # { "2026-01-09" => [], "2026-04-30" => [["10:00", "19:00"]] }; raises Unreadable.
      def days
        listed = marks
        (Date.new(@year.to_i, 1, 1)..Date.new(@year.to_i, 12, 31))
          .filter_map do |date|
            [date.iso8601, hours(date, listed[date])] if exception?(date, listed[date])
          end
          .to_h
      end

      private

      # Mark by date, "" for a day that is off.
      def marks
        @months
          .each
          .with_index(1)
          .with_object({}) do |(cell, month), listed|
            cell
              .split(",")
              .map(&:strip)
              .reject(&:empty?)
              .each do |entry|
                day, mark = DAY.match(entry)&.captures
                raise Unreadable, :date unless day && Date.valid_date?(@year.to_i, month, day.to_i)
                listed[Date.new(@year.to_i, month, day.to_i)] = mark
              end
          end
      end

      # Weekends stay as the week has them, unless they are worked.
      def exception?(date, mark)
        return true if mark == "*"
        weekend = date.cwday >= SATURDAY
        open = @hours.weekly(date).any?
        mark ? open && !weekend : weekend && !open
      end

      def hours(date, mark)
        kind = { "*" => :short, nil => :work }.fetch(mark, :off)
        @hours.of(kind, date, nil)
      end
    end
  end
end

# frozen_string_literal: true

require "strscan"

module HouseRules
  class CalendarText
    # Dates at the beginning of a line: one, a list or a range, in figures or with the month's name.
    class Dates
      MAX_DAYS = 366
      RANGE = /\s*(?:\.\.+|[–—-]|по\s|to\s|until\s)\s*/i
      LIST = /\s*(?:,|;|и\s|and\s)\s*/i
      LEAD = /\s*(?:с\s+|from\s+)?/i
      # 2026 for "2026" or "2026 год"; nil for any other line.
      def self.year_alone(line)
        line[/\A(\d{4})\s*(?:г\.?|год|year)?:?\z/i, 1]&.to_i
      end

      # [dates, the rest of the text]; raises Unreadable.
      def self.take(text, year)
        new(text, year).take
      end

      def initialize(text, year)
        @scanner = StringScanner.new(text)
        @year = year
        @spans = []
      end

      def take
        @scanner.skip(LEAD)
        read_list
        raise Unreadable, :date if @spans.empty?
        dates = complete.flat_map { |from, to| expand(date(from), date(to || from)) }
        raise Unreadable, :date if dates.size > MAX_DAYS
        [dates, @scanner.rest]
      end

      private

      # Days without a month wait for the one that follows them; those that wait in vain are hours.
      def read_list
        position = @scanner.pos
        kept = 0
        while (from = read_date)
          to = range? ? read_date : nil
          @spans << [from, to]
          (position = @scanner.pos) && (kept = @spans.size) if (to || from)[:month]
          break unless @scanner.skip(LIST)
        end
        @spans = @spans.first(kept)
        @scanner.pos = position
      end

      def range?
        position = @scanner.pos
        return true if @scanner.skip(RANGE) && Forms::ALL.any? { |form| @scanner.match?(form) }
        @scanner.pos = position
        false
      end

      def read_date
        Forms::ALL.each do |form|
          position = @scanner.pos
          next unless @scanner.scan(form)
          found = %i[day month year name].to_h { |part| [part, named(part)] }
          found[:month] ||= Forms.month(found.delete(:name))
          return found if found[:month] || form == Forms::DAY
          @scanner.pos = position
        end
        nil
      end

      def named(part)
        @scanner[part]
      rescue IndexError
        nil
      end

      # From the last to the first: what is left out is said further right, or else further left.
      def complete
        parts = @spans.flatten.compact
        %i[month year].each do |part|
          said = nil
          parts.reverse_each { |date| said = date[part] ||= said }
          parts.each { |date| said = date[part] ||= said }
        end
        @spans
      end

      def date(parts)
        year = parts[:year]&.to_i || @year || raise(Unreadable, :year)
        year += 2000 if year < 100
        Date.new(year, parts[:month].to_i, parts[:day].to_i)
      rescue Date::Error
        raise Unreadable, :date
      end

      def expand(from, to)
        raise Unreadable, :date if to < from || to - from > MAX_DAYS
        (from..to).to_a
      end
    end
  end
end

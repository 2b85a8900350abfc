# frozen_string_literal: true

module HouseRules
  class CalendarText
    # One line: which days, what of them, and where that comes from.
    class Line
      MAX_SOURCE = 200
      # "2026-12-31; short; 10:00-16:00; by order": of these only the first two are needed.
      COLUMNS = /\A"?(?<date>\d[\d.-]{7,9}\d)"?\s*(?<by>[;,\t])(?<rest>.*)\z/
      BRACKETS = /\s*\((?<source>[^()]*)\)\s*\z/
      REMARK = /\s+(?:#|--|—\s(?=\D))\s*(?<source>.*)\z/
      WEEKDAYS =
        /(?<![[:alpha:]])\(?(?:понедельник|вторник|сред[аеуы]|четверг|пятниц[аеуы]|суббот[аеуы]|воскресень[ея]|пн|вт|ср|чт|пт|сб|вс|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![[:alpha:]])\)?[.,]?/i
      KINDS = {
        off: /\A(?:off|clos|holiday|day off|weekend|non|выходн|нерабоч|праздн|закрыт|отдых)/,
        short: /\A(?:short|half|сокращ|коротк|предпраздн)/,
        work: /\A(?:work|open|рабоч|открыт)/,
      }.freeze
      private_constant :COLUMNS, :BRACKETS, :REMARK, :WEEKDAYS, :KINDS

      def initialize(text, hours, year)
        @text = text
        @hours = hours
        @year = year
      end

      # [{ "2026-01-09" => [] }, "Decree 1466" or nil]; raises Unreadable.
      def read
        text, source = split_source
        dates, said = Dates.take(text.gsub(WEEKDAYS, " "), @year)
        word, hours = @hours.take(said)
        days = dates.to_h { |date| [date.iso8601, @hours.of(kind(word, hours), date, hours)] }
        [days, source.to_s.strip.then { |name| name[0, MAX_SOURCE] unless name.empty? }]
      end

      private

      def split_source
        columns = COLUMNS.match(@text)
        return split_columns(columns) if columns
        match = BRACKETS.match(@text) || REMARK.match(@text)
        match && !weekday?(match[:source]) ? [match.pre_match, match[:source]] : [@text, nil]
      end

      def split_columns(columns)
        cells =
          columns[:rest]
            .split(columns[:by], 3)
            .map { |cell| cell.strip.delete_prefix('"').delete_suffix('"') }
        ["#{columns[:date]} #{cells[0]} #{cells[1]}", cells[2]]
      end

      def weekday?(text)
        text.gsub(WEEKDAYS, "").strip.empty?
      end

      # A date alone is a day off, with hours it is a working one.
      def kind(word, hours)
        return hours ? :work : :off if word.empty?
        KINDS.find { |_, pattern| pattern.match?(word) }&.first || raise(Unreadable, :word)
      end
    end
  end
end

# frozen_string_literal: true

require "date"
require_relative "calendar_text/unreadable"
require_relative "calendar_text/forms"
require_relative "calendar_text/dates"
require_relative "calendar_text/hours"
require_relative "calendar_text/line"
require_relative "calendar_text/production_year"

module HouseRules
  # Exceptional days as people write them down or paste them, in English or Russian: one day, list or
  # range a line, with a word (*off*, *short*, *work*) or with hours of its own.
  #
  #   2026-01-01 – 2026-01-09 off (Decree 1466)      9 мая 2026 выходной
  #   2026-12-31; short; 10:00-16:00; by order       30.04.2026 сокращённый
  #
  # A production year as it is published, twelve months in a row ("2026,\"1,2,9+,…\",…", where * marks a
  # shortened day and + one off in exchange), is one line, too. Pure: it decides and keeps nothing.
  class CalendarText
    MAX_LINES = 1000
    HEADER = /\A\W*(date|day|year|дата|день|год)\b/i

    # Something on a line that cannot be read: +what+ is :date, :year, :word, :hours or :twice.
    Problem = Struct.new(:line, :text, :what, keyword_init: true)

    # days: { "2026-01-09" => [] }; sources: { "2026-01-09" => "Decree 1466" }; problems: in order.
    Result = Struct.new(:days, :sources, :problems, keyword_init: true)

    # +week+: the weekly hours, of which short and working days without hours of their own take theirs.
    # +year+: of dates that name none; a line that is a year alone sets it for those below.
    def self.read(text, week:, year: nil)
      new(week, year).read(text)
    end

    def initialize(week, year)
      @hours = Hours.new(week)
      @year = year
      @result = Result.new(days: {}, sources: {}, problems: [])
    end

    def read(text)
      lines = text.to_s.tr("\u00a0\u202f\ufeff", " ").lines.map(&:strip).first(MAX_LINES)
      lines
        .each
        .with_index(1) do |line, number|
          next if line.empty? || line.start_with?("#") || HEADER.match?(line)
          read_line(line, number)
        end
      @result
    end

    private

    def read_line(line, number)
      if (year = Dates.year_alone(line))
        @year = year
      elsif ProductionYear.matches?(line)
        keep(number, line, ProductionYear.new(line, @hours).days)
      else
        keep(number, line, *Line.new(line, @hours, @year).read)
      end
    rescue Unreadable => e
      complain(number, line, e.what)
    end

    # What was said of a day first stays; saying the same again does no harm.
    def keep(number, line, days, source = nil)
      other = days.any? { |date, hours| @result.days.fetch(date, hours) != hours }
      return complain(number, line, :twice) if other
      @result.days.merge!(days)
      days.each_key { |date| @result.sources[date] = source } if source
    end

    def complain(line, text, what)
      @result.problems << Problem.new(line:, text:, what:)
    end
  end
end

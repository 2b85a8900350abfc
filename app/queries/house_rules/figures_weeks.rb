# frozen_string_literal: true

module HouseRules
  # The six figures week by week, by the week of the question, and their trend: the last four weeks
  # beside the four before them. Each as [part, total], for *started : joined* as [started, joined].
  class FiguresWeeks
    # Half a year; older weeks are in the figures and not in the chart.
    MOST = 26
    TREND = 4

    SHARES = {
      first_response: %i[first_within first_due],
      full_answer: %i[full_undisputed full_due],
      closed: %i[closed full_due],
      started: %i[initiated supported],
      negative: %i[negative_good negative_rated],
      verdict: %i[solved said],
    }.freeze

    def initialize(scope)
      @scope = scope
    end

    # { weeks: [{ week: "2026-11-16", first_response: [4, 5], … }], the oldest first,
    #   trend: { first_response: { now: [4, 5], before: [3, 5] }, … } }
    def to_h
      { weeks: weeks.map { |week, row| { week: week.iso8601, **shares([row]) } }, trend: }
    end

    private

    def trend
      now, before = weeks.values.last(2 * TREND).reverse.each_slice(TREND).to_a
      then_shares = shares(before.to_a)
      shares(now.to_a).to_h { |name, share| [name, { now: share, before: then_shares[name] }] }
    end

    def shares(rows)
      SHARES.transform_values { |columns| columns.map { |name| rows.sum { |row| row[name] || 0 } } }
    end

    # Every week from the first to the last, at most MOST; counts by name.
    def weeks
      @weeks ||=
        begin
          found = counted
          last = found.keys.max
          first = [found.keys.min, last && last - 7 * (MOST - 1)].compact.max
          list = last ? (first..last).step(7) : []
          list.to_h { |week| [week, found[week] || {}] }
        end
    end

    def counted
      [
        [@scope.asked, FigureConditions::ASKED],
        [@scope.negative, FigureConditions::NEGATIVE],
        [@scope.topics, FigureConditions::TOPICS],
      ].each_with_object({}) do |(source, figures), found|
        rows(source, figures).each { |row| (found[row.delete(:week)] ||= {}).merge!(row) }
      end
    end

    def rows(source, figures)
      DB.query_hash(<<~SQL, zone:, **@scope.values).map { |row| with_said(row.symbolize_keys) }
          SELECT date_trunc('week', (asked_at AT TIME ZONE 'UTC') AT TIME ZONE :zone)::date AS week,
                 #{FigureConditions.counts(figures)}
          FROM (#{source}) counted GROUP BY 1 ORDER BY 1 DESC LIMIT #{MOST}
        SQL
    end

    # Of all who said anything.
    def with_said(row)
      row.key?(:solved) ? row.merge(said: row[:solved] + row[:not_solved]) : row
    end

    # Weeks begin when they begin for the first of them.
    def zone
      organization = @scope.organizations.first || Directory.default
      organization&.calendar&.time_zone || "UTC"
    end
  end
end

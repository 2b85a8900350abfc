# frozen_string_literal: true

module HouseRules
  # Days when the rules were off have no figures (rule 6): what was asked on such a day is left out,
  # and a deadline that fell into the gap is neither met nor missed. Conditions for Figures; without
  # a gap they cost nothing.
  class FiguresGap
    # +periods+: as Directory.off_periods has them.
    def initialize(periods, now:)
      @periods = periods.map { |from, to| [from, to || now] }
    end

    def any?
      @periods.any?
    end

    # Those that touch these days, for readers: [{ from:, to: }].
    def within(from, to)
      @periods
        .select { |off, on| (from.nil? || on.to_date >= from) && (to.nil? || off.to_date <= to) }
        .map { |off, on| { from: off, to: on } }
    end

    # Was it asked while they were in force, by the days of this zone?
    def asked_in_force(zone)
      outside(
        "asked_at",
        @periods.map { |from, to| days(from.in_time_zone(zone), to.in_time_zone(zone)) }.uniq,
      )
    end

    # Was it due while nobody could answer under the rules, and not answered before?
    def unmeasured(due, answered)
      clauses =
        @periods.map do |from, to|
          "(#{due} >= #{quote(from)} AND #{due} < #{quote(to)} AND " \
            "COALESCE(#{answered} >= #{quote(from)}, true))"
        end
      clauses.empty? ? "false" : "(#{clauses.join(" OR ")})"
    end

    private

    def days(from, to)
      [from.beginning_of_day, to.end_of_day]
    end

    def outside(column, ranges)
      return "true" if ranges.empty?
      inside =
        ranges.map { |from, to| "(#{column} >= #{quote(from)} AND #{column} <= #{quote(to)})" }
      "NOT (#{inside.join(" OR ")})"
    end

    def quote(time)
      ActiveRecord::Base.connection.quote(time.utc)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What a version of a calendar says otherwise than the one before, as the public record keeps it.
  class CalendarDifference
    # former: nil where there was none.
    def initialize(former, present)
      @former = former
      @present = present
    end

    # { time_zone: "…", week: true, working_day_seconds: 32400, days: ["2026-12-31", …], years:
    # { "2026" => "confirmed" } }, each only where it changed; dates whose hours are other ones now.
    def to_h
      return {} if @former.nil? || @former == @present
      {
        **changed(:time_zone),
        **(changed(:week).empty? ? {} : { week: true }),
        **changed(:working_day_seconds),
        days:,
        years:,
      }.compact_blank
    end

    private

    def changed(key)
      @former[key] == @present[key] ? {} : { key => @present[key] }
    end

    def days
      dates = @former.days.keys | @present.days.keys
      dates.reject { |date| @former.days[date] == @present.days[date] }.sort
    end

    def years
      @present.years.reject { |year, state| @former.years[year] == state }
    end
  end
end

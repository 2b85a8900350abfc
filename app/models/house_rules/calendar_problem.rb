# frozen_string_literal: true

module HouseRules
  # What is wrong with hours that someone typed, in their language: the zone, or the first day that
  # the working calendar does not accept.
  module CalendarProblem
    MAX_SOURCE = 200
    YEAR = /\A(19|20|21)\d\d\z/

    class << self
      # A sentence, or nil when all is well.
      def find(time_zone:, week:, days:)
        return text(:time_zone, zone: time_zone) unless zone?(time_zone)
        return text(:unreadable) unless week.is_a?(Hash) && days.is_a?(Hash)
        bad_day(week) || bad_date(days) || (text(:empty) if week.values.all?(&:blank?))
      end

      # Of the weekly hours alone.
      def find_in_week(week)
        week.is_a?(Hash) ? bad_day(week) : text(:unreadable)
      end

      # The same for what is noted beside the hours: sources of days, and which years are settled.
      def in_notes(days:, sources:, years:)
        return text(:unreadable) unless sources.is_a?(Hash) && years.is_a?(Hash)
        bad_source(days, sources) || bad_year(years)
      end

      private

      def bad_source(days, sources)
        date, = sources.find { |day, said| !days.key?(day) || !source?(said) }
        text(:source, day: date, count: MAX_SOURCE) if date
      end

      def source?(said)
        said.is_a?(String) && said.length.between?(1, MAX_SOURCE)
      end

      def bad_year(years)
        year, = years.find { |y, state| !y.match?(YEAR) || Calendar::YEAR_STATES.exclude?(state) }
        text(:year, year:) if year
      end

      def bad_day(week)
        day = week.keys.find { |name| refused?(week: { name => week[name] }) }
        return if day.nil?
        number = WorkingCalendar::Hours::WEEKDAYS.index(day)
        text(:day, day: number ? I18n.t("house_rules.weekdays")[number] : day)
      end

      def bad_date(days)
        date = days.keys.find { |name| refused?(week: {}, days: { name => days[name] }) }
        text(:day, day: date) if date
      end

      def refused?(**hours)
        WorkingCalendar.new(time_zone: "UTC", **hours)
        false
      rescue ArgumentError
        true
      end

      def zone?(name)
        TZInfo::Timezone.get(name.to_s).present?
      rescue TZInfo::InvalidTimezoneIdentifier
        false
      end

      def text(key, **params)
        I18n.t("house_rules.errors.calendar_problem.#{key}", **params)
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What is wrong with hours that someone typed, in their language: the zone, or the first day that
  # the working calendar does not accept.
  module CalendarProblem
    class << self
      # A sentence, or nil when all is well.
      def find(time_zone:, week:, days:)
        return text(:time_zone, zone: time_zone) unless zone?(time_zone)
        return text(:unreadable) unless week.is_a?(Hash) && days.is_a?(Hash)
        bad_day(week) || bad_date(days) || (text(:empty) if week.values.all?(&:blank?))
      end

      private

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

# frozen_string_literal: true

module HouseRules
  # Until when something was promised: a day means until the office closes on it.
  module OfficialPromise
    DATE = /\A\d{4}-\d\d-\d\d\z/

    # Nobody waits longer than a year for a date; that day itself is still in it.
    LONGEST = 1.year + 1.day

    class << self
      # The moment, if it can be promised: ahead, and within a year; nil otherwise.
      def ahead(value, calendar)
        moment = moment(value, calendar)
        moment if moment&.future? && moment <= LONGEST.from_now
      end

      # A Time, a time in ISO 8601 or a date → UTC Time; nil for anything else.
      def moment(value, calendar)
        return value.utc if value.respond_to?(:utc)
        return closing_on(Date.iso8601(value), calendar) if DATE.match?(value.to_s)
        Time.iso8601(value.to_s).utc
      rescue ArgumentError
        nil
      end

      private

      # The last closing of that day; the end of the day when the office stays closed.
      def closing_on(date, calendar)
        zone = ActiveSupport::TimeZone[calendar.time_zone]
        from = zone.local(date.year, date.month, date.day)
        to = (from + 1.day).utc
        last = nil
        opening = calendar.next_opening(from)
        while opening && opening < to
          last = calendar.next_closing(opening)
          opening = last && calendar.next_opening(last)
        end
        [last, to - 1].compact.min
      end
    end
  end
end

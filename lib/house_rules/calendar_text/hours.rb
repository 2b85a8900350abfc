# frozen_string_literal: true

module HouseRules
  class CalendarText
    # The hours that a line says, or that follow from the week.
    class Hours
      WEEKDAYS = %w[mon tue wed thu fri sat sun].freeze
      CLOCK = /(\d{1,2})(?:[:.](\d\d))?/
      INTERVAL = /(?:с\s+|from\s+)?#{CLOCK}\s*(?:[–—-]|до\s|по\s|to\s|until\s)\s*#{CLOCK}/i
      HOUR = 60 # minutes

      def initialize(week)
        @week = week
      end

      # [the word, its hours or nil] of what stands behind the dates: "short 10:00-16:00".
      def take(text)
        hours =
          text
            .scan(INTERVAL)
            .map { |from, from_m, to, to_m| [clock(from, from_m), clock(to, to_m)] }
        word = text.gsub(INTERVAL, " ").gsub(/[^[:alpha:]\d\s]/, " ").squeeze(" ").strip.downcase
        raise Unreadable, :hours if word.match?(/\d/)
        [word.sub(/\A(?:до|until|with|hours|часы)\z/, ""), hours.empty? ? nil : hours]
      end

      # The intervals of a day that is :off, :short or for :work; raises Unreadable.
      def of(kind, date, hours)
        if kind == :off
          raise Unreadable, :hours if hours
          return []
        end
        hours ||= kind == :short ? shortened(usual(date)) : usual(date)
        check(date, hours)
      end

      # What the week says of that day.
      def weekly(date)
        @week.fetch(WEEKDAYS[date.cwday - 1], [])
      end

      private

      # A working Saturday is as long as the first day that is.
      def usual(date)
        [weekly(date), *@week.values_at(*WEEKDAYS)].compact.find(&:any?) ||
          raise(Unreadable, :hours)
      end

      # Ends an hour earlier, as the labour codes have it.
      def shortened(hours)
        to_cut = HOUR
        hours
          .reverse
          .filter_map do |from, to|
            cut = [minutes(to) - minutes(from), to_cut].min
            to_cut -= cut
            [from, clock(*(minutes(to) - cut).divmod(HOUR))] if minutes(to) - cut > minutes(from)
          end
          .reverse
      end

      def minutes(clock)
        hour, minute = clock.split(":").map(&:to_i)
        hour * HOUR + minute
      end

      def clock(hour, minute)
        format("%02d:%02d", hour.to_i, minute.to_i)
      end

      def check(date, hours)
        WorkingCalendar.new(time_zone: "UTC", week: {}, days: { date.iso8601 => hours })
        hours
      rescue ArgumentError
        raise Unreadable, :hours
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # A calendar as a form sends it, as attributes of a Calendar: days in order, closed weekdays left out,
  # the notes of days that are gone forgotten. What cannot be read is left for the calendar to refuse.
  module CalendarForm
    class << self
      def attributes(form)
        form = form.is_a?(Hash) ? form.symbolize_keys : {}
        days = tidy(form[:days]) { |given| given.sort_by { |date, _| date.to_s }.to_h }
        {
          time_zone: form[:time_zone],
          week: tidy(form[:week]) { |week| week.select { |_, hours| hours.present? } },
          days:,
          sources: tidy(form[:sources]) { |said| said.compact_blank.slice(*keys_of(days)) },
          years: tidy(form[:years]) { |years| years.compact_blank },
          working_day_seconds: seconds(form[:working_day_hours]),
        }
      end

      private

      def tidy(given)
        given = {} if given.blank?
        given.is_a?(Hash) ? yield(given.stringify_keys) : given
      end

      def keys_of(days)
        days.is_a?(Hash) ? days.keys : []
      end

      # nil: as long as the longest weekday; 0 for what is no number.
      def seconds(hours)
        hours.presence && (Float(hours.to_s, exception: false).to_f * 3600).round
      end
    end
  end
end

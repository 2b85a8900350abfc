# frozen_string_literal: true

module ::HouseRules
  # A coming moment in words of the current locale and the wall clock of a zone: "today at 10:00",
  # "on Monday at 10:00", "on 12 January at 10:00".
  module OpeningText
    # From this many days on a weekday alone would be ambiguous.
    WEEK = 7

    class << self
      def of(moment, time_zone:, now: Time.now.utc)
        local = moment.in_time_zone(time_zone)
        days = (local.to_date - now.in_time_zone(time_zone).to_date).to_i
        I18n.t("house_rules.opening.at", day: day(local, days), time: local.strftime("%H:%M"))
      end

      private

      def day(local, days)
        return I18n.t("house_rules.opening.today") if days.zero?
        return I18n.t("house_rules.opening.weekdays")[local.wday] if days < WEEK
        month = I18n.t("house_rules.opening.months")[local.month - 1]
        I18n.t("house_rules.opening.date", day: local.day, month:)
      end
    end
  end
end

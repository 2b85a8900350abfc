# frozen_string_literal: true

module HouseRules
  # What an entry of the record says of an organisation beyond its sentence, in the reader's language.
  module OrganizationFacts
    # More days than anybody reads in one line.
    DATES = 12

    class << self
      # Sentences, from the details as RecordPage has them.
      def of(details)
        [*categories(details), *hours(details), *days(details[:days]), *years(details[:years])]
      end

      private

      def categories(details)
        %w[added removed].filter_map do |key|
          names = details[key].presence&.map { |name| name || unseen }
          say(key, categories: names.join(", ")) if names
        end
      end

      def hours(details)
        zone, week, seconds = details.values_at(:time_zone, :week, :working_day_seconds)
        [
          (say("time_zone", zone:) if zone),
          (say("week") if week),
          (say("working_day", hours: (seconds / 3600.0).to_s.delete_suffix(".0")) if seconds),
        ].compact
      end

      def days(dates)
        return [] if dates.blank?
        shown = dates.first(DATES).map { |date| I18n.l(Date.iso8601(date), format: :date_only) }
        shown << "…" if dates.size > DATES
        [say("days", count: dates.size, dates: shown.join(", "))]
      end

      def years(years)
        years.to_h.map { |year, state| say("year.#{state}", year:) }
      end

      def say(key, **values)
        I18n.t("js.house_rules.record.organization.#{key}", **values)
      end

      def unseen
        I18n.t("js.house_rules.out_of_sight.category")
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class CalendarText
    # How a date is written: in figures, or with the month's name before or behind the day.
    module Forms
      MONTHS =
        %w[
          jan|янв
          feb|фев
          mar|мар
          apr|апр
          may|ма[йя]
          jun|июн
          jul|июл
          aug|авг
          sep|сен
          oct|окт
          nov|ноя
          dec|дек
        ].map { |stems| /\A(?:#{stems})/i }.freeze
      NAME = /[[:alpha:]]{3,}\.?/
      YEAR = /(?:,?\s+(?<year>\d{4})(?!\d)(?:\s*г(?:ода?)?\b\.?)?)?/
      FIGURES = /(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)(?!\d)/
      DOTS = /(?<day>\d\d?)\.(?<month>\d\d?)(?:\.(?<year>\d{4}|\d\d)(?!\d))?(?![\d:])/
      DAY_FIRST = /(?<day>\d\d?)(?:-?(?:го|е|st|nd|rd|th))?\s+(?<name>#{NAME})#{YEAR}/
      MONTH_FIRST = /(?<name>#{NAME})\s+(?<day>\d\d?)(?![\d:])#{YEAR}/
      DAY = /(?<day>\d\d?)(?![\d:.])(?=\s*(?:[,–—-]|и\s|and\s|по\s|to\s|\.\.))/
      ALL = [FIGURES, DOTS, DAY_FIRST, MONTH_FIRST, DAY].freeze

      # 1 for "January", "янв."; nil for what is no month.
      def self.month(name)
        name && MONTHS.index { |stems| stems.match?(name) }&.succ
      end
    end
  end
end

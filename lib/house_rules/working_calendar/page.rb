# frozen_string_literal: true

module HouseRules
  class WorkingCalendar
    # The working time of one stretch of 52 weeks, as disjoint intervals of epoch seconds in order,
    # with the working seconds before each. Moments are Integers or Rationals.
    class Page
      SPAN = 364 * 86_400

      # Working seconds of the whole page.
      attr_reader :total

      # The number of the page a moment is on.
      def self.number(moment)
        moment.div(SPAN)
      end

      # The first second of a page.
      def self.start(number)
        number * SPAN
      end

      def self.build(number, zone, hours)
        page = new(number)
        moment = start(number)
        while moment < start(number + 1)
          period = zone.period_for(Time.at(moment).utc)
          ending = [period.ends_at&.to_i, start(number + 1)].compact.min
          page.add_period(moment, ending, period.observed_utc_offset, hours)
          moment = ending
        end
        page.finish
      end

      def initialize(number)
        @number = number
        @opens = []
        @closes = []
      end

      # Within a period the wall clock is UTC plus a constant, so hours that are skipped fall out and
      # hours that are repeated come up in both periods, always in the order in which they pass.
      def add_period(from, to, offset, hours)
        ((from + offset).div(Hours::DAY)..(to - 1 + offset).div(Hours::DAY)).each do |day|
          midnight = day * Hours::DAY - offset
          hours
            .on(day)
            .each { |open, close| add([midnight + open, from].max, [midnight + close, to].min) }
        end
      end

      def finish
        @total = 0
        @before = @opens.zip(@closes).map { |open, close| (@total += close - open) - close + open }
        [@opens, @closes, @before].each(&:freeze)
        freeze
      end

      # Working seconds of this page before the moment.
      def worked_before(moment)
        index = (@opens.bsearch_index { |open| open > moment } || @opens.size) - 1
        return 0 if index < 0
        close = @closes[index]
        @before[index] + (moment < close ? moment : close) - @opens[index]
      end

      # The earliest moment that has this many (0 < seconds <= total) working seconds before it.
      def moment_of(seconds)
        index = (@before.bsearch_index { |before| before >= seconds } || @before.size) - 1
        @opens[index] + seconds - @before[index]
      end

      # The latest moment that has this many (0 <= seconds < total) working seconds before it.
      def last_moment_of(seconds)
        index = (@before.bsearch_index { |before| before > seconds } || @before.size) - 1
        @opens[index] + seconds - @before[index]
      end

      def open_at?(moment)
        opening_from(moment) == moment
      end

      def always_open?
        total == SPAN
      end

      # The moment itself when open, or the next opening on this page, or nil.
      def opening_from(moment)
        index = index_closing_after(moment)
        index && [@opens[index], moment].max
      end

      # When the opening that the moment is in closes, at the latest at the end of this page.
      def closing_after(moment)
        @closes[index_closing_after(moment)]
      end

      private

      def index_closing_after(moment)
        @closes.bsearch_index { |close| close > moment }
      end

      def add(open, close)
        return if open >= close
        return @closes[-1] = close if @closes.last == open
        @opens << open
        @closes << close
      end
    end
  end
end

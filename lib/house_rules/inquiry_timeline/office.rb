# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # Working time by the hours that were in force when: one calendar, and from a moment on another.
    # Immutable.
    class Office
      def initialize(calendar, spans = [[nil, calendar]])
        @calendar = calendar
        @spans = spans
      end

      # The office that keeps +calendar+ from +at+ on.
      def changed(at, calendar)
        return self if calendar.equal?(@calendar)
        self.class.new(calendar, [*@spans, [at, calendar]])
      end

      # Working seconds; 0 when +to+ is not later.
      def seconds_between(from, to)
        return @calendar.seconds_between(from, to) if @spans.one?
        spans.sum do |calendar, start, finish|
          calendar.seconds_between([from, start].compact.max, [to, finish].compact.min)
        end
      end

      # The earliest moment with so much working time after +from+; nil when there is none.
      def advance(from, seconds)
        spans.each do |calendar, start, finish|
          next if finish && finish <= from
          start = [from, start].compact.max
          worked = finish ? calendar.seconds_between(start, finish) : 0
          return calendar.advance(start, seconds) if finish.nil? || worked >= seconds
          seconds -= worked
        end
      rescue WorkingCalendar::NeverOpen
        nil
      end

      private

      # [calendar, from, until] of each.
      def spans
        @spans.each_with_index.map do |(start, calendar), index|
          [calendar, start, @spans[index + 1]&.first]
        end
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # One thing owed: from when, by when, and when it was given. It may stand still and go on.
    class Clock
      attr_reader :kind, :cycle, :from, :met_at

      # +due_at+ nil: never due.
      def initialize(kind:, cycle:, from:, due_at:)
        @kind = kind
        @cycle = cycle
        @from = from
        @due_at = due_at
      end

      # By when; nil while the clock stands, unless it was too late already.
      def due_at
        @due_at unless @stands_since && @due_at && @stands_since <= @due_at
      end

      def pending?
        @met_at.nil? && @dropped_at.nil?
      end

      def meet(at)
        @met_at = at if pending?
      end

      # Nobody owes it any more: not met, and from now on not missed either.
      def drop(at)
        return unless pending?
        @dropped_at = at
        @due_at = nil unless missed?(at)
      end

      def stand(at)
        @stands_since ||= at
      end

      # What was left when it stood still is left now, in working time.
      def resume(at, calendar)
        since = @stands_since
        @stands_since = nil
        return if since.nil? || @due_at.nil? || since > @due_at
        left = calendar.seconds_between(since, @due_at)
        @due_at = left.zero? ? [at, @due_at].max : calendar.advance(at, left)
      rescue WorkingCalendar::NeverOpen
        @due_at = nil
      end

      # Whether it was not given in time, as known at +now+.
      def missed?(now)
        return false if @due_at.nil?
        (@met_at || @dropped_at || @stands_since || now) > @due_at
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # One thing owed: from when, by when, and when it was given. It may stand still and go on.
    #
    # Either a target in working seconds from +from+, or a date that was given; a date is never
    # counted anew. due_at nil: never due.
    class Clock
      attr_reader :kind, :cycle, :from, :ref, :date, :target_seconds, :met_at

      def initialize(kind:, cycle:, from:, office:, target_seconds: nil, date: nil, ref: nil)
        @kind = kind
        @cycle = cycle
        @from = from
        @ref = ref
        @office = office
        @target_seconds = target_seconds
        @date = date
        @due_at = date || office.advance(from, target_seconds)
        @stood = []
        @holds = []
      end

      # By when; nil while the clock stands, unless it was too late already.
      def due_at
        @due_at unless @stands_since && @due_at && @stands_since <= @due_at
      end

      def pending?
        @met_at.nil? && @dropped_at.nil?
      end

      def meet(at)
        return unless pending?
        resume(at)
        @met_at = at
      end

      # Nobody owes it any more: not met, and from now on not missed either.
      def drop(at)
        return unless pending?
        resume(at)
        @dropped_at = at
        @due_at = nil unless missed?(at)
      end

      # Nobody needed it any more before it was due.
      def released?
        !pending? && @due_at.nil?
      end

      # +why+ it stands: it goes on once no reason is left.
      def stand(at, why)
        return unless pending?
        @holds |= [why]
        @stands_since ||= at
      end

      # Is this a reason why it stands?
      def held?(why)
        @holds.include?(why)
      end

      # What was left when it stood still is left now, in working time. Without +why+: for whatever
      # reason it stood.
      def resume(at, why = nil)
        why ? @holds.delete(why) : @holds.clear
        return if @stands_since.nil? || @holds.any?
        since = @stands_since
        @stands_since = nil
        @stood << [since, at]
        go_on(at, @office.seconds_between(since, @due_at)) if @due_at && since <= @due_at
      end

      # Other hours or targets: used time stays, the rest counts by them. What was missed was missed,
      # and nobody is late for the time before.
      def recount(at, office, target_seconds)
        stands = @stands_since && (@due_at.nil? || @stands_since <= @due_at)
        left = target_seconds.to_i - spent(at)
        @office = office
        return if @target_seconds.nil? || !pending? || missed?(at)
        @target_seconds = target_seconds
        @due_at = left.positive? ? office.advance(at, left) : at
        return unless stands
        @stood << [@stands_since, at]
        @stands_since = at
      end

      # Working seconds until it was given, or until +now+, without those in which it stood.
      def spent(now)
        finish = [@met_at, @dropped_at, now].compact.min
        [@office.seconds_between(@from, finish) - stood(finish), 0].max
      end

      # Working seconds in which it stood still.
      def stood(now)
        spans = @stands_since ? [*@stood, [@stands_since, now]] : @stood
        spans.sum { |from, to| @office.seconds_between(from, [to, now].min) }
      end

      # Whether it was not given in time, as known at +now+.
      def missed?(now)
        return false if @due_at.nil?
        (@met_at || @dropped_at || @stands_since || now) > @due_at
      end

      private

      def go_on(at, left)
        @due_at = left.zero? ? [at, @due_at].max : @office.advance(at, left)
      end
    end
  end
end

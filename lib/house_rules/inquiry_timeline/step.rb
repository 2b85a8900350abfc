# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # A step of an explanation: the event's +kind+ and +reply_kind+ (:due at the end), +at+, the +cycle+, working seconds since the step before that
    # counted (+counted_seconds+) or did not, because the author was asked or nobody could read the
    # question (+stood_seconds+), and the +state+, who +owes+ and +due_at+ from then on.
    #
    # +note+ says what it did beyond its kind: :pause, :no_pause_left, :promise, :promise_changed,
    # :goes_on, :new_cycle, :counted_already (an address while another one waits), :recounted, :lapsed
    # (nobody said for a working day whether it needs an answer).
    # +rule+ is the clock that +due_at+ comes from, with +rule_from+ and, unless a date was given,
    # +rule_seconds+: so many working seconds from then on.
    Step =
      Struct.new(
        :kind,
        :reply_kind,
        :at,
        :since,
        :cycle,
        :counted_seconds,
        :stood_seconds,
        :state,
        :owes,
        :due_at,
        :note,
        :rule,
        :rule_from,
        :rule_seconds,
        keyword_init: true,
      )

    # The steps so far, each with the time that passed since the one before.
    class Steps
      # All but what is said by who waits and who answers is told even where it changes nothing that is
      # owed.
      TOLD = EVENT_KINDS - %i[asked addressed official_reply author_replied replied]

      def initialize(replay)
        @replay = replay
        @steps = []
      end

      def add(event, at, former, note)
        return if former == @replay.situation && note.nil? && TOLD.none?(event.kind)
        @steps << step(
          event.kind,
          at,
          former:,
          note:,
          reply_kind: event.reply_kind,
          since: event.since,
        )
      end

      # The steps, and from the last one to when it is due.
      def to(due_at)
        due = due_at && @steps.any? && due_at > @steps.last.at
        due ? [*@steps, step(:due, due_at, former: @replay.situation)] : @steps.dup
      end

      private

      def step(kind, at, former: nil, **rest)
        passed = @steps.any? ? @replay.office.seconds_between(@steps.last.at, at) : 0
        owed = former && former.owes == :organization
        stood = former && !owed && former.open
        Step.new(
          kind:,
          at:,
          cycle: @replay.cycle.number,
          counted_seconds: owed ? passed : 0,
          stood_seconds: stood ? passed : 0,
          **outcome,
          **rest,
        ).freeze
      end

      def outcome
        clock = @replay.cycle.due_clock
        {
          state: @replay.state,
          owes: @replay.owes,
          due_at: clock&.due_at,
          rule: clock&.kind,
          rule_from: clock&.from,
          rule_seconds: clock&.target_seconds,
        }
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # What changed in an explanation: the event's +kind+ and +reply_kind+ (:due at the end), +at+, the
    # +cycle+, working seconds since the step before that counted (+counted_seconds+) or did not
    # because the author was asked (+stood_seconds+), and the +state+ and +due_at+ from then on.
    Step =
      Struct.new(
        :kind,
        :reply_kind,
        :at,
        :cycle,
        :counted_seconds,
        :stood_seconds,
        :state,
        :due_at,
        keyword_init: true,
      )

    # The rules, event by event, in the order in which things happened.
    class Replay
      attr_reader :asked_at, :calendar, :cycles, :steps, :closed_at, :disputed_at, :verdict

      def initialize(asked_at, calendar, targets)
        @asked_at = asked_at
        @calendar = calendar
        @targets = targets
        @cycles = []
        @steps = []
        start_cycle(asked_at)
        @steps << step(:asked, asked_at)
      end

      def cycle
        @cycles.last
      end

      def apply(event)
        before = situation
        at = [event.at, @asked_at].max
        take(event, at)
        @steps << step(event.kind, at, before.first, event.reply_kind) if situation != before
      end

      def state
        return :closed if @closed_at
        return :answered unless cycle.open?
        return :waiting_author if cycle.paused?
        return :promised if cycle.promised?
        @cycles.first.first_response.pending? ? :waiting_first_response : :waiting_full_answer
      end

      # A Step at +at+, after a time in which the inquiry was in state +former+.
      def step(kind, at, former = nil, reply_kind = nil)
        passed = former ? @calendar.seconds_between(@steps.last.at, at) : 0
        stood = former == :waiting_author ? passed : 0
        counted = %i[waiting_author answered closed].include?(former) ? 0 : passed
        Step.new(
          kind:,
          reply_kind:,
          at:,
          cycle: cycle.number,
          counted_seconds: counted,
          stood_seconds: stood,
          state:,
          due_at: cycle.due_at,
        ).freeze
      end

      private

      def situation
        [state, cycle.due_at, cycle.number]
      end

      def take(event, at)
        case event.kind
        when :official_reply
          reply(event, at) if event.response? && cycle.open?
        when :author_replied
          cycle.resume(at)
        when :asked, :addressed, :not_solved, :reopened
          turn_to_organization(event, at)
        when :solved
          @verdict = :solved
          cycle.settle(at)
        when :closed
          @closed_at = at unless cycle.open?
        end
      end

      def reply(event, at)
        cycle.respond(at)
        case event.reply_kind
        when :question
          cycle.ask_author(at)
        when :interim
          cycle.promise(at, event.promised_at)
        when :full_answer
          cycle.answer(at)
        end
      end

      def turn_to_organization(event, at)
        dispute(at) if event.kind == :not_solved
        return start_cycle(at) unless cycle.open?
        cycle.address(at) if event.kind != :reopened
      end

      def dispute(at)
        @verdict = :not_solved
        @disputed_at ||= at if @cycles.first.full_answer.met_at
      end

      def start_cycle(at)
        @closed_at = nil
        @cycles << Cycle.new(
          number: @cycles.size + 1,
          started_at: at,
          calendar: @calendar,
          targets: @targets,
        )
      end
    end
  end
end

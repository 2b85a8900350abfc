# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # Reads a replay at a moment: what is owed, what was missed by then, and the figures.
    class Reading
      def initialize(replay, now)
        @replay = replay
        @now = now
        @first = replay.cycles.first
        @cycle = replay.cycle
      end

      def status
        Status.new(
          now: @now,
          **situation,
          **outcome,
          **first_figures,
          **promises,
          pauses:,
          paused_seconds: pauses.sum(&:seconds),
          breaches:,
          explanation:,
        ).freeze
      end

      private

      def situation
        due_at = @cycle.due_at
        {
          state: @replay.state,
          owes:,
          due_at:,
          next_due_at: due_at && due_at >= @now ? due_at : nil,
          cycle: @cycle.number,
        }
      end

      def outcome
        {
          asked_at: @replay.asked_at,
          reopened: @replay.cycles.size - 1,
          closed_at: @replay.closed_at,
          disputed_at: @replay.disputed_at,
          verdict: @replay.verdict,
        }
      end

      def owes
        return unless @cycle.open?
        @cycle.paused? ? :author : :organization
      end

      def first_figures
        %i[first_response full_answer].reduce({}) do |figures, kind|
          clock = @first.public_send(kind)
          figures.merge(
            "#{kind}_due_at": clock.due_at,
            "#{kind}_at": clock.met_at,
            "#{kind}_seconds": clock.met_at && worked(clock),
          )
        end
      end

      def worked(clock)
        seconds = between(clock.from, clock.met_at)
        return seconds if clock.kind != :full_answer
        [seconds - pauses.select { |pause| pause.cycle == 1 }.sum(&:seconds), 0].max
      end

      def promises
        all = @replay.cycles.flat_map(&:promises)
        {
          promised_at: @cycle.open? ? @cycle.promised_at : nil,
          promises_made: all.size,
          promises_kept: all.count { |promise| promise.met_at && !promise.missed?(@now) },
        }
      end

      def pauses
        @pauses ||=
          @replay.cycles.flat_map { |cycle| cycle.pauses.map { |span| pause(cycle, *span) } }.freeze
      end

      def pause(cycle, from, to)
        Pause.new(cycle: cycle.number, from:, to:, seconds: between(from, to || @now)).freeze
      end

      def breaches
        missed = @replay.cycles.flat_map(&:clocks).select { |clock| clock.missed?(@now) }
        missed
          .map { |clock| breach(clock) }
          .sort_by { |breach| [breach.due_at, breach.cycle, breach.kind] }
          .freeze
      end

      def breach(clock)
        Breach.new(
          kind: clock.kind,
          cycle: clock.cycle,
          due_at: clock.due_at,
          at: clock.met_at,
        ).freeze
      end

      # The steps so far, and from the last one to when it is due.
      def explanation
        steps = @replay.steps.dup
        due_at = @cycle.due_at
        steps << @replay.step(:due, due_at, @replay.state) if due_at && due_at > steps.last.at
        steps.freeze
      end

      def between(from, to)
        @replay.calendar.seconds_between(from, to)
      end
    end
  end
end

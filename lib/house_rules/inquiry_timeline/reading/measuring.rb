# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    class Reading
      # What was missed, and how long everything took.
      module Measuring
        private

        def pauses
          @pauses ||=
            @replay
              .cycles
              .flat_map { |cycle| cycle.pauses.map { |span| pause(cycle, *span) } }
              .freeze
        end

        def pause(cycle, from, to)
          seconds = @replay.office.seconds_between(from, to || @now)
          Pause.new(cycle: cycle.number, from:, to:, seconds:).freeze
        end

        def clocks
          @replay.cycles.flat_map(&:clocks)
        end

        def breaches
          missed = clocks.select { |clock| clock.missed?(@now) }
          missed
            .map { |clock| breach(clock) }
            .sort_by { |breach| [breach.due_at, breach.cycle, breach.kind] }
            .freeze
        end

        def breach(clock)
          due_at = clock.due_at
          Breach.new(kind: clock.kind, cycle: clock.cycle, due_at:, at: clock.met_at).freeze
        end

        def measures
          @replay
            .cycles
            .flat_map { |cycle| cycle.clocks.map { |clock| measure(cycle, clock) } }
            .freeze
        end

        def measure(cycle, clock)
          replaced = cycle.replaced?(clock)
          Measure.new(
            kind: clock.kind,
            cycle: clock.cycle,
            from: clock.from,
            target_seconds: clock.target_seconds,
            due_at: clock.due_at,
            at: clock.met_at,
            counted_seconds: clock.spent(@now),
            stood_seconds: clock.stood(@now),
            owed: clock.pending? && !replaced,
            replaced:,
            missed: clock.missed?(@now),
          ).freeze
        end
      end
    end
  end
end

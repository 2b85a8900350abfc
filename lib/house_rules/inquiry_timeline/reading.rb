# frozen_string_literal: true

require_relative "reading/measuring"

module HouseRules
  class InquiryTimeline
    # Reads a replay at a moment: what is owed, what was missed by then, and the figures.
    class Reading
      include Measuring

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
          **reasons,
        ).freeze
      end

      private

      def reasons
        return {} if @replay.steps.nil?
        { breaches:, measures:, explanation: @replay.steps.to(@cycle.due_at).freeze }
      end

      def situation
        {
          state: @replay.state,
          owes: @replay.owes,
          due_at: @cycle.due_at,
          due_name: @cycle.due_name,
          next_due_at:,
          look_at_since: (@replay.lane.since if look_at_until),
          look_at_until:,
          look_at_refs: @replay.lane.undecided.filter_map(&:ref).freeze,
          waits_for_ref: (@cycle.ref if @cycle.open?),
          handed_over_to: (@cycle.handed_over_to if @cycle.open?),
          set_aside: @cycle.set_aside?,
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

      def next_due_at
        due_at = look_at_until ? due_when_it_lapses : @cycle.due_at
        due_at if due_at && due_at >= @now
      end

      # What lies in the lane is not owed before it counts as an address.
      def due_when_it_lapses
        due_at = @replay.due_when_lapsed
        due_at && [due_at, look_at_until].max
      end

      def look_at_until
        @replay.looks_until
      end

      def first_figures
        %i[first_response full_answer].reduce({}) do |figures, kind|
          clock = @first.public_send(kind)
          figures.merge(
            "#{kind}_target": clock.target_seconds,
            "#{kind}_due_at": clock.due_at,
            "#{kind}_at": clock.met_at,
            "#{kind}_seconds": clock.met_at && clock.spent(@now),
          )
        end
      end

      def promises
        all = @replay.cycles.flat_map(&:promises).select { |clock| clock.kind == :promise }
        needed = all.reject(&:released?)
        kept, others = needed.partition { |promise| promise.met_at && !promise.missed?(@now) }
        {
          promised_at: @cycle.open? ? @cycle.promised_at : nil,
          promises_made: needed.size,
          promises_kept: kept.size,
          promise_due_at: others.filter_map(&:due_at).min,
        }
      end
    end
  end
end

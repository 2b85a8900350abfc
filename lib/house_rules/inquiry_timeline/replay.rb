# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # What a step is compared with: whether anything changed.
    Situation = Struct.new(:state, :owes, :due_at, :number, :open)

    # The rules, event by event, in the order in which things happened.
    class Replay
      attr_reader :asked_at, :office, :cycles, :lane, :steps, :closed_at, :disputed_at, :verdict

      # +steps+ stays nil without +explain+.
      def initialize(asked, calendar, targets, explain: true)
        @asked_at = asked.at
        @office = Office.new(calendar)
        @targets = targets
        @cycles = []
        @lane = Lane.new
        @steps = Steps.new(self) if explain
        start_cycle(asked_at, ref: asked.ref)
        @steps&.add(asked, asked_at, nil, nil)
      end

      def cycle
        @cycles.last
      end

      def apply(event)
        at = [event.at, @asked_at].max
        lapse(at)
        former = situation if @steps
        note = Turn.new(self, event, at).take
        @steps&.add(event, at, former, note)
      end

      # What lay undecided until before +now+ was an address.
      def lapse(now)
        lapses_at = looks_until
        return if lapses_at.nil? || lapses_at >= now
        former = situation if @steps
        oldest, *rest = @lane.undecided
        start_cycle(oldest.since, ref: oldest.ref)
        rest.each { |written| cycle.address(from: written.since, ref: written.ref) }
        @steps&.add(
          Event.new(kind: :needs_answer, at: lapses_at, since: oldest.since),
          lapses_at,
          former,
          :lapsed,
        )
      end

      # When what lies in the lane will count as an address.
      def looks_until
        @lane.until(@office, @targets) unless cycle.open? || cycle.set_aside?
      end

      # By when it would be owed from then on.
      def due_when_lapsed
        targets = [@targets.next_response_seconds, @targets.full_answer_seconds]
        @office.advance(@lane.since, targets.min)
      end

      def state
        return :closed if @closed_at
        return :answered unless cycle.open?
        return :waiting_author if cycle.waits_for_author?
        return :handed_over if cycle.handed_over_to
        return :promised if cycle.promised?
        first = @cycles.first.first_response
        first.pending? ? :waiting_first_response : :waiting_full_answer
      end

      def owes
        return if !cycle.open? || cycle.set_aside?
        cycle.waits_for_author? ? :author : :organization
      end

      def situation
        Situation.new(state, owes, cycle.due_at, cycle.number, cycle.open?)
      end

      def start_cycle(from, at: from, **rest)
        aside = @cycles.any? ? cycle.aside : []
        @closed_at = nil
        @verdict = nil if @verdict == :solved
        @lane.clear
        number = @cycles.size + 1
        @cycles << Cycle.new(number:, started_at: from, office: @office, targets: @targets, **rest)
        cycle.set_aside(at, aside) unless aside.empty?
      end

      def close(at)
        return if cycle.open?
        @closed_at = at
        @lane.clear
      end

      def judge(verdict, at)
        @verdict = verdict
        disputed = verdict == :not_solved && @cycles.first.full_answer.met_at
        @disputed_at ||= at if disputed
      end

      # Other hours or targets from now on, for what is still owed.
      def change_terms(terms, at)
        @office = @office.changed(at, terms.calendar)
        @targets = terms.targets
        @cycles.each { |each| each.recount(at, @office, @targets) }
      end
    end
  end
end

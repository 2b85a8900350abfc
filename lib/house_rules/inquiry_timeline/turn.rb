# frozen_string_literal: true

require_relative "turn/replies"

module HouseRules
  class InquiryTimeline
    # What one event does to a replay. Each act answers with a note for the explanation, or with
    # nothing; see Step.
    class Turn
      include Replies

      def initialize(replay, event, at)
        @replay = replay
        @cycle = replay.cycle
        @event = event
        @at = at
      end

      def take
        note = ACTS.key?(@event.kind) ? send(ACTS[@event.kind]) : nil
        note if note.is_a?(Symbol)
      end

      private

      ACTS = {
        asked: :address,
        addressed: :address,
        merged: :merge,
        needs_answer: :decide,
        reopened: :reopen,
        official_reply: :reply,
        promise_changed: :change_promise,
        author_replied: :author_wrote,
        replied: :look_at,
        thanks: :dismiss,
        handed_over: :hand_over,
        came_back: :take_back,
        came_apart: :release,
        moved: :change_terms,
        split: :change_terms,
        calendar_changed: :change_terms,
        set_aside: :set_aside,
        restored: :restore,
        solved: :solved,
        not_solved: :dispute,
        closed: :close,
      }.freeze

      private_constant :ACTS

      # Counted from when it was written, also where it is heard of later.
      def address
        from = [@event.since || @at, @replay.asked_at].max
        @cycle.open? ? address_again(from) : start_cycle(from)
      end

      # What else lay in *Look at* waits with it, also should it leave.
      def decide
        others = @replay.lane.undecided.reject { |written| written.ref == @event.ref }
        note = address
        started_at = @replay.cycle.started_at
        others.each do |written|
          next if written.since < started_at
          @replay.cycle.address(from: written.since, ref: written.ref)
        end
        note
      end

      # What it waited for is waited for here, also where that is older than the question here.
      def merge
        since = @event.since
        return if since.nil?
        note = @cycle.open? ? address_again(since) : start_cycle(since)
        carry(@event.answer_since) if @event.answer_since
        note
      end

      # Its full answer is due when it was; a cycle that began with it has that clock.
      def carry(since)
        cycle = @replay.cycle
        return if cycle != @cycle && cycle.full_answer.from <= since
        cycle.carry(@at, from: since, ref: @event.ref, by_another: @event.by_another)
      end

      def address_again(from)
        return :goes_on if @event.responded
        owed = @cycle.responses.size
        @cycle.resume(@at) unless @event.by_another
        @cycle.address(from:, ref: @event.ref)
        :counted_already if @cycle.responses.size == owed
      end

      def start_cycle(from)
        @replay.start_cycle(from, at: @at, ref: @event.ref, responded: !!@event.responded)
        :new_cycle
      end

      def reopen
        start_cycle(@at) unless @cycle.open?
      end

      def hand_over
        @cycle.hand_over(@at, @event.promised_at, @event.to || true) if @cycle.open?
      end

      def take_back
        @cycle.take_back(@at)
      end

      def release
        @replay.lane.forget(@event.ref)
        @cycle.release(@at, @event.ref) if @cycle.open?
      end

      def change_terms
        return if @event.terms.nil?
        @replay.change_terms(@event.terms, @at)
        :recounted if @cycle.open?
      end

      def set_aside
        @cycle.set_aside(@at, [@event.reason])
      end

      def restore
        return if !@cycle.set_aside?
        @cycle.restore(@at, @event.reason)
        @replay.lane.count_from(@at) unless @cycle.set_aside?
      end

      def solved
        @replay.judge(:solved, @at)
        @replay.lane.clear
        @cycle.settle(@at)
      end

      def dispute
        @replay.judge(:not_solved, @at)
        address
      end

      def close
        @replay.close(@at)
      end
    end
  end
end

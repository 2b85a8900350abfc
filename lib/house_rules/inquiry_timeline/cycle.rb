# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # From the question, or from what the author turns to the organisation with after an answer, to
    # the full answer.
    class Cycle
      # How often the author may be asked something at the cost of the full answer's clock.
      PAUSES = 2

      attr_reader :number, :started_at, :full_answer, :responses, :promises, :pauses

      def initialize(number:, started_at:, calendar:, targets:)
        @number = number
        @started_at = started_at
        @calendar = calendar
        @targets = targets
        @full_answer = clock(:full_answer, started_at, targets.full_answer_seconds)
        @responses = []
        @promises = []
        @pauses = []
        owe_response(started_at)
      end

      # The author addresses the organisation. What is owed already is not put off by it.
      def address(at)
        resume(at)
        owe_response(at) if @responses.none?(&:pending?)
      end

      # An official reply of any kind: the response to all that was addressed, and what was promised.
      def respond(at)
        [*@responses, *@promises].each { |clock| clock.meet(at) }
      end

      # The full answer's clock stands, as does the date promised instead, until the author's next post.
      def ask_author(at)
        return if paused? || @pauses.size == PAUSES
        @pauses << [at, nil]
        [@full_answer, *@date].each { |clock| clock.stand(at) }
      end

      # A date given in public takes the place of the target, which is measured all the same.
      def promise(at, date)
        return if date.nil? || date <= at
        resume(at)
        @promises << date_clock(:promise, at, date)
        @date = date_clock(:promised_date, at, date)
      end

      # Ends a pause.
      def resume(at)
        return unless paused?
        @pauses.last[1] = at
        [@full_answer, *@date].each { |clock| clock.resume(at, @calendar) }
      end

      def answer(at)
        resume(at)
        @full_answer.meet(at)
      end

      # The author needs nothing more: what was not late by then is no longer owed.
      def settle(at)
        resume(at)
        clocks.each { |clock| clock.drop(at) }
      end

      def open?
        @full_answer.pending?
      end

      def paused?
        @pauses.any? && @pauses.last[1].nil?
      end

      # Whether a date given in public stands in for the target.
      def promised?
        !@date.nil? && answer_clock == @date
      end

      # That date; nil when there is none, or while it stands still.
      def promised_at
        @date.due_at if promised?
      end

      # The clock of the first response, in the first cycle.
      def first_response
        @responses.first
      end

      # By when the organisation owes its next word; nil when it does not.
      def due_at
        return if !open? || paused?
        [*@responses.select(&:pending?), answer_clock].filter_map(&:due_at).min
      end

      # Everything that may be missed.
      def clocks
        [*@responses, @full_answer, *@promises]
      end

      private

      # Once the organisation came back as promised, the later of the date and the target counts.
      def answer_clock
        return @full_answer if @date.nil?
        return @date if @promises.last.pending?
        dates = [@full_answer.due_at, @date.due_at]
        dates.all? && dates.last > dates.first ? @date : @full_answer
      end

      def owe_response(at)
        first = @number == 1 && @responses.empty?
        kind = first ? :first_response : :next_response
        @responses << clock(kind, at, @targets.public_send(:"#{kind}_seconds"))
      end

      def clock(kind, from, seconds)
        date_clock(kind, from, @calendar.advance(from, seconds))
      rescue WorkingCalendar::NeverOpen
        date_clock(kind, from, nil)
      end

      def date_clock(kind, from, due_at)
        Clock.new(kind:, cycle: @number, from:, due_at:)
      end
    end
  end
end

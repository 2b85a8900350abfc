# frozen_string_literal: true

require_relative "cycle/reading"
require_relative "cycle/standing"
require_relative "cycle/dates"
require_relative "cycle/guests"

module HouseRules
  class InquiryTimeline
    # From the question, or from what somebody turns to the organisation with after an answer, to the
    # full answer.
    class Cycle
      include Reading
      include Standing
      include Dates
      include Guests

      # How often the author may be asked something at the cost of the full answer's clock.
      PAUSES = 2

      attr_reader :number,
                  :started_at,
                  :full_answer,
                  :responses,
                  :promises,
                  :pauses,
                  :aside,
                  :ref,
                  :handed_over_to

      # +ref+: what began it. +responded+: what is turned to the organisation with was responded to elsewhere.
      def initialize(number:, started_at:, office:, targets:, ref: nil, responded: false)
        @number = number
        @started_at = started_at
        @office = office
        @targets = targets
        @ref = ref
        @full_answer = clock(:full_answer, started_at)
        @responses = []
        @promises = []
        @pauses = []
        @addresses = []
        @carried = []
        @covered = []
        @authors = [@full_answer]
        @aside = []
        address(from: started_at, ref:) unless responded
      end

      # The organisation is addressed, for something that waits +from+ then on. What is owed already
      # is not put off by it.
      def address(from:, ref: nil)
        @addresses << [from, ref]
        owe_response(from, ref) if @responses.none? { |clock| clock.pending? && clock.from <= from }
      end

      # An official reply of any kind: the response to all that was addressed, and what was promised.
      def respond(at)
        [*@responses, *@promises].each { |clock| clock.meet(at) }
        @addresses.clear
      end

      # Other hours or targets from now on.
      def recount(at, office, targets)
        @office = office
        @targets = targets
        [*clocks, *@date].each { |clock| clock.recount(at, office, target(clock.kind)) }
      end

      def answer(at)
        resume(at)
        [@full_answer, *@carried].each { |clock| clock.meet(at) }
      end

      # The author needs nothing more: what was not late by then is no longer owed.
      def settle(at)
        resume(at)
        clocks.each { |clock| clock.drop(at) }
      end

      private

      def owe_response(from, ref)
        first = @number == 1 && @responses.empty?
        @responses << clock(first ? :first_response : :next_response, from, nil, ref)
      end

      def clock(kind, from, date = nil, ref = nil)
        clock =
          Clock.new(
            kind:,
            cycle: @number,
            from:,
            date:,
            ref:,
            office: @office,
            target_seconds: target(kind),
          )
        clock.stand([from, @aside_since].max, :aside) if @aside_since
        clock
      end

      def target(kind)
        @targets[:"#{kind}_seconds"] if %i[first_response next_response full_answer].include?(kind)
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    class Cycle
      # What a cycle says of itself.
      module Reading
        def open?
          @full_answer.pending?
        end

        def paused?
          @pauses.any? && @pauses.last[1].nil?
        end

        # Whether the next word is the author's: another person's address waits for no author.
        def waits_for_author?
          paused? && @responses.none?(&:pending?)
        end

        def set_aside?
          !@aside.empty?
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
          due_clock&.due_at
        end

        # The clock that says so.
        def due_clock
          return if !open? || set_aside?
          clocks = @responses.select(&:pending?)
          clocks << answer_clock unless paused?
          clocks.select(&:due_at).min_by(&:due_at)
        end

        # Which clock that is, as a name that stays the same: "1/next_response/2".
        def due_name
          clock = due_clock
          return if clock.nil?
          clock = @promise if clock == @date
          list = [@responses, @promises, [@full_answer]].find { |clocks| clocks.include?(clock) }
          "#{@number}/#{clock.kind}/#{list.index(clock) + 1}"
        end

        # Everything that may be missed.
        def clocks
          [*@responses, @full_answer, *@promises]
        end

        private

        # Once the organisation came back as promised, the later of the date and the target counts.
        def answer_clock
          return @full_answer if @date.nil?
          return @date if @promise.pending?
          dates = [@full_answer.due_at, @date.due_at]
          dates.all? && dates.last > dates.first ? @date : @full_answer
        end
      end
    end
  end
end

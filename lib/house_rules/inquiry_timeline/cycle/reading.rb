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
          paused? && waiting.empty?
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

        # Whether a later date has taken the place of this one, which nobody waits for then.
        def replaced?(clock)
          clock.pending? && @promises.include?(clock) && clock != @promise
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
          clocks = waiting
          clocks << answer_clock unless paused?
          clocks.select(&:due_at).min_by(&:due_at)
        end

        # Which clock that is, as a name that stays the same: "1/next_response/2".
        def due_name
          clock = due_clock
          return if clock.nil?
          clock = @promise if clock == @date
          list = [@responses, @promises, answers].find { |clocks| clocks.include?(clock) }
          "#{@number}/#{clock.kind}/#{list.index(clock) + 1}"
        end

        # Everything that may be missed.
        def clocks
          [*@responses, *answers, *@promises]
        end

        private

        def answers
          [@full_answer, *@carried]
        end

        # What is owed whatever the author was asked or a date says.
        def waiting
          [*@responses, *guests].select { |clock| clock.pending? && !clock.held?(:author) }
        end

        # Once the organisation came back as promised, the later of the date and the target counts.
        def answer_clock
          return @full_answer if @date.nil?
          return @date if @promise.pending?
          targets = [@full_answer, *@covered].select { |clock| clock.pending? && clock.due_at }
          target = targets.min_by(&:due_at) || @full_answer
          dates = [target.due_at, @date.due_at]
          dates.all? && dates.last > dates.first ? @date : target
        end
      end
    end
  end
end

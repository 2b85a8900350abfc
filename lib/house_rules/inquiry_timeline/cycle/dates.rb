# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    class Cycle
      # Dates given in public, which take the place of the target.
      module Dates
        # A date given in public takes the place of the target, which is measured all the same. Says
        # whether it does.
        def promise(at, date, kind = :promise)
          return false if date.nil? || date <= at
          resume(at)
          @promises << clock(kind, at, date)
          bind(@promises.last)
          true
        end

        # Somebody else answers, by a date.
        def hand_over(at, date, to)
          @handed_over_to = to if promise(at, date, :hand_over)
        end

        # What was promised before counts again, or the target.
        def take_back(at)
          return if @handed_over_to.nil?
          @handed_over_to = nil
          handed, promised = @promises.select(&:pending?).partition { |c| c.kind == :hand_over }
          handed.each { |clock| clock.drop(at) }
          bind(promised.last)
        end

        private

        # The date that stands in for the target, also of what had come in by then, and the promise it
        # comes from; nil for none.
        def bind(promise)
          @covered = @carried.dup
          @promise = promise
          @date = promise && clock(promise.kind, promise.from, promise.date)
          @date.stand(@pauses.last.first, :author) if promise && paused?
        end
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    class Cycle
      # Questions that came in from elsewhere, and what addressed the organisation and left again.
      module Guests
        # A question that came in waits for a full answer of its own, +from+ then on. It stands still
        # together with the author's, unless it is +by_another+.
        def carry(at, from:, ref:, by_another:)
          @carried << clock(:full_answer, from, nil, ref)
          return if by_another
          @authors << @carried.last
          @carried.last.stand(at, :author) if paused?
        end

        # What +ref+ addressed the organisation with left for elsewhere, and is owed there.
        def release(at, ref)
          theirs, others = @carried.select(&:pending?).partition { |clock| clock.ref == ref }
          theirs.each { |clock| clock.drop(at) }
          if @number > 1 && ref == @ref && @addresses.size <= 1
            return settle(at) if others.empty?
            leave_to(others.min_by(&:from), at)
          end
          release_response(at, ref)
        end

        private

        # The question that began the cycle left; it goes on for one that came in.
        def leave_to(guest, at)
          @full_answer.drop(at)
          @carried = [*@carried - [guest], @full_answer]
          @full_answer = guest
          @ref = guest.ref
        end

        def release_response(at, ref)
          @addresses.reject! { |_, other| other == ref }
          released = @responses.select { |clock| clock.pending? && clock.ref == ref }
          released.each { |clock| clock.drop(at) }
          oldest = @addresses.min_by(&:first)
          owe_response(*oldest) if released.any? && oldest && @responses.none?(&:pending?)
        end

        # Those that no date given in public stands in for.
        def guests
          @date ? @carried - @covered : @carried
        end
      end
    end
  end
end

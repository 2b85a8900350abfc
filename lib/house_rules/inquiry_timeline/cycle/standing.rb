# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    class Cycle
      # What makes its clocks stand, and go on.
      module Standing
        # The full answer's clock stands, as does the date promised instead, until the author's next
        # post. Says whether it does.
        def ask_author(at)
          return false if paused? || @pauses.size == PAUSES
          @pauses << [at, nil]
          [*@authors, *@date].each { |clock| clock.stand(at, :author) }
        end

        # Ends a pause. Says whether there was one.
        def resume(at)
          return false unless paused?
          @pauses.last[1] = at
          [*@authors, *@date].each { |clock| clock.resume(at, :author) }
        end

        # Nobody can read the question, for these reasons, so nobody owes; everything stands.
        def set_aside(at, reasons)
          @aside_since ||= at
          @aside |= reasons
          [*clocks, *@date].each { |clock| clock.stand(at, :aside) }
        end

        # It goes on once no reason is left; without +reason+, whatever they were.
        def restore(at, reason)
          reason ? @aside.delete(reason) : @aside.clear
          return if set_aside?
          @aside_since = nil
          [*clocks, *@date].each { |clock| clock.resume(at, :aside) }
        end
      end
    end
  end
end

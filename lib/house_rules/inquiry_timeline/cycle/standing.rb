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
          [@full_answer, *@date].each { |clock| clock.stand(at, :author) }
        end

        # Ends a pause. Says whether there was one.
        def resume(at)
          return false unless paused?
          @pauses.last[1] = at
          [@full_answer, *@date].each { |clock| clock.resume(at, :author) }
        end

        # Nobody can read the question, so nobody owes; everything stands.
        def set_aside(at)
          @aside_since ||= at
          [*clocks, *@date].each { |clock| clock.stand(at, :aside) }
        end

        def restore(at)
          @aside_since = nil
          [*clocks, *@date].each { |clock| clock.resume(at, :aside) }
        end
      end
    end
  end
end

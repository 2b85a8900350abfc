# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    class Turn
      # What is written in the topic: by the organisation, by who asked, by others.
      module Replies
        private

        def reply
          return if !@event.response?
          @replay.lane.clear
          @cycle.open? ? respond : nil
        end

        def respond
          promised = @cycle.promised?
          @cycle.respond(@at)
          case @event.reply_kind
          when :question
            ask_author
          when :interim
            (promised ? :promise_changed : :promise) if @cycle.promise(@at, @event.promised_at)
          when :full_answer
            @cycle.answer(@at)
          end
        end

        # Asked while it stands already, it stands as before.
        def ask_author
          return if @cycle.paused?
          @cycle.ask_author(@at) ? :pause : :no_pause_left
        end

        def change_promise
          :promise_changed if @cycle.open? && @cycle.promise(@at, @event.promised_at)
        end

        def author_wrote
          return look_at unless @cycle.open?
          :goes_on if @cycle.resume(@at)
        end

        def look_at
          @replay.lane.add(@at, @event.ref) unless @cycle.open?
        end

        def dismiss
          @replay.lane.dismiss(@event.since || @at)
        end
      end
    end
  end
end

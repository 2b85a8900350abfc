# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # *Look at*: what was written after the answer and addressed nobody. Somebody says whether it needs
    # an answer; undecided for a working day it counts as an address, of its original time.
    class Lane
      def initialize
        @undecided = []
      end

      def add(at)
        @undecided << at
      end

      # Nothing written until then is an address.
      def dismiss(at)
        @undecided.reject! { |since| since <= at }
      end

      def clear
        @undecided.clear
      end

      # Nobody could read it before then.
      def count_from(at)
        @undecided.map! { |since| [since, at].max }
      end

      # When the oldest was written; nil when there is nothing to decide.
      def since
        @undecided.first
      end

      # When it counts as an address; nil where nobody ever works.
      def until(office, targets)
        since && office.advance(since, targets.look_at_seconds)
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # *Look at*: what was written after the answer and addressed nobody. Somebody says whether it needs
    # an answer; undecided for a working day it counts as an address, of its original time.
    class Lane
      # What was written, when, and in which post.
      Written = Struct.new(:since, :ref)

      def initialize
        @undecided = []
      end

      def add(at, ref)
        @undecided << Written.new(at, ref)
      end

      # Nothing written until then is an address.
      def dismiss(at)
        @undecided.reject! { |written| written.since <= at }
      end

      # What +ref+ names is elsewhere now.
      def forget(ref)
        @undecided.reject! { |written| written.ref == ref }
      end

      def clear
        @undecided.clear
      end

      # Nobody could read it before then.
      def count_from(at)
        @undecided.map! { |written| Written.new([written.since, at].max, written.ref) }
      end

      # The oldest first.
      def undecided
        @undecided.dup
      end

      # When the oldest was written; nil when there is nothing to decide.
      def since
        @undecided.first&.since
      end

      # When it counts as an address; nil where nobody ever works.
      def until(office, targets)
        since && office.advance(since, targets.look_at_seconds)
      end
    end
  end
end

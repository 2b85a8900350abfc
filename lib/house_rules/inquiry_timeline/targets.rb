# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # Targets in working seconds: for the first response and the full answer, from the question, for
    # the response to each later address, and how long a reply after the answer may lie undecided
    # (+look_at_seconds+, by default as long as a response may take). ArgumentError unless all are
    # positive Integers.
    Targets =
      Struct.new(
        :first_response_seconds,
        :full_answer_seconds,
        :next_response_seconds,
        :look_at_seconds,
        keyword_init: true,
      ) do
        # The regulation's own: one working day, three, one; and one to look at what was written.
        def self.working_days(seconds, first_response: 1, full_answer: 3, next_response: 1)
          new(
            first_response_seconds: first_response * seconds,
            full_answer_seconds: full_answer * seconds,
            next_response_seconds: next_response * seconds,
            look_at_seconds: seconds,
          )
        end

        def initialize(
          first_response_seconds:,
          full_answer_seconds:,
          next_response_seconds:,
          look_at_seconds: next_response_seconds
        )
          super
          valid = to_a.all? { |seconds| seconds.is_a?(Integer) && seconds.positive? }
          raise ArgumentError, "targets must be positive Integers: #{to_h}" unless valid
          freeze
        end
      end
  end
end

# frozen_string_literal: true

module HouseRules
  # What each figure counts of the rows of a FiguresScope, once for counts, weeks and topics. Rule 6.
  module FigureConditions
    # Conditions on a row of `asked`. *Late* is what is due and was not given in time.
    ASKED = {
      asked: "true",
      answered: "first_response_at IS NOT NULL",
      never_answered: "first_response_at IS NULL",
      history: "history",
      first_due: "first_is_due",
      first_within: "first_in_time",
      first_late: "first_is_due AND first_in_time IS NOT TRUE",
      full_due: "full_is_due",
      full_within: "full_in_time",
      full_undisputed: "full_in_time AND disputed_at IS NULL",
      full_disputed: "full_in_time AND disputed_at IS NOT NULL",
      full_late: "full_is_due AND full_in_time IS NOT TRUE",
      closed: "full_is_due AND closed_at IS NOT NULL",
      not_closed: "full_is_due AND closed_at IS NULL",
      solved: "NOT history AND verdict = 'solved'",
      not_solved: "NOT history AND verdict = 'not_solved'",
      silent: "NOT history AND verdict IS NULL AND closed_at IS NOT NULL",
      promised: "NOT history AND promises_made > 0",
      promise_broken: "NOT history AND promise_due_at < :now",
      reopened: "NOT history AND reopened > 0",
      paused: "NOT history AND paused_seconds > 0",
    }.freeze

    # Of complaints that were closed: conditions on a row of `negative`.
    NEGATIVE = {
      negative_closed: "true",
      negative_rated: "grade IS NOT NULL",
      negative_good: "grade IN ('good', 'excellent')",
      negative_poor: "grade = 'satisfactory'",
    }.freeze

    # Of topics that the organisation took part in.
    TOPICS = {
      initiated: "role = 'started'",
      initiated_with_residents: "role = 'started' AND resident_replied",
      supported: "role = 'joined'",
    }.freeze

    # By the rows they are about.
    ALL = { asked: ASKED, negative: NEGATIVE, topics: TOPICS }.freeze

    # How many rows each figure counts, for a SELECT.
    def self.counts(conditions)
      conditions
        .map { |name, condition| "count(*) FILTER (WHERE #{condition}) AS #{name}" }
        .join(", ")
    end
  end
end

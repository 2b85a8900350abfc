# frozen_string_literal: true

module HouseRules
  # An inquiry's columns that are a cache of its timeline: what they are, by a Status.
  module InquiryCaches
    # How long a full answer may be disputed and count as disputed, in working days.
    DISPUTE_WORKING_DAYS = 10

    # As the timeline has them.
    SAME = %i[
      first_response_due_at
      first_response_at
      first_response_seconds
      full_answer_due_at
      full_answer_at
      full_answer_seconds
      promised_at
      promises_made
      promises_kept
      promise_due_at
      paused_seconds
      reopened
      cycle
      closed_at
      look_at_since
      look_at_until
      set_aside
    ].freeze

    # What the backfill found stays as it found it.
    FOUND = %i[first_response_at first_response_seconds full_answer_at full_answer_seconds].freeze

    OTHERS = %i[
      state
      owes
      due_at
      due_name
      verdict
      disputed_at
      first_response_measured
      full_answer_measured
      handed_to_id
      handed_to_department
      warn_at
      escalate_at
      next_rung_at
    ].freeze

    class << self
      # The names of all of them.
      def columns
        SAME + OTHERS
      end

      # Attributes by name; nothing else of the inquiry is written from a timeline.
      def of(inquiry, status)
        caches =
          status
            .to_h
            .slice(*SAME)
            .merge(words(status), measured(status), handed(status), due(status))
        caches[:disputed_at] = disputed_at(inquiry, status)
        inquiry.history ? past(inquiry, caches) : caches.merge(ladder(inquiry, caches))
      end

      private

      def words(status)
        { state: status.state.to_s, owes: status.owes&.to_s, verdict: status.verdict&.to_s }
      end

      # What the figures measure it against.
      def measured(status)
        {
          first_response_measured: status.first_response_target,
          full_answer_measured: status.full_answer_target,
        }
      end

      def handed(status)
        to = status.handed_over_to
        {
          handed_to_id: (to[:organization_id] if to.is_a?(Hash)),
          handed_to_department: (to[:department] if to.is_a?(Hash)),
        }
      end

      # From when on it is abandoned; in the lane, if nobody decides.
      def due(status)
        return { due_at: status.due_at, due_name: status.due_name } if status.look_at_until.nil?
        name = "#{status.cycle}/look_at/#{status.look_at_since.to_i}"
        { due_at: status.next_due_at, due_name: (name if status.next_due_at) }
      end

      # Only a dispute within ten working days of the full answer counts against it.
      def disputed_at(inquiry, status)
        return if status.disputed_at.nil? || status.full_answer_at.nil?
        allowed = DISPUTE_WORKING_DAYS * InquiryTargets.working_day_seconds(inquiry.calendar_id)
        worked = inquiry.working_calendar.seconds_between(status.full_answer_at, status.disputed_at)
        status.disputed_at if worked <= allowed
      end

      # Nobody owes for what was asked before the rules.
      def past(inquiry, caches)
        found = FOUND.to_h { |name| [name, inquiry[name] || caches[name]] }
        nobody = %i[owes due_at due_name look_at_since look_at_until].to_h { |name| [name, nil] }
        caches.merge(found, nobody)
      end

      # Where the due moment is still the same, what was said of it stays said.
      def ladder(inquiry, caches)
        due_at = caches[:due_at]
        return { warn_at: nil, escalate_at: nil, next_rung_at: nil } if due_at.nil?
        rungs = Ladder.of(Directory.organization(inquiry.organization_id), due_at)
        same = inquiry.due_at&.to_time == due_at && inquiry.due_name == caches[:due_name]
        same &&= inquiry.warn_at.present? || inquiry.next_rung_at.present?
        same ? rungs.slice(:warn_at, :escalate_at) : rungs
      end
    end
  end
end

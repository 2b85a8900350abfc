# frozen_string_literal: true

module HouseRules
  # Brings an inquiry's columns in line with its events, and says what became of it. Run twice, late
  # or on two machines at once it writes the same and announces nothing twice.
  #
  # @example
  #   HouseRules::RecomputeInquiry.call(params: { inquiry_id: })
  class RecomputeInquiry
    include Service::Base

    # How long a full answer may be disputed and count as disputed, in working days.
    DISPUTE_WORKING_DAYS = 10

    params do
      attribute :inquiry_id, :integer
      validates :inquiry_id, presence: true
    end

    transaction do
      model :inquiry
      step :note_former_state
      step :write_caches
    end

    step :publish
    step :trigger_events

    private

    def fetch_inquiry(params:)
      Inquiry.lock.find_by(id: params.inquiry_id)
    end

    def note_former_state(inquiry:)
      context[:former_state] = inquiry.state
      context[:former_cycle] = inquiry.cycle
      context[:told] = inquiry.updated_at != inquiry.created_at
    end

    def write_caches(inquiry:)
      status = inquiry.status
      inquiry.assign_attributes(caches(inquiry, status))
      inquiry.assign_attributes(past(inquiry)) if inquiry.history
      context[:changed] = inquiry.changed?
      # Never equal to created_at again, so that `opened` is said once.
      inquiry.updated_at = [Time.now, inquiry.created_at + 0.001].max
      inquiry.save!
    end

    def caches(inquiry, status)
      same = %i[
        due_at
        first_response_due_at
        first_response_at
        first_response_seconds
        full_answer_due_at
        full_answer_at
        full_answer_seconds
        promised_at
        promises_made
        promises_kept
        paused_seconds
        reopened
        cycle
        closed_at
      ]
      status
        .to_h
        .slice(*same)
        .merge(
          state: status.state.to_s,
          owes: status.owes&.to_s,
          disputed_at: disputed_at(inquiry, status),
        )
    end

    # Only a dispute within ten working days of the full answer counts against it.
    def disputed_at(inquiry, status)
      return if status.disputed_at.nil? || status.full_answer_at.nil?
      allowed = DISPUTE_WORKING_DAYS * InquiryTargets.working_day_seconds(inquiry.calendar_id)
      worked = inquiry.working_calendar.seconds_between(status.full_answer_at, status.disputed_at)
      status.disputed_at if worked <= allowed
    end

    # Nobody owes for what was asked before the rules; what the backfill found stays as it found it.
    def past(inquiry)
      known =
        inquiry.changes_to_save.slice(
          "first_response_at",
          "first_response_seconds",
          "full_answer_at",
          "full_answer_seconds",
        )
      found = known.transform_values(&:first).compact
      { "owes" => nil, "due_at" => nil }.merge(found)
    end

    def publish(inquiry:)
      if context[:changed] || !context[:told]
        DB.after_commit { InquiryNews.publish(inquiry.id, inquiry.topic_id) }
      end
    end

    def trigger_events(inquiry:)
      news(inquiry).each do |what|
        DB.after_commit do
          InquiryNews.trigger(what, inquiry.id, inquiry.topic_id, inquiry.organization_id)
        end
      end
    end

    def news(inquiry)
      [
        (:opened unless context[:told] || inquiry.history),
        (:reopened if inquiry.cycle > context[:former_cycle]),
        (
          if inquiry.state != context[:former_state] && %w[answered closed].include?(inquiry.state)
            inquiry.state.to_sym
          end
        ),
      ].compact
    end
  end
end

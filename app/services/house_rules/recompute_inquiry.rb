# frozen_string_literal: true

module HouseRules
  # Brings an inquiry's columns in line with its events, and says what became of it. Run twice, late
  # or on two machines at once it writes the same and announces nothing twice.
  #
  # @example
  #   HouseRules::RecomputeInquiry.call(params: { inquiry_id: })
  class RecomputeInquiry
    include Service::Base

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
    step :tell_people

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
      inquiry.assign_attributes(InquiryCaches.of(inquiry, inquiry.status))
      context[:changed] = inquiry.changed?
      return if context[:told] && !context[:changed]
      # Never equal to created_at again, so that `opened` is said once.
      inquiry.updated_at = [Time.now, inquiry.created_at + 0.001].max
      inquiry.save!
    end

    def publish(inquiry:)
      DB.after_commit { InquiryNews.publish(inquiry.id) } if context[:changed] || !context[:told]
    end

    def trigger_events(inquiry:)
      news(inquiry).each do |what|
        DB.after_commit do
          InquiryNews.trigger(what, inquiry.id, inquiry.topic_id, inquiry.organization_id)
        end
      end
    end

    # Of what the organisation did; what else changes is their own doing.
    def tell_people(inquiry:)
      what = told_of(inquiry.state, context[:former_state])
      DB.after_commit { InquiryNews.tell(what, inquiry.id) } if what && !inquiry.history
    end

    def told_of(state, former)
      return if state == former
      return state if %w[handed_over closed answered promised waiting_author].include?(state)
      "responded" if former == "waiting_first_response" && state == "waiting_full_answer"
    end

    # Of history nobody is told anything.
    def news(inquiry)
      return [] if inquiry.history
      [
        (:opened unless context[:told]),
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

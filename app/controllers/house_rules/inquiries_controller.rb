# frozen_string_literal: true

module HouseRules
  # One inquiry as its reader may see it, and why it is due when it is due.
  class InquiriesController < ::ApplicationController
    requires_plugin PLUGIN_NAME

    def show
      inquiry = Inquiry.find_by(id: params[:id])
      raise Discourse::NotFound if inquiry.nil? || !guardian.can_see?(inquiry.topic)

      row = TopicInquiries.find(inquiry.id, user_id: current_user&.id)
      render json: {
               inquiry: InquiryPayload.new(row, user: current_user).as_json,
               **why(inquiry.status),
               targets: working_days(inquiry.targets, row.working_day_seconds),
             }
    end

    private

    # *Why this deadline?*: what happened, step by step; everything owed, measured; what was missed;
    # when the author was asked. Keys and numbers; the client has the words.
    def why(status)
      {
        explanation: status.explanation.map { |step| step.to_h },
        measures: status.measures.map(&:to_h),
        breaches: status.breaches.map(&:to_h),
        pauses: status.pauses.map(&:to_h),
      }
    end

    # The targets that were in force when it was asked.
    def working_days(targets, length)
      targets.to_h.to_h { |name, seconds| [name.to_s.delete_suffix("_seconds"), seconds / length] }
    end
  end
end

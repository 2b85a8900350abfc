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
               explanation: inquiry.status.explanation.map(&:to_h),
               targets: working_days(inquiry.targets, row.working_day_seconds),
             }
    end

    private

    # The targets that were in force when it was asked.
    def working_days(targets, length)
      targets.to_h.to_h { |name, seconds| [name.to_s.delete_suffix("_seconds"), seconds / length] }
    end
  end
end

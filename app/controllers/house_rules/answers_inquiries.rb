# frozen_string_literal: true

module HouseRules
  # How the acts on an inquiry answer: the inquiry anew, or in words why not.
  module AnswersInquiries
    extend ActiveSupport::Concern

    private

    def render_inquiry(inquiry_id)
      row = TopicInquiries.find(inquiry_id, user_id: current_user.id)
      render json: { inquiry: InquiryPayload.new(row, user: current_user).as_json }
    end

    def render_unprocessable(messages)
      render_json_error(messages, status: 422)
    end

    def not_yet(key)
      render_unprocessable(I18n.t("house_rules.inquiry_errors.#{key}"))
    end
  end
end

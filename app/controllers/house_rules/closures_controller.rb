# frozen_string_literal: true

module HouseRules
  class ClosuresController < ::ApplicationController
    include AnswersInquiries

    requires_plugin PLUGIN_NAME
    requires_login

    def create
      CloseInquiry.call(params: closure_params, guardian:) do |result|
        on_success { render_inquiry(result[:inquiry].id) }
        on_failed_contract { |contract| render_unprocessable(contract.errors.full_messages) }
        on_model_not_found(:inquiry) { raise Discourse::NotFound }
        on_failed_policy(:can_see_topic) { raise Discourse::NotFound }
        on_failed_policy(:answered) { not_yet(:not_answered) }
      end
    end

    private

    def closure_params
      { inquiry_id: params[:id], summary: params[:summary], negative: params[:negative] }.compact
    end
  end
end

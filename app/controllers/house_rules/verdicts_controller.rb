# frozen_string_literal: true

module HouseRules
  class VerdictsController < ::ApplicationController
    include AnswersInquiries

    requires_plugin PLUGIN_NAME
    requires_login

    def update
      GiveVerdict.call(
        params: {
          inquiry_id: params[:id],
          verdict: params[:verdict],
        },
        guardian:,
      ) do |result|
        on_success { render_inquiry(result[:inquiry].id) }
        on_failed_contract { |contract| render_unprocessable(contract.errors.full_messages) }
        on_model_not_found(:inquiry) { raise Discourse::NotFound }
        on_failed_policy(:can_see_topic) { raise Discourse::NotFound }
        on_failed_policy(:author) { raise Refused.new(:not_yours) }
        on_failed_policy(:answered) { not_yet(:not_answered_yet) }
      end
    end
  end
end

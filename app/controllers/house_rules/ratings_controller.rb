# frozen_string_literal: true

module HouseRules
  class RatingsController < ::ApplicationController
    include AnswersInquiries

    requires_plugin PLUGIN_NAME
    requires_login

    def create
      RateClosure.call(params: rating_params, guardian:) do |result|
        on_success { render_inquiry(result[:closure].inquiry_id) }
        on_failed_contract { |contract| render_unprocessable(contract.errors.full_messages) }
        on_model_not_found(:closure) { raise Discourse::NotFound }
        on_failed_policy(:can_see_topic) { raise Discourse::NotFound }
        on_failed_policy(:expert) { raise Refused.new(:not_expert) }
        on_failed_policy(:uninvolved) { raise Refused.new(:own_answer) }
        on_failed_policy(:standing) { not_yet(:reopened) }
      end
    end

    private

    def rating_params
      { closure_id: params[:id], grade: params[:grade], reason: params[:reason] }
    end
  end
end

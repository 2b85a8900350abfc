# frozen_string_literal: true

module HouseRules
  # How the acts on an inquiry answer: the inquiry anew, or in words why not.
  module AnswersInquiries
    extend ActiveSupport::Concern

    private

    # +refused+: who may not at all, and the refusal that says what to do instead; +not_yet+: what else the
    # service found wanting, and the message that says so.
    def act(service, params, refused: {}, **not_yet)
      service.call(params:, guardian:) do |result|
        on_success { render_inquiry(result[:inquiry].id) }
        on_failed_contract { |contract| render_unprocessable(contract.errors.full_messages) }
        on_model_not_found(:inquiry) { raise Discourse::NotFound }
        on_failed_policy(:can_see_topic) { raise Discourse::NotFound }
        refused.each { |policy, rule| on_failed_policy(policy) { raise Refused.new(rule) } }
        not_yet.each do |wanting, key|
          on_failed_policy(wanting) { not_yet(key) }
          on_model_not_found(wanting) { not_yet(key) }
        end
      end
    end

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

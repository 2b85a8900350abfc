# frozen_string_literal: true

module HouseRules
  # Taking off every surface what the law forbids, and the second person's decision.
  class WithholdingsController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login

    # What waits for a second person, for those who may decide.
    def index
      raise Refused.new(:withhold) if !Withholding.entrusted?(current_user)
      pending = Withholding.pending.includes(post: :topic).order(:withheld_at).limit(100)
      pending = pending.select { |withholding| guardian.can_see?(withholding.post) }
      render json: { withholdings: pending.map { |withholding| row(withholding) } }
    end

    def create
      WithholdPost.call(service_params) do
        on_success { |withholding:| render json: { withheld: withholding.payload } }
        on_failed_contract do |contract|
          render_json_error(contract.errors.full_messages, status: 400)
        end
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:post) { raise Discourse::NotFound }
        on_failed_policy(:protected_post) { raise Refused.new(:withhold_unprotected) }
        on_failed_policy(:not_withheld) do
          render_json_error(I18n.t("house_rules.errors.withheld_already"), status: 422)
        end
      end
    end

    def confirm
      ConfirmWithholding.call(service_params) do
        on_success { |withholding:| render json: { withheld: withholding.payload } }
        on_failed_contract { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:withholding) { raise Discourse::NotFound }
        on_failed_policy(:pending) { decided_already }
        on_failed_policy(:second_person) { raise Refused.new(:withhold_second_person) }
      end
    end

    def return
      ReturnWithholding.call(service_params) do
        on_success { render json: success_json }
        on_failed_contract { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:withholding) { raise Discourse::NotFound }
        on_failed_policy(:pending) { decided_already }
      end
    end

    private

    def decided_already
      render_json_error(I18n.t("house_rules.errors.withholding_decided"), status: 422)
    end

    def row(withholding)
      withholding.payload.merge(
        note: withholding.note,
        post_url: withholding.post&.url,
        topic_title: withholding.post&.topic&.title,
        can_confirm: withholding.confirmable_by?(current_user),
      )
    end
  end
end

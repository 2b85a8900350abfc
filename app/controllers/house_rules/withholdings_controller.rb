# frozen_string_literal: true

module HouseRules
  # Taking off every surface what the law forbids, the second person's decision, and an author's request.
  class WithholdingsController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login
    skip_before_action :check_xhr, only: :index

    REQUESTS_A_DAY = 20

    # Two people pressed at the same moment: the database let the first one through.
    rescue_from(ActiveRecord::RecordNotUnique) { unprocessable(:withheld_already) }

    # What waits for somebody's decision, for those who may decide.
    def index
      raise Refused.new(:withhold) if !Withholding.entrusted?(current_user)
      respond_to do |format|
        format.html { render "default/empty" }
        format.json { render json: OpenWithholdings.call(guardian) }
      end
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
        on_failed_policy(:something_there) { unprocessable(:nothing_to_withhold) }
        on_failed_policy(:not_withheld) { unprocessable(:withheld_already) }
      end
    end

    def confirm
      ConfirmWithholding.call(service_params) do
        on_success { |withholding:| render json: { withheld: withholding.payload } }
        on_failed_contract { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:withholding) { raise Discourse::NotFound }
        on_failed_policy(:pending) { unprocessable(:withholding_decided) }
        on_failed_policy(:second_person) { raise Refused.new(:withhold_second_person) }
      end
    end

    def return
      ReturnWithholding.call(service_params) do
        on_success { render json: success_json }
        on_failed_contract { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:withholding) { raise Discourse::NotFound }
        on_failed_policy(:pending) { unprocessable(:withholding_decided) }
      end
    end

    # "This contains personal data", by its author.
    def ask
      limit = RateLimiter.new(current_user, "house-rules-request", REQUESTS_A_DAY, 1.day)
      limit.performed!
      RequestWithholding.call(service_params) do
        on_success { render json: success_json }
        on_failed_contract { raise Discourse::NotFound }
        on_model_not_found(:post) { raise Discourse::NotFound }
        on_failed_policy(:protected_post) { raise Refused.new(:withhold_unprotected) }
        on_failed_policy(:own) { raise Refused.new(:withhold) }
        on_failed_policy(:something_there) { unprocessable(:nothing_to_withhold) }
      end
    end

    def decline
      DeclineWithholding.call(service_params) do
        on_success { render json: success_json }
        on_failed_contract { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:withholding) { raise Discourse::NotFound }
        on_failed_policy(:requested) { unprocessable(:withholding_decided) }
      end
    end

    private

    def unprocessable(problem)
      render_json_error(I18n.t("house_rules.errors.#{problem}"), status: 422)
    end
  end
end

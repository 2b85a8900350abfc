# frozen_string_literal: true

module HouseRules
  module Admin
    # Are the rules in force, does everything hold them, and the one place where they are switched off.
    class InForceController < ::Admin::AdminController
      requires_plugin PLUGIN_NAME

      def show
        render_json_dump(
          in_force_since: RecordEntry.where(kind: Hooks::Switch::KINDS[true]).maximum(:created_at),
          problems: Verification.problems.map(&:to_s),
        )
      end

      def update
        SwitchRules.call(params: params.permit(:enabled, :reason).to_h, guardian:) do
          on_success { render json: success_json }
          on_failed_policy(:administrator) { raise Discourse::InvalidAccess }
          on_failed_contract do
            render_json_error(I18n.t("house_rules.errors.switch_reason"), status: 422)
          end
        end
      end
    end
  end
end

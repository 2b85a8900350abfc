# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Switch
      # In the settings and on the list of plugins there is no place for a reason, so the switch is
      # turned off on our own page. An API key may give `house_rules_reason` with the setting.
      module SettingsControllerExtension
        SWITCH = "house_rules_enabled"
        ON = %w[true t].freeze

        def update
          if house_rules_turned_off? && !is_api? && house_rules_given.nil?
            return house_rules_show_the_way
          end
          Given.set(actor: current_user, reason: house_rules_given) { super }
        end

        private

        def house_rules_turned_off?
          return false unless HouseRules.enabled?
          value = params.dig(:settings, SWITCH, :value) if params[:id] == "bulk_update"
          value = params[SWITCH].to_s if params[:id] == SWITCH
          value && ON.exclude?(value.to_s)
        end

        def house_rules_given
          params[:house_rules_reason].to_s.strip.presence&.slice(0, SwitchRules::REASON_MAX)
        end

        def house_rules_show_the_way
          url = "#{Discourse.base_path}/admin/plugins/#{PLUGIN_NAME}/in-force"
          message = I18n.t("house_rules.refused.switch_off", url:)
          render json: { errors: [message], html_message: true }, status: :forbidden
        end
      end
    end
  end
end

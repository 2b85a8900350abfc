# frozen_string_literal: true

module HouseRules
  module Admin
    # The guided first set-up.
    class SetUpsController < ::Admin::AdminController
      requires_plugin PLUGIN_NAME

      FIELDS = %i[name kind time_zone opens_at closes_at].freeze
      private_constant :FIELDS

      def create
        SetUpOrganization.call(params: answers, guardian:) do |result|
          on_success { render_json_dump(organization: { id: result[:organization].id }) }
          on_failed_policy(:administrator) { raise Discourse::InvalidAccess }
          on_failed_step(:check) { |step| render_problems(step.error) }
          on_failed_step(:save) { |step| render_problems(step.error) }
        end
      end

      private

      def answers
        params
          .require(:set_up)
          .permit(*FIELDS, usernames: [], category_ids: [], days: [])
          .to_h
          .symbolize_keys
      end

      def render_problems(problems)
        render json: { errors: problems.values.flatten, fields: problems }, status: 422
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Admin
    # Organisations as administrators see them; every change goes through SaveOrganization.
    class OrganizationsController < ::Admin::AdminController
      requires_plugin PLUGIN_NAME

      def index
        organizations =
          Organization.includes(:user, :group, :calendar, :organization_categories).order(:id)
        render_json_dump(
          organizations: organizations.map { |organization| serialize(organization, used) },
        )
      end

      def show
        render_organization(Organization.find(params[:id]))
      end

      def create
        save
      end

      def update
        save(id: params[:id])
      end

      # Hours that are not saved yet, as residents would see them.
      def preview_calendar
        calendar = Calendar.new(**calendar_params)
        return render_json_error(calendar) if calendar.invalid?
        render_json_dump(hours: Hooks::SitePayload.hours(calendar.build_working_calendar))
      end

      private

      def save(id: nil)
        SaveOrganization.call(params: { **organization_params, id: }, guardian:) do |result|
          on_success { render_organization(result[:organization]) }
          on_failed_policy(:administrator) { raise Discourse::InvalidAccess }
          on_model_not_found(:organization) { raise Discourse::NotFound }
          on_failed_step(:check) { |step| render_problems(step.error) }
          on_failure { render_json_error(I18n.t("house_rules.errors.organization"), status: 422) }
        end
      end

      def organization_params
        params
          .require(:organization)
          .permit(:name, :kind, :color, :username, :group_id, :retired, category_ids: [])
          .to_h
          .symbolize_keys
          .merge(calendar_params(params[:organization]))
      end

      # Days are keys here, which no list can permit; Calendar checks every one of them.
      def calendar_params(from = params)
        calendar = from[:calendar]&.permit!.to_h
        {
          time_zone: calendar[:time_zone],
          week: calendar[:week] || {},
          days: calendar[:days] || {},
        }
      end

      def render_problems(problems)
        render json: { errors: problems.values.flatten, fields: problems }, status: 422
      end

      def render_organization(organization)
        render_json_dump(organization: serialize(organization, used))
      end

      def serialize(organization, used)
        OrganizationSerializer.new(organization, root: false, scope: guardian, used:).as_json
      end

      def used
        @used ||= OfficialPost.distinct.pluck(:organization_id).to_set
      end
    end
  end
end

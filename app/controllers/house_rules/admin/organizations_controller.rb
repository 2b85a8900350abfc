# frozen_string_literal: true

module HouseRules
  module Admin
    # Organisations as administrators see them; every change goes through SaveOrganization.
    class OrganizationsController < ::Admin::AdminController
      requires_plugin PLUGIN_NAME

      SHOWN = [
        :user,
        :group,
        :calendar,
        :organization_categories,
        :tags,
        { signatures_given: :user },
      ].freeze
      private_constant :SHOWN

      def index
        organizations = Organization.includes(*SHOWN).order(:id).to_a
        unsettled = UnsettledYears.call(organizations)
        render_json_dump(
          organizations:
            organizations.map do |found|
              serialize(found).merge(unsettled_years: unsettled.fetch(found.id, []))
            end,
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

      def destroy
        RemoveOrganization.call(params: { id: params[:id] }, guardian:) do
          on_success { render json: success_json }
          on_failed_policy(:administrator) { raise Discourse::InvalidAccess }
          on_model_not_found(:organization) { raise Discourse::NotFound }
        end
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

      FIELDS = %i[
        name
        kind
        label
        color
        username
        group_id
        approver_group_id
        signatures
        retired
      ].freeze
      private_constant :FIELDS

      # Days are keys of the calendar, which no list can permit; Calendar checks every one of them.
      def organization_params
        given = params.require(:organization)
        raise Discourse::InvalidParameters.new(:organization) unless given.respond_to?(:permit)
        given
          .permit(*FIELDS, category_ids: [], tags: [])
          .to_h
          .symbolize_keys
          .merge(calendar: CalendarsController.calendar_in(given))
      end

      def render_problems(problems)
        render json: { errors: problems.values.flatten, fields: problems }, status: 422
      end

      def render_organization(organization)
        render_json_dump(organization: serialize(organization.reload))
      end

      def serialize(organization)
        OrganizationSerializer.new(organization, root: false, scope: guardian, used:).as_json
      end

      def used
        @used ||=
          [OfficialPost, Inquiry].flat_map { |model| model.distinct.pluck(:organization_id) }.to_set
      end
    end
  end
end

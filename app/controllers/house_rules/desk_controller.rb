# frozen_string_literal: true

module HouseRules
  # What is owed, most urgent first: for spokespeople of an organisation, and for staff.
  class DeskController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    def show
      respond_to do |format|
        format.html { render "default/empty" }
        format.json { render json: { inquiries: } }
      end
    end

    private

    def inquiries
      raise Discourse::InvalidAccess if organizations.empty?
      OpenInquiries.call(organization_ids: organizations.map(&:id), guardian:)
    end

    def organizations
      @organizations ||=
        guardian.is_staff? ? Directory.organizations : Directory.spoken_by(current_user)
    end
  end
end

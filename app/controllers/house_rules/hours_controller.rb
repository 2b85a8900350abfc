# frozen_string_literal: true

module HouseRules
  # The coming openings, for pages that have been open longer than those they were sent with.
  class HoursController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    def show
      organizations =
        Directory
          .organizations
          .reject(&:retired)
          .map { |o| { id: o.id, hours: Hooks::SitePayload.hours(o.calendar) } }
      render json: { organizations: }
    end
  end
end

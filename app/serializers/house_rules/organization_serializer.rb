# frozen_string_literal: true

module HouseRules
  # An organisation for its administrators; everybody else reads `site.house_rules`.
  class OrganizationSerializer < ApplicationSerializer
    attributes :id,
               :name,
               :kind,
               :color,
               :user_id,
               :username,
               :avatar_template,
               :group_id,
               :group_name,
               :category_ids,
               :retired,
               :used,
               :calendar,
               :hours

    def username
      object.user&.username
    end

    def avatar_template
      object.user&.avatar_template
    end

    def group_name
      object.group&.name
    end

    def retired
      object.retired_at.present?
    end

    # Has it spoken? Then its account stays.
    def used
      @options[:used].include?(object.id)
    end

    def calendar
      object.calendar.slice(:time_zone, :week, :days, :working_day_seconds)
    end

    def hours
      Hooks::SitePayload.hours(object.calendar.build_working_calendar)
    end
  end
end

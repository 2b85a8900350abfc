# frozen_string_literal: true

module HouseRules
  # An organisation for its administrators; everybody else reads `site.house_rules`.
  class OrganizationSerializer < ApplicationSerializer
    attributes :id,
               :name,
               :kind,
               :label,
               :color,
               :user_id,
               :username,
               :avatar_template,
               :group_id,
               :group_name,
               :approver_group_id,
               :signatures,
               :signed,
               :category_ids,
               :tags,
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

    # Who agreed to be named, and how.
    def signed
      object.signatures_given.map do |signature|
        {
          username: signature.user&.username,
          text: signature.text,
          consented_at: signature.consented_at,
        }
      end
    end

    def tags
      object.tags.map(&:name)
    end

    # Has it spoken, or was it asked? Then it stays, and its account with it.
    def used
      @options[:used].include?(object.id)
    end

    def calendar
      object.calendar.slice(:time_zone, :week, :days, :sources, :years, :working_day_seconds)
    end

    def hours
      Hooks::SitePayload.hours(object.calendar.build_working_calendar)
    end
  end
end

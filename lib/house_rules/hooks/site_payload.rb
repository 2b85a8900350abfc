# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # What the client knows of the organisations without asking: once a page load, with the site.
    module SitePayload
      # How far ahead opening hours are sent; the client turns over by itself at the minute.
      OPENINGS_AHEAD = 14.days
      BEGUN = 1.hour

      def self.register(plugin)
        plugin.add_to_serializer(:site, :house_rules, respect_plugin_enabled: true) do
          HouseRules::Hooks::SitePayload.site
        end
        plugin.add_to_serializer(:current_user, :house_rules, respect_plugin_enabled: true) do
          HouseRules::Hooks::SitePayload.current_user(object)
        end
      end

      def self.site
        {
          organizations: Directory.organizations.map { |o| organization(o) },
          move_reasons: MoveReason::CHOICES,
          withhold_grounds: Withholding::GROUNDS,
          reply_kinds: OfficialPost::REPLY_KINDS,
          grades: Rating::GRADES,
        }
      end

      def self.current_user(user)
        {
          speaks_for: Directory.spoken_by(user).map(&:id),
          overrides: OfficialGate.overrides?(user),
          expert: user.in_any_groups?(SiteSetting.house_rules_experts_groups_map),
          can_ask: can_ask?(user),
          can_withhold: user.in_any_groups?(SiteSetting.house_rules_withhold_groups_map),
        }
      end

      # A resident who may write; AskOrganization decides.
      def self.can_ask?(user)
        InquiryEvents.resident?(user) && !Directory.employee?(user) && !user.silenced?
      end

      def self.organization(organization)
        {
          id: organization.id,
          name: organization.name,
          kind: organization.kind,
          label: organization.label,
          color: organization.color,
          user_id: organization.user_id,
          username: organization.username,
          avatar_template: organization.avatar_template,
          retired: organization.retired,
          category_ids: organization.category_ids,
          time_zone: organization.calendar&.time_zone,
          hours: organization.retired ? [] : hours(organization.calendar),
        }
      end

      # The coming openings as pairs of UTC instants. One that has begun is said to have done so an
      # hour ago, for readers whose clock is behind.
      def self.hours(calendar, from: Time.now.utc)
        return [] if calendar.nil?
        openings = []
        opens_at = calendar.next_opening(from)
        while opens_at && opens_at < from + OPENINGS_AHEAD
          closes_at = calendar.next_closing(opens_at)
          openings << { opens_at: opens_at == from ? from - BEGUN : opens_at, closes_at: }
          opens_at = closes_at && calendar.next_opening(closes_at)
        end
        openings
      end
    end
  end
end

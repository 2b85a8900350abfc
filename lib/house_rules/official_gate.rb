# frozen_string_literal: true

module ::HouseRules
  # What everything that speaks officially passes: posts, edits, promises, closing summaries. Who may
  # speak, and when. Rules 1 and 4. Costs no query once the writer's groups are known.
  module OfficialGate
    REASON_LENGTH = 10..500

    class << self
      # Raises Refused unless who asks may speak for the organisation (a Directory entry) now, from their
      # own log-in. With +override+, a reason, those who may publish outside office hours. True when that
      # was needed: the caller then puts the reason on the public record.
      def pass!(guardian:, organization:, at: Time.now.utc, override: nil)
        writer = guardian.user
        retired!(organization)
        logged_in!(guardian.request, organization)
        unless organization.spokesperson?(writer) && !writer.suspended? && !writer.silenced?
          raise Refused.new(:not_spokesperson, organization: organization.name)
        end
        return false if organization.calendar&.open_at?(at)
        closed!(organization, at) if override.blank? || !overrides?(writer)
        raise Refused.new(:override_reason) if REASON_LENGTH.exclude?(override.size)
        true
      end

      # May this user publish outside office hours, with a reason?
      def overrides?(user)
        user.in_any_groups?(SiteSetting.house_rules_override_groups_map)
      end

      private

      # A key can be made by somebody else, in anybody's name.
      def logged_in!(request, organization)
        keys = Auth::DefaultCurrentUserProvider
        if request.nil? || request.env.values_at(keys::API_KEY_ENV, keys::USER_API_KEY_ENV).none?
          return
        end
        raise Refused.new(:official_key, organization: organization.name)
      end

      def retired!(organization)
        return unless organization.retired
        raise Refused.new(:organization_retired, organization: organization.name)
      end

      def closed!(organization, at)
        calendar = organization.calendar
        opening = calendar&.next_opening(at)
        raise Refused.new(:never_open, organization: organization.name) if opening.nil?
        raise Refused.new(
                :outside_hours,
                organization: organization.name,
                opening: OpeningText.of(opening, time_zone: calendar.time_zone, now: at),
              )
      end
    end
  end
end

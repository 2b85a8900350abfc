# frozen_string_literal: true

module ::HouseRules
  # What everything that speaks officially passes: posts, edits, promises, closing summaries. Who may
  # speak, and when. Rules 1 and 4. Costs no query once the writer's groups are known.
  module OfficialGate
    class << self
      # Raises Refused unless this writer may speak for the organisation (a Directory entry) now.
      def pass!(writer:, organization:, at: Time.now.utc)
        retired!(organization)
        unless organization.spokesperson?(writer) && !writer.suspended?
          raise Refused.new(:not_spokesperson, organization: organization.name)
        end
        open!(organization, at)
      end

      private

      def retired!(organization)
        return unless organization.retired
        raise Refused.new(:organization_retired, organization: organization.name)
      end

      def open!(organization, at)
        calendar = organization.calendar
        return if calendar&.open_at?(at)

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

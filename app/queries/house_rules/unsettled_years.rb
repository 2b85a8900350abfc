# frozen_string_literal: true

module HouseRules
  # Into which years that may still change open deadlines fall, by organisation. One query for all.
  module UnsettledYears
    SQL = <<~SQL
      SELECT DISTINCT i.organization_id,
             EXTRACT(YEAR FROM i.due_at AT TIME ZONE 'UTC' AT TIME ZONE c.time_zone)::int AS year
      FROM house_rules_inquiries i
      JOIN house_rules_organizations o ON o.id = i.organization_id AND o.retired_at IS NULL
      JOIN house_rules_calendars c ON c.id = o.calendar_id
      WHERE i.owes = 'organization' AND NOT i.history AND i.due_at > :now AND c.years <> '{}'
      ORDER BY 1, 2
    SQL

    # { organization_id => [2027] }; +organizations+ with their calendars.
    def self.call(organizations, now: Time.now.utc)
      years = DB.query(SQL, now:).group_by(&:organization_id)
      organizations
        .to_h do |organization|
          found = years.fetch(organization.id, []).map(&:year)
          [organization.id, found.select { |year| organization.calendar.provisional?(year) }]
        end
        .compact_blank
    end

    private_constant :SQL
  end
end

# frozen_string_literal: true

Fabricator(:house_rules_calendar, from: "HouseRules::Calendar") do
  time_zone "Europe/Moscow"
  week { HouseRules::Calendar::DEFAULT_WEEK }
end

Fabricator(:house_rules_organization, from: "HouseRules::Organization") do
  name { sequence(:house_rules_organization) { |n| "Northbank Homes #{n}" } }
  kind "developer"
  color "0b5c8a"
  user
  group
  calendar(fabricator: :house_rules_calendar)
end

Fabricator(:house_rules_organization_category, from: "HouseRules::OrganizationCategory") do
  organization(fabricator: :house_rules_organization)
  category
end

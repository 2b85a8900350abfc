# frozen_string_literal: true

# An organisation that is in at every hour, so that a browser need not wait for one. Wants category,
# group and account.
RSpec.shared_context "with an office that is always open" do
  fab!(:always) do
    week = %w[mon tue wed thu fri sat sun].to_h { |day| [day, [%w[00:00 24:00]]] }
    Fabricate(:house_rules_calendar, week:)
  end
  fab!(:organization) do
    Fabricate(
      :house_rules_organization,
      name: "Northbank Homes",
      user: account,
      group:,
      calendar: always,
    )
  end

  let(:topic_page) { PageObjects::Pages::Topic.new }
  let(:composer) { PageObjects::Components::Composer.new }
  let(:reply_as) { PageObjects::Components::HouseRulesReplyAs.new }
  let(:words) { "We have adjusted the heating in all risers of the house." }

  before do
    SiteSetting.house_rules_enabled = true
    Fabricate(:house_rules_organization_category, organization:, category:)
  end
end

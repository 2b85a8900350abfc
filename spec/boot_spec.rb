# frozen_string_literal: true

RSpec.describe "House rules" do
  it "loads, off by default" do
    expect(Discourse.plugins_by_name[HouseRules::PLUGIN_NAME]).to be_present
    expect(HouseRules).not_to be_enabled
  end

  it "tells the client its organisations once it is switched on" do
    SiteSetting.house_rules_enabled = true
    expect(HouseRules::Hooks::SitePayload.site[:organizations]).to eq([])
  end
end

# frozen_string_literal: true

RSpec.describe HouseRules do
  it "loads, off by default" do
    expect(Discourse.plugins_by_name[HouseRules::PLUGIN_NAME]).to be_present
    expect(HouseRules).not_to be_enabled
  end

  it "tells the client its organisations once it is switched on" do
    SiteSetting.house_rules_enabled = true
    expect(HouseRules::Hooks::SitePayload.site[:organizations]).to eq([])
  end

  it "changes nothing of Discourse's own while it is off" do
    user =
      CurrentUserSerializer.new(admin = Fabricate(:admin), scope: Guardian.new(admin), root: false)
    expect(user.as_json).to include(can_delete_all_posts_and_topics: true)
    expect(user.as_json).not_to have_key(:house_rules)
    SiteSetting.house_rules_enabled = true
    user = CurrentUserSerializer.new(admin, scope: Guardian.new(admin), root: false)
    expect(user.as_json).to include(can_delete_all_posts_and_topics: false)
  end
end

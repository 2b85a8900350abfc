# frozen_string_literal: true

RSpec.describe HouseRules::Directory do
  it "is read anew when the transaction commits that changed something" do
    SiteSetting.house_rules_enabled = true
    organization = Fabricate(:house_rules_organization)
    former = described_class.organizations
    HouseRules::Organization.transaction do
      organization.update!(label: "builder")
      # Another process, which does not see the change yet.
      described_class.send(:cache)["snapshot"] = { organizations: former.map(&:to_h) }
    end
    expect(described_class.organization(organization.id).label).to eq("builder")
  end
end

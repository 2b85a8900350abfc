# frozen_string_literal: true

RSpec.describe HouseRules::Directory do
  fab!(:category)

  before { SiteSetting.house_rules_enabled = true }

  it "is read anew when the transaction commits that changed something" do
    DB.exec("DELETE FROM house_rules_protected_categories WHERE category_id = ?", category.id)
    described_class.clear
    expect(described_class.protected_category_ids).not_to include(category.id)
    Category.transaction do
      HouseRules::Protection.cover(category)
      # Another process, which does not see it yet.
      described_class.send(:cache)["snapshot"] = { protected_category_ids: Set.new }
    end
    expect(described_class.protected_category_ids).to include(category.id)
  end
end

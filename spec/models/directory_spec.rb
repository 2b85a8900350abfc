# frozen_string_literal: true

RSpec.describe HouseRules::Directory do
  # What another process reads before the transaction commits is what was there before.
  it "is forgotten at once, and once more when the transaction commits" do
    forgotten = 0
    allow(Site).to receive(:clear_cache) { forgotten += 1 }
    Category.transaction do
      described_class.clear
      expect(forgotten).to eq(1)
    end
    expect(forgotten).to eq(2)
  end

  it "keeps nothing that it read in a transaction which was rolled back" do
    category = Fabricate(:private_category, group: Group[:staff])
    SiteSetting.house_rules_enabled = true
    described_class.clear
    Category.transaction(requires_new: true) do
      HouseRules::Protection.send(:insert, [category.id])
      expect(described_class.protected_category_ids).to include(category.id)
      raise ActiveRecord::Rollback
    end
    expect(described_class.protected_category_ids).not_to include(category.id)
  end
end

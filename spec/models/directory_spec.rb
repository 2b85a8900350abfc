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
end

# frozen_string_literal: true

RSpec.describe HouseRules::Protection do
  fab!(:category)
  fab!(:staff_section) { Fabricate(:private_category, group: Group[:staff]) }

  before { SiteSetting.house_rules_enabled = true }

  # Ruby's calls, many rows at once, and the database's last line.
  def facts(topic)
    {
      ruby: described_class.topic?(topic.reload),
      sql: DB.query_single(described_class::TOPIC_IDS).include?(topic.id),
      trigger:
        DB.query_single("SELECT house_rules_protects(NULL::house_rules_guard, ?)", topic.id).first,
    }
  end

  it "is the same fact for a call, for a statement over many rows and for the database" do
    topic = Fabricate(:topic, category:)
    {
      { category_id: category.id } => true,
      { category_id: nil, archetype: "banner" } => true,
      { category_id: staff_section.id } => false,
      { category_id: category.id, archetype: "banner" } => true,
      { category_id: nil, archetype: "private_message" } => false,
    }.each do |columns, expected|
      topic.update_columns(archetype: "regular", **columns)
      expect(facts(topic).values.uniq).to eq([expected]), "#{columns}: #{facts(topic)}"
    end
  end

  it "does not depend on who reads what has no category" do
    topic = Fabricate(:topic, category:)
    SiteSetting.uncategorized_category_id = staff_section.id
    topic.update_columns(category_id: nil, archetype: "banner")
    expect(facts(topic).values.uniq).to eq([true])
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: changes of the rules", type: :request do
  include_context "with a protected topic"

  let(:setting) { "house_rules_full_answer_working_days" }

  it "stand in the record with the former value and the new one" do
    sign_in(admin)
    put "/admin/site_settings/#{setting}.json", params: { setting => 5 }
    expect(entry).to have_attributes(
      kind: "rules_changed",
      actor_role: "administrator",
      actor_id: admin.id,
      details: {
        "setting" => setting,
        "from" => "3",
        "to" => "5",
      },
    )
    get "/house-rules/record"
    expect(response.body).to include(
      "A rule was changed: working days for the full answer, from 3 to 5. An administrator.",
    )
  end

  it "name groups as they are called now, to those who may see them" do
    secret = Fabricate(:group, name: "council", visibility_level: Group.visibility_levels[:staff])
    SiteSetting.house_rules_experts_groups = secret.id.to_s
    get "/house-rules/record.json", params: { kind: "rules_changed" }
    details = response.parsed_body["entries"].sole["details"]
    expect(details).to include("from" => "", "to" => "…")
    sign_in(admin)
    secret.update!(name: "council_of_experts")
    get "/house-rules/record.json", params: { kind: "rules_changed" }
    expect(response.parsed_body["entries"].sole["details"]["to"]).to eq("council_of_experts")
  end

  it "count while the rules are off too, but not before they were ever in force" do
    SiteSetting.house_rules_enabled = false
    before = entries
    SiteSetting.house_rules_full_answer_working_days = 9
    expect(entries).to eq(before + 1)
    DB.exec("DELETE FROM house_rules_record_entries")
    SiteSetting.house_rules_full_answer_working_days = 8
    expect(entries).to eq(0)
  end

  it "are named in both languages, whatever settings there are" do
    names = SiteSetting.all_settings(filter_plugin: "discourse-house-rules").map { |s| s[:setting] }
    expect(names.size).to be >= 7
    %i[en ru].product(names) do |locale, name|
      expect(I18n.exists?("js.house_rules.rules.settings.#{name}", locale)).to eq(true),
      "#{locale} #{name}"
    end
  end
end

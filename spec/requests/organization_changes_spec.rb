# frozen_string_literal: true

# What residents hear of an organisation, and what only the staff log keeps.
RSpec.describe "Changes of an organisation", type: :request do
  fab!(:admin)
  fab!(:resident, :user)
  fab!(:group)
  fab!(:category)
  fab!(:secret) { Fabricate(:private_category, group:) }
  fab!(:tag)
  fab!(:organization) { Fabricate(:house_rules_organization, name: "Northbank Homes", group:) }

  let(:path) { "/admin/plugins/discourse-house-rules/organizations" }

  before do
    SiteSetting.house_rules_enabled = true
    sign_in(admin)
  end

  def save(**changes)
    put "#{path}/#{organization.id}.json",
        params: {
          organization: {
            name: "Northbank Homes",
            kind: "developer",
            color: "0b5c8a",
            username: organization.user.username,
            group_id: group.id,
            category_ids: [],
            calendar:,
            **changes,
          },
        },
        as: :json
    expect(response.status).to eq(200), response.body
    organization.reload
  end

  def calendar(**changes)
    { time_zone: "Europe/Moscow", week: HouseRules::Calendar::DEFAULT_WEEK, days: {}, **changes }
  end

  def record(reader = nil)
    reset!
    sign_in(reader) if reader
    get "/house-rules/record.json"
    response.parsed_body["entries"]
      .reject { |e| e["kind"].start_with?("rules_") }
      .map { |e| e.slice("kind", "organization", "details").values }
  end

  it "says that it speaks, and that it was removed before it said anything" do
    post "#{path}.json",
         params: {
           organization: {
             name: "Northbank Care",
             kind: "partner",
             color: "0b5c8a",
             username: "care",
             group_id: group.id,
             category_ids: [category.id],
             calendar:,
           },
         },
         as: :json
    id = response.parsed_body.dig("organization", "id")
    delete "#{path}/#{id}.json"
    expect(response.status).to eq(200)
    expect(HouseRules::Organization.exists?(id)).to eq(false)
    expect(HouseRules::Directory.answering(category.id)).to be_nil
    expect(record).to eq(
      [
        ["organization_removed", "Northbank Care", {}],
        [
          "organization_categories",
          "Northbank Care",
          { "added" => [category.name], "removed" => [] },
        ],
        ["organization_added", "Northbank Care", {}],
      ],
    )
  end

  it "says its new name beside the former one, in both languages" do
    save(name: "Northbank")
    expect(record).to eq(
      [["organization_renamed", "Northbank", { "former_name" => "Northbank Homes" }]],
    )
    get "/house-rules/record"
    expect(response.body).to include("Northbank Homes").and include("Northbank")
    SiteSetting.default_locale = "ru"
    get "/house-rules/record"
    expect(response.body).to include("Northbank Homes»").and include("теперь называется")
  end

  it "says where it answers, without the names of sections that the reader does not see" do
    save(category_ids: [category.id, secret.id])
    details = { "added" => [category.name, nil], "removed" => [] }
    expect(record(resident)).to eq([["organization_categories", "Northbank Homes", details]])
    expect(record(admin).dig(0, 2, "added")).to eq([category.name, secret.name])
  end

  it "says that its hours changed, and what of them" do
    save(
      calendar:
        calendar(
          week: {
            mon: [%w[10:00 18:00]],
          },
          days: {
            "2026-12-31" => [],
          },
          sources: {
            "2026-12-31" => "Decree 1466",
          },
          years: {
            "2026" => "confirmed",
          },
        ),
    )
    expect(organization.calendar).to have_attributes(
      sources: {
        "2026-12-31" => "Decree 1466",
      },
      years: {
        "2026" => "confirmed",
      },
      working_day_seconds: 8 * 3600,
    )
    expect(record).to eq(
      [
        [
          "calendar_changed",
          "Northbank Homes",
          {
            "week" => true,
            "working_day_seconds" => 8 * 3600,
            "days" => %w[2026-12-31],
            "years" => {
              "2026" => "confirmed",
            },
          },
        ],
      ],
    )
  end

  it "says that it retired and that it is back" do
    save(category_ids: [category.id])
    save(category_ids: [category.id], retired: true)
    save(category_ids: [category.id], retired: false)
    expect(record.map(&:first)).to eq(
      %w[
        organization_categories
        organization_returned
        organization_categories
        organization_retired
        organization_categories
      ],
    )
  end

  it "keeps colour, label, groups and tags for the staff log" do
    approvers = Fabricate(:group)
    save(
      color: "#aa0000",
      label: " management  company ",
      approver_group_id: approvers.id,
      tags: [tag.name],
      signatures: true,
    )
    expect(organization).to have_attributes(label: "management company", signatures: true)
    entry = HouseRules::Directory.organization(organization.id)
    expect(entry.kind_text).to eq("management company")
    expect(entry.competent?(category_id: category.id)).to eq(false)
    expect(entry.competent?(category_id: category.id, tag_ids: [tag.id])).to eq(true)
    expect(record).to eq([])
    log = UserHistory.where(custom_type: "house_rules_organization").last.details
    expect(log).to include(
      "color: 0b5c8a → aa0000",
      "label: – → management company",
      "approvers: – → #{approvers.name}",
      "tags: – → #{tag.name}",
    )
    sign_in(admin)
    expect {
      save(
        **{
          label: "management company",
          color: "aa0000",
          signatures: true,
          tags: [tag.name],
          approver_group_id: approvers.id,
        },
      )
    }.not_to change { HouseRules::RecordEntry.count }
  end

  it "refuses to remove what was asked, and tags and groups that are not there" do
    Fabricate(:house_rules_organization_category, organization:, category:)
    Jobs.run_immediately!
    create_post(user: Fabricate(:user, refresh_auto_groups: true), category:)
    delete "#{path}/#{organization.id}.json"
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"].first).to include("can be retired")
    expect(HouseRules::Organization.exists?(organization.id)).to eq(true)

    put "#{path}/#{organization.id}.json",
        params: {
          organization: {
            name: "Northbank Homes",
            kind: "developer",
            label: "x" * 31,
            color: "0b5c8a",
            username: organization.user.username,
            group_id: group.id,
            approver_group_id: -1,
            tags: ["nowhere"],
            calendar:,
          },
        },
        as: :json
    expect(response.status).to eq(422)
    expect(response.parsed_body["fields"].keys).to contain_exactly(
      "label",
      "approver_group_id",
      "tags",
    )
  end
end

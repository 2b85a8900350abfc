# frozen_string_literal: true

RSpec.describe "House rules | Record and switch", type: :system do
  fab!(:admin)
  fab!(:moderator)
  fab!(:author) { Fabricate(:user, username: "anna", refresh_auto_groups: true) }
  fab!(:category)
  fab!(:topic) do
    Fabricate(:topic, category:, user: author, title: "The heating in riser 7 is cold")
  end
  fab!(:first_post) { Fabricate(:post, topic:, user: author) }
  fab!(:parking) { Fabricate(:topic, category:, user: author, title: "Parking: who pays for it") }
  fab!(:parking_post) { Fabricate(:post, topic: parking, user: author) }

  before { SiteSetting.house_rules_enabled = true }

  def write(kind, at, **attributes)
    HouseRules::RecordEntry.write!(
      kind:,
      actor: moderator,
      topic_id: topic.id,
      created_at: Time.iso8601(at),
      **attributes,
    )
  end

  # Yesterday and before, so that what the switch writes today is the newest.
  def fill
    moved = { other_topic_id: parking.id, details: { author_ids: [author.id], count: 3 } }
    write("moved", "2026-11-18T09:30:00Z", **moved, reason: "own_topic", note: "It grew")
    write("renamed", "2026-11-18T10:10:00Z")
    write("withheld", "2026-11-19T12:00:00Z", post_id: first_post.id, reason: "personal_data")
    write("recategorized", "2026-11-20T15:20:00Z", details: { from: category.id, to: category.id })
    write("renamed", "2026-11-20T16:00:00Z", topic_id: parking.id)
  end

  def entries
    all(".house-rules-record__entry").map(&:text)
  end

  it "narrows the record by kind, topic and period, and keeps that in the address" do
    fill
    visit "/house-rules/record"
    expect(page).to have_css(".house-rules-record__entry", count: 6)
    expect(page).to have_css(".house-rules-record__day", count: 4)

    kinds =
      PageObjects::Components::SelectKit.new(".house-rules-record__filter .combo-box:first-child")
    kinds.expand
    kinds.select_row_by_value("renamed")
    expect(page).to have_css(".house-rules-record__entry", count: 2)
    expect(page).to have_current_path("/house-rules/record?kind=renamed")

    fill_in "from", with: "2026-11-19"
    expect(page).to have_css(".house-rules-record__entry", count: 1)
    expect(page).to have_current_path(/from=2026-11-19&kind=renamed/)

    page.refresh
    expect(page).to have_css(".house-rules-record__entry", count: 1, text: "Parking")
    find(".house-rules-record__clear").click
    expect(page).to have_css(".house-rules-record__entry", count: 6)
  end

  it "is reached from a topic, for what concerns it, also without logging in" do
    fill
    [nil, author].each do |reader|
      sign_in(reader) if reader
      visit parking.relative_url
      find("[id^='topic-footer-button-house-rules-record']").click
      expect(page).to have_css(".house-rules-history .house-rules-record__entry", count: 2)
      find(".house-rules-history .d-modal__footer a").click
      expect(page).to have_current_path("/house-rules/record?topic_id=#{parking.id}")
      expect(page).to have_css(".house-rules-record__topic", text: parking.title)
      expect(page).to have_css(".house-rules-record__entry", count: 2)
    end
    find(".house-rules-record__topic button").click
    expect(page).to have_css(".house-rules-record__entry", count: 6)
  end

  it "is offered once in a topic's menu on a phone", mobile: true do
    fill
    sign_in(author)
    visit parking.relative_url
    find("#topic-footer-buttons .fk-d-menu__trigger:has(.d-icon-ellipsis-vertical)").click
    find("[id^='topic-footer-button-house-rules-record']").click
    expect(page).to have_css(".house-rules-history .house-rules-record__entry", count: 2)
  end

  it "lets those entrusted with it erase an entry's words" do
    fill
    sign_in(moderator)
    visit "/house-rules/record?kind=moved"
    expect(page).to have_text("Note: It grew")
    find(".house-rules-record-entry__erase").click
    find(".house-rules-erase select").select("personal data")
    find(".house-rules-erase .btn-primary").click
    expect(page).to have_text("Erased on")
    expect(page).to have_no_text("It grew")
    expect(page).to have_no_text("Written by: anna")
  end

  it "leads from the switch to the page that asks why, and tells everybody" do
    sign_in(admin)
    visit "/admin/plugins"
    row = find(".admin-plugins-list tr[data-plugin-name='discourse-house-rules']")
    row.find(".d-toggle-switch__checkbox-slider").click
    find(".dialog-body a", text: "Say why").click

    expect(page).to have_css(".house-rules-in-force", text: "Everything that should hold")
    find(".house-rules-in-force .btn-danger").click
    expect(page).to have_css(".house-rules-in-force .form-kit__errors")
    fill_in "reason", with: "The server moves to another house"
    find(".house-rules-in-force .btn-danger").click
    find(".dialog-footer .btn-primary").click
    expect(page).to have_css(".alert-global-notice", text: "The server moves to another house")
    expect(SiteSetting.house_rules_enabled).to eq(false)

    SiteSetting.house_rules_enabled = true
    visit "/house-rules/record"
    expect(page).to have_no_css(".alert-global-notice", text: "switched off")
    expect(page).to have_css("#entry-#{HouseRules::RecordEntry.last.id}", text: "came into force")
    expect(page).to have_text("The rules were switched off.")
    visit "/house-rules/rules"
    expect(page).to have_text("Reason: The server moves to another house.")
  end
end

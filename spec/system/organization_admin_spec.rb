# frozen_string_literal: true

describe "Organisations for administrators", type: :system do
  fab!(:admin)
  fab!(:group) { Fabricate(:group, name: "northbank_voices") }

  before do
    SiteSetting.house_rules_enabled = true
    sign_in(admin)
  end

  def fill(field, value)
    find(".form-kit__field[data-name='#{field}'] input").fill_in(with: value)
  end

  it "are made with name, account, group and hours, and mended" do
    visit("/")
    find(".sidebar-section-link[data-link-name='admin']").click
    find("[data-section-name='admin-plugins'] .sidebar-section-header").click
    find(
      "[data-section-name='admin-plugins'] .sidebar-section-link",
      text: I18n.t("admin_js.house_rules.admin.title"),
    ).click
    # Core asks git about every plugin before it shows one.
    using_wait_time(60) { click_link(I18n.t("admin_js.house_rules.admin.organizations.title")) }
    click_button(I18n.t("admin_js.house_rules.admin.organizations.new"))

    fill("name", "Northbank Homes")
    fill("username", "northbank")
    find(".form-kit__field[data-name='group_id'] select").select("northbank_voices")
    expect(page).to have_css(".house-rules-badge", text: "Northbank Homes")

    monday = find("[data-day='mon']")
    monday.all("input[type='time']").last.set("09:00")
    expect(page).to have_content(I18n.t("house_rules.errors.calendar_problem.day", day: "Monday"))
    monday.all("input[type='time']").last.set("18:00")
    find(".form-kit__button.btn-primary").click

    expect(page).to have_css(".house-rules-organizations__table .house-rules-badge")
    organization = HouseRules::Organization.sole
    expect(organization.user.username).to eq("northbank")
    expect(organization.calendar.week).to include(
      "mon" => [%w[10:00 18:00]],
      "fri" => [%w[10:00 20:00]],
    )

    click_button(I18n.t("admin_js.house_rules.admin.organizations.edit"))
    expect(page).to have_css("[data-day='mon'] input[type='time']", count: 2)
    fill("name", "")
    fill("name", "Northbank")
    find(".form-kit__button.btn-primary").click
    expect(page).to have_css(".house-rules-organizations__table", text: "Northbank")
    expect(organization.reload.name).to eq("Northbank")
  end
end

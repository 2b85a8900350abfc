# frozen_string_literal: true

describe "The first set-up", type: :system do
  fab!(:admin)
  fab!(:olga) { Fabricate(:user, username: "olga") }
  fab!(:pavel) { Fabricate(:user, username: "pavel") }
  fab!(:category) { Fabricate(:category, name: "Heating") }

  let(:organizations) { PageObjects::Pages::HouseRulesOrganizations.new }

  before { sign_in(admin) }

  def minutes
    from = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    (Process.clock_gettime(Process::CLOCK_MONOTONIC) - from) / 60
  end

  it "makes a working forum in two minutes, from the switch on" do
    SearchIndexer.enable
    taken =
      minutes do
        visit("/admin/plugins")
        row = ".admin-plugins-list__row[data-plugin-name='discourse-house-rules']"
        find("#{row} .d-toggle-switch__checkbox-slider").click
        try_until_success { expect(SiteSetting.house_rules_enabled).to eq(true) }

        organizations.visit
        expect(page).to have_css(".house-rules-set-up__question", count: 4, wait: 60)
        organizations.fill("name", "Northbank Homes")
        organizations.choose_people("olga", "pavel")
        organizations.choose_categories(category)
        organizations.save
        expect(organizations).to have_organization("Northbank Homes")
      end
    puts format("set up in %.1f s", taken * 60) if ENV["HOUSE_RULES_TIMES"]
    expect(taken).to be < 2

    organization = HouseRules::Organization.sole
    expect(organization.group.users).to contain_exactly(olga, pavel)
    expect(HouseRules::Directory.answering(category.id).id).to eq(organization.id)

    click_button(I18n.t("admin_js.house_rules.admin.organizations.edit"))
    group = find(".form-kit__field[data-name='group_id'] select")
    expect(group.value).to eq(organization.group_id.to_s)
  end
end

# frozen_string_literal: true

describe "The working calendar for administrators", type: :system do
  fab!(:admin)
  fab!(:organization) { Fabricate(:house_rules_organization, name: "Northbank Homes") }
  fab!(:category)

  let(:organizations) { PageObjects::Pages::HouseRulesOrganizations.new }

  # Russia's production calendar of 2026 as it is published.
  let(:production_year) { <<~CSV }
    2026,"1,2,3,4,5,6,7,8,9+,10,11,17,18,24,25,31","1,7,8,14,15,21,22,23,28","1,7,8,9+,14,15,21,22,28,29","4,5,11,12,18,19,25,26,30*","1,2,3,8*,9,10,11+,16,17,23,24,30,31","6,7,11*,12,13,14,20,21,27,28","4,5,11,12,18,19,25,26","1,2,8,9,15,16,22,23,29,30","5,6,12,13,19,20,26,27","3,4,10,11,17,18,24,25,31","1,3*,4,7,8,14,15,21,22,28,29","5,6,12,13,19,20,26,27,31+",247,118
  CSV

  before do
    SiteSetting.house_rules_enabled = true
    Fabricate(:house_rules_organization_category, organization:, category:)
    sign_in(admin)
    organizations.visit_form(organization)
    expect(page).to have_css(".house-rules-year", wait: 60)
  end

  it "takes a Russian production year in within a minute" do
    from = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    organizations.paste_days(production_year)
    expect(page).to have_css(".house-rules-paste__days", text: "14 days off")
    expect(page).to have_css(".house-rules-paste__days", text: "4 short days")
    organizations.take_days(settled: true)
    expect(organizations).to have_day("2026-01-09", "off")
    expect(organizations).to have_day("2026-12-31", "off")
    expect(organizations).to have_day("2026-04-30", "short")
    organizations.save
    expect(organizations).to have_organization("Northbank Homes")
    seconds = Process.clock_gettime(Process::CLOCK_MONOTONIC) - from
    puts format("a production year in %.1f s", seconds) if ENV["HOUSE_RULES_TIMES"]
    expect(seconds).to be < 60

    calendar = organization.reload.calendar
    expect(calendar.years).to eq("2026" => "confirmed")
    expect(calendar.days.size).to eq(18)
    working =
      (Date.new(2026, 1, 1)..Date.new(2026, 12, 31)).count do |date|
        calendar.working_calendar.open_at?(Time.utc(date.year, date.month, date.day, 9))
      end
    expect(working).to eq(247)
  end

  it "says which deadlines move before anything is saved" do
    resident = Fabricate(:user, refresh_auto_groups: true)
    topic = create_post(user: resident, category:, title: "The heating is cold in the risers").topic
    due = HouseRules::Inquiry.find_by(topic:).due_at
    off = due.in_time_zone("Europe/Moscow").to_date.iso8601

    organizations.paste_days("#{off} off")
    organizations.take_days
    within(".house-rules-calendar-preview__moves") do
      expect(page).to have_link("The heating is cold in the risers")
    end
    expect(organization.reload.calendar.days).to eq({})
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"

RSpec.describe "House rules | Figures", type: :system do
  include_context "with inquiries"

  let!(:late) { ask(at: moscow("2026-11-09 10:00")) }
  let!(:prompt) { ask(at: moscow("2026-11-16 10:00")) }

  before do
    answer(prompt, "full_answer", at: moscow("2026-11-16 12:00"))
    answer(late, "full_answer", at: moscow("2026-11-18 10:00"))
    freeze_time moscow("2026-11-23 10:00")
  end

  it "open the one that falls short most, with chart, trend and topics, for everyone" do
    visit("/house-rules/figures")
    expect(page).to have_css(".house-rules-figure.--first_response", text: "50%")
    expect(page).to have_css(".house-rules-figures__opened h2", text: "Closed")
    drawn = "document.querySelector('.house-rules-figures__opened canvas').style.height"
    expect(page).to have_css(".house-rules-figures__opened canvas[style*='height']")
    expect(page.evaluate_script(drawn)).not_to eq("0px")
    expect(page).to have_css(".house-rules-figures__topics tbody tr", count: 2)

    find(".house-rules-figure.--first_response .house-rules-figure__open").click
    expect(page).to have_css(".house-rules-figures__topics tbody tr", count: 1, text: late.title)
    expect(page).to have_no_css(".house-rules-figures__people")
    find(".house-rules-figures__topics a", text: late.title).click
    expect(page).to have_css(".house-rules-inquiry")
  end

  it "are narrowed to a period, and say who wrote what to staff" do
    sign_in(Fabricate(:moderator))
    visit("/house-rules/figures")
    expect(page).to have_css(".house-rules-figures__people td", text: spokesperson.username)
    find(".house-rules-page__filters [name=from]").set(Date.new(2026, 11, 16))
    find(".house-rules-figures__show").click
    expect(page).to have_css(".house-rules-figures__asked", text: "1 asked, 1 answered")
    expect(page).to have_css(".house-rules-figure.--first_response", text: "100%")
    expect(page).to have_css("a[download][href*='from=2026-11-16']")
  end

  it "stand beside the rules, with the day since which each number holds" do
    SiteSetting.set_and_log("house_rules_full_answer_working_days", 4, Fabricate(:admin))
    visit("/house-rules/rules")
    expect(page).to have_css(
      ".house-rules-rules__numbers li",
      text: "Full answer: 4 working days. (since 23 November 2026)",
    )
    expect(page).to have_css(".house-rules-rules__changes", text: "from 3 to 4")
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"

RSpec.describe "House rules | Inquiries in lists", type: :system do
  include_context "with inquiries"

  # The first is due on Monday, the second on Tuesday, the third was answered.
  let!(:topics) do
    first = ask
    second = ask(at: moscow("2026-11-23 12:00"))
    answered = ask(at: moscow("2026-11-23 12:00"))
    answer(answered, "full_answer", at: moscow("2026-11-23 14:00"))
    [first, second, answered]
  end

  def titles
    all(".topic-list-item .title").map(&:text)
  end

  it "have chips, and a column for those who choose it, sorted by the server" do
    sign_in(resident)
    visit("/latest")
    expect(page).to have_css(".house-rules-chip", text: "due in 6 h")
    expect(page).to have_css(".house-rules-chip", text: "answered")
    expect(page).to have_no_css(".house-rules-answer")

    visit("/u/#{resident.username}/preferences/interface")
    find(".house-rules-choose-column input").click
    visit("/latest")
    expect(page).to have_css(".house-rules-answer", text: "by Mon 17:00")
    expect(page).to have_css(".house-rules-answer", text: "2 working hours")
    find("th.answer").click
    expect(page).to have_current_path("/latest?ascending=false&order=answer")
    find("th.answer").click
    expect(page).to have_css("th.answer[aria-sort=ascending]")
    expect(titles).to eq(topics.map(&:title))
  end

  it "are found by what they wait for" do
    freeze_time moscow("2026-11-24 11:00")
    visit("/latest")
    find(".house-rules-abandoned", text: "(1)").click
    expect(page).to have_css(".topic-list-item", count: 1)
    expect(page).to have_css(".topic-list-item .title", text: topics.first.title)
    expect(page).to have_css(".house-rules-answer", text: "by 23 November, 17:00")
    visit("/filter?q=inquiry:waiting%20order:answer-asc")
    expect(page).to have_css(".topic-list-item", count: 2)
    expect(titles).to eq(topics.first(2).map(&:title))
  end
end

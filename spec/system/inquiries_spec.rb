# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "page_objects/components/house_rules_inquiry"

RSpec.describe "House rules | Inquiries", type: :system do
  include_context "with inquiries"

  fab!(:experts, :group)
  fab!(:expert) { Fabricate(:user, refresh_auto_groups: true).tap { |user| experts.add(user) } }

  let(:line) { PageObjects::Components::HouseRulesInquiry.new }

  before { SiteSetting.house_rules_experts_groups = experts.id.to_s }

  def open_topic(topic, as: nil)
    sign_in(as) if as
    visit(topic.relative_url)
  end

  it "are abandoned when their time is up, then answered, closed, rated and solved" do
    topic = ask(at: moscow("2026-11-20 15:00"))

    freeze_time moscow("2026-11-24 15:00")
    visit("/latest")
    expect(page).to have_css(".house-rules-chip.--abandoned", text: "abandoned 1 d")
    find(".house-rules-abandoned", text: "(1)").click
    expect(page).to have_current_path("/filter?q=inquiry%3Aabandoned")
    find(".topic-list-item .title", text: topic.title).click
    expect(line).to be_abandoned
    expect(line).to have_state("late by 1 working day")
    line.explain
    expect(page).to have_css(".house-rules-why__step", text: "The question was asked")

    answer(topic, "full_answer")
    open_topic(topic, as: spokesperson)
    expect(line).to have_state("Answered after 2 working days")
    line.close(summary: "Heating adjusted in all risers")
    expect(line).to have_state("Question closed, replies open: «Heating adjusted in all risers»")

    open_topic(topic, as: expert)
    line.rate(grade: "good", reason: "Late, but thorough")
    expect(line).to have_state("Experts: good")

    open_topic(topic, as: resident)
    line.say_solved
    expect(line).to have_state("Author: solved · Experts: good")

    visit("/latest")
    expect(page).to have_css(".house-rules-chip", text: "good")
    expect(page).to have_no_css(".house-rules-chip.--abandoned")
  end

  it "stand in the figures and under the rules, for everyone" do
    topic = ask
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))

    visit("/house-rules/rules")
    expect(page).to have_css(".house-rules-rules__organization", text: "Northbank Homes")
    expect(page).to have_css(".house-rules-rules__hours", text: "10:00–20:00")

    visit("/house-rules/figures")
    expect(page).to have_css(".house-rules-figures__asked", text: "1 asked, 1 answered")
    expect(page).to have_css(".house-rules-figure.--first_response", text: "100%")
    expect(page).to have_css(".house-rules-figure.--closed.--short", text: "0%")
  end
end

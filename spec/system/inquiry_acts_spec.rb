# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "page_objects/components/house_rules_inquiry"

RSpec.describe "House rules | What is done to an inquiry", type: :system do
  include_context "with inquiries"

  # Times are by the reader's clock; the browser keeps UTC.

  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:carers, :group)
  fab!(:care) do
    Fabricate(:house_rules_organization, name: "Northbank Care", kind: "partner", group: carers)
  end

  let(:line) { PageObjects::Components::HouseRulesInquiry.new }
  let!(:topic) { ask }

  def open_topic(as: nil)
    as ? sign_in(as) : Capybara.reset_sessions!
    visit(topic.relative_url)
  end

  # The controllers that answered while the block ran.
  def asked_of
    controllers = []
    answered = ->(*, payload) { controllers << payload[:controller] }
    ActiveSupport::Notifications.subscribed(answered, "process_action.action_controller") { yield }
    controllers
  end

  it "is handed over to a department and taken back, without reloading" do
    open_topic(as: spokesperson)
    expect(line).to have_state("Waiting for Northbank Homes · first response due Mon 17:00")
    line.hand_over(department: "Legal service", until_date: "2026-11-27")
    expect(line).to have_state("Handed over: Legal service · answer by 27 November")
    expect(line).to have_state("first response due Mon 17:00")
    line.choose("take-back")
    expect(line).to have_state("Waiting for Northbank Homes · first response due Mon 17:00")
  end

  it "is answered from the line, in Discourse's own composer" do
    open_topic(as: spokesperson)
    line.press("answer")
    expect(page).to have_css("#reply-control.open .house-rules-reply-as")
  end

  it "is passed on to another organisation, with a notice" do
    open_topic(as: spokesperson)
    line.pass_on(to: "Northbank Care", word: "The lift is theirs.")
    expect(line).to have_state("Waiting for Northbank Care")
    expect(page).to have_css(".small-action", text: "The lift is theirs.")
  end

  it "has its promised date changed" do
    answer(topic, "interim", promised_at: moscow("2026-11-27 12:00"))
    open_topic(as: spokesperson)
    expect(line).to have_state("Answer promised by 27 November · Northbank Homes")
    line.change_promise(until_date: "2026-11-30")
    expect(line).to have_state("Answer promised by 30 November · Northbank Homes")
  end

  it "stays as it is when a dialog is left, by its cross or by Escape" do
    open_topic(as: spokesperson)
    by_cross = -> { find(".house-rules-pass-on .modal-close").click }
    by_escape = -> { find(".house-rules-pass-on .d-modal__body").send_keys(:escape) }
    [by_cross, by_escape].each do |leave|
      line.choose("pass-on")
      leave.call
      expect(page).to have_no_css(".house-rules-pass-on")
      expect(line).to have_state("Waiting for Northbank Homes · first response due Mon 17:00")
    end
    expect(page).to have_css(".house-rules-inquiry__answer:not([disabled])")
  end

  it "reaches those who are reading, who ask nothing for it" do
    controllers =
      asked_of do
        open_topic
        expect(line).to have_state("Waiting for Northbank Homes")
        answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
        expect(line).to have_state("Answered after 2 working hours")
        HouseRules::SaySameHere.call(
          params: {
            inquiry_id: inquiry_of(topic).id,
          },
          guardian: neighbour.guardian,
        )
        expect(line).to have_state("1 more has the same question")
      end
    expect(controllers).to include("TopicsController")
    expect(controllers.grep(/HouseRules/)).to be_empty
  end

  it "asks for a look at what was written after the answer" do
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-23 13:00")
    reply(topic)
    open_topic(as: spokesperson)
    expect(line).to have_state("it counts as a question from Tue 10:00")
    line.press("needs-answer")
    expect(line).to have_state("Waiting for Northbank Homes · answer due Tue 10:00")
  end

  it "is the same for neighbours, and its author still waits" do
    open_topic(as: neighbour)
    line.press("same-here")
    expect(line).to have_state("1 more has the same question")
    line.press("same-here-undo")
    expect(line).to have_no_state("same question")

    open_topic(as: resident)
    line.press("nudge")
    expect(line).to have_state("the author said Mon 07:00: still waiting")
  end

  it "tells everyone its whole course" do
    answer(topic, "question", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-23 14:00")
    reply(topic)
    answer(topic, "full_answer", at: moscow("2026-11-23 16:00"))
    open_topic
    line.explain
    expect(page).to have_css(
      ".house-rules-why__step",
      text: "due Mon 17:00: first response, 1 working day from Mon 07:00",
    )
    expect(page).to have_css(".house-rules-why__step", text: "the clock stands still")
    expect(page).to have_css(".house-rules-why__measure", text: "full answer: due")
    expect(page).to have_css(".house-rules-why", text: "The author was asked 1 time")
  end

  it "is news in the author's menu, in words" do
    answer(topic, "full_answer")
    HouseRules::CloseInquiry.call(
      params: {
        inquiry_id: inquiry_of(topic).id,
        summary: "Adjusted",
      },
      guardian: spokesperson.guardian,
    )
    sign_in(resident)
    visit("/")
    find(".header-dropdown-toggle.current-user button").click
    expect(page).to have_css(".user-menu .notification.custom", text: "your question was closed:")
    expect(page).to have_css(".user-menu .notification.custom", text: topic.title)
    expect(page).to have_css(".user-menu .notification.custom .d-icon-square-check")
  end
end

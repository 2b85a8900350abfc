# frozen_string_literal: true

RSpec.describe "House rules | Folded posts", type: :system do
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:first_post) { Fabricate(:post, topic:, user: resident) }
  fab!(:reply) do
    Fabricate(:post, topic:, user: author, raw: "I no longer think so about the lift.")
  end

  let(:topic_page) { PageObjects::Pages::Topic.new }
  let(:line) { "#post_#{reply.post_number} .house-rules-withheld" }
  let(:text) { "#post_#{reply.post_number} .cooked" }

  before { SiteSetting.house_rules_enabled = true }

  it "lets an author withdraw from the dialog, shows it by keyboard, and takes it back" do
    sign_in(author)
    topic_page.visit_topic(topic)
    find("#post_#{reply.post_number} .show-more-actions").click
    find("#post_#{reply.post_number} .post-action-menu__house-rules-why").click
    find(".house-rules-why-kept__withdraw").click

    expect(page).to have_css(line, text: "Withdrawn by its author.")
    expect(page).to have_no_css(text, visible: :visible)
    expect(page).to have_css(text, text: "I no longer think so", visible: :hidden)

    show = find("#{line} button[aria-expanded=false]")
    expect(page).to have_css("##{show["aria-controls"]}.cooked", visible: :hidden)
    show.send_keys(:enter)
    expect(page).to have_css(text, text: "I no longer think so")
    expect(page).to have_css("#{line} button[aria-expanded=true]", text: "Hide")

    find(line).click_button("Take it back")
    expect(page).to have_no_css(line)
    expect(page).to have_css(text, text: "I no longer think so")
  end

  it "has Withdraw behind the three dots, for those who may move as well" do
    sign_in(author.tap { |user| user.update!(moderator: true) })
    topic_page.visit_topic(topic)
    find("#post_#{reply.post_number} .show-more-actions").click
    find("#post_#{reply.post_number} .post-action-menu__house-rules-withdraw").click
    expect(page).to have_css(line, text: "Withdrawn by its author.")
    expect(page).to have_no_css(".post-action-menu__house-rules-withdraw")
  end

  it "folds and unfolds in pages that are open" do
    sign_in(resident)
    topic_page.visit_topic(topic)
    expect(page).to have_css(text)
    HouseRules::Fold.fold(reply, "flagged", by: Discourse.system_user)
    expect(page).to have_css(line, text: "Folded after flags.")
    expect(page).to have_no_button("Take it back")
    HouseRules::Fold.unfold(reply, "flagged")
    expect(page).to have_no_css(line)
    expect(page).to have_css(text)
  end

  context "with a phone, in Russian", mobile: true do
    before { SiteSetting.default_locale = "ru" }

    it "is one line" do
      HouseRules::Fold.fold(reply, "withdrawn", by: author)
      topic_page.visit_topic(topic)
      expect(page).to have_css(line, text: "Отозвано автором.")
      find(line).click_button("Показать")
      expect(page).to have_css(text, text: "I no longer think so")
    end
  end
end

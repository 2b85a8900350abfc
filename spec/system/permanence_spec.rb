# frozen_string_literal: true

require_relative "page_objects/components/house_rules_move_dialog"

RSpec.describe "House rules | Permanence", type: :system do
  fab!(:moderator)
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:topic) { Fabricate(:topic, category:, user: author) }
  fab!(:first_post) { Fabricate(:post, topic:, user: author) }
  fab!(:reply) { Fabricate(:post, topic:, user: author) }

  let(:topic_page) { PageObjects::Pages::Topic.new }
  let(:dialog) { PageObjects::Components::HouseRulesMoveDialog.new }

  before do
    SiteSetting.house_rules_enabled = true
    Jobs.run_immediately!
  end

  it "has Move… where Delete stood, asks for a reason, and shows it at both ends and on the record" do
    sign_in(moderator)
    topic_page.visit_topic(topic)
    expect(page).to have_css(".post-action-menu__house-rules-move", count: 2)
    expect(page).to have_no_css(".post-action-menu__delete")

    dialog.open_for(reply).fill_title("Parking: who pays for it").submit
    expect(dialog).to be_asks_for_reason
    dialog.choose_reason("own_topic").fill_note("It grew").submit

    expect(page).to have_css("h1", text: "Parking: who pays for it", wait: 20)
    expect(page).to have_css(
      ".house-rules-notice",
      text: "1 post moved here from «#{topic.title}».",
    )

    topic_page.visit_topic(topic)
    notice = find(".house-rules-notice")
    expect(notice).to have_text("Reason: a topic of its own. Note: It grew")
    expect(notice).to have_link("Parking: who pays for it")

    page.visit "/house-rules/record"
    entry = find(".house-rules-record__entry:first-child")
    expect(entry).to have_text(
      "1 post split off from «#{topic.title}» into «Parking: who pays for it».",
    )
    expect(entry).to have_text("A moderator.")
    expect(entry).to have_no_text(moderator.username)
  end

  it "tells an author why there is no Delete, and what there is instead" do
    sign_in(author)
    topic_page.visit_topic(topic)
    within("#post_#{reply.post_number}") do
      find(".show-more-actions").click
      expect(page).to have_no_css(".post-action-menu__delete")
      find(".post-action-menu__house-rules-why").click
    end
    expect(page).to have_css(".house-rules-why-kept", text: "Nothing is deleted here")
    find(".house-rules-why-kept li:first-child button").click
    expect(page).to have_css(".d-editor-input")
  end
end

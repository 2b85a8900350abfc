# frozen_string_literal: true

RSpec.describe "House rules | Quarantine", type: :system do
  fab!(:moderator)
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:first_post) { Fabricate(:post, topic:, user: resident) }
  fab!(:reply) do
    Fabricate(:post, topic:, user: author, raw: "Cheap watches at https://spam.example/now")
  end

  let(:topic_page) { PageObjects::Pages::Topic.new }

  before do
    SiteSetting.house_rules_enabled = true
    Jobs.run_immediately!
  end

  def quarantine!
    HouseRules::QuarantineSpammer.call(guardian: moderator.guardian, params: { user_id: author.id })
    reply.reload
  end

  it "shows a text on a click to who is logged in, with nothing to press" do
    quarantine!
    sign_in(resident)
    topic_page.visit_topic(reply.topic)
    line = find("#post_#{reply.post_number} .house-rules-withheld", text: "In quarantine: spam.")
    expect(page).to have_no_text("Cheap watches")
    line.click_button("Show")
    expect(page).to have_css("#post_#{reply.post_number} .cooked", text: "Cheap watches")
    expect(page).to have_no_css("#post_#{reply.post_number} .cooked a[href*='spam']")
    line.click_button("Hide")
    expect(page).to have_no_text("Cheap watches")
  end

  it "says to visitors who may read it" do
    quarantine!
    topic_page.visit_topic(reply.topic)
    expect(page).to have_css(
      "#post_#{reply.post_number} .cooked",
      text: "In quarantine: spam. The text is shown on a click",
    )
    expect(page).to have_no_button("Show")
  end

  it "deals with a spammer from the post menu" do
    sign_in(moderator)
    topic_page.visit_topic(topic)
    find("#post_#{reply.post_number} .show-more-actions").click
    find("#post_#{reply.post_number} .show-post-admin-menu").click
    find(".house-rules-quarantine-spammer").click
    expect(page).to have_css(".dialog-content", text: "Everything this account has written")
    find(".dialog-footer .btn-primary").click
    expect(page).to have_css(".fk-d-toast", text: "1 post is on its way to quarantine.")
    expect(author.reload).to be_silenced
    page.visit "/house-rules/record"
    expect(page).to have_css(
      ".house-rules-record__entry",
      text: "1 post of one account put in quarantine as spam",
    )
  end

  it "deals with a spammer from the account's page" do
    sign_in(moderator)
    page.visit "/admin/users/#{author.id}/#{author.username}"
    find(".house-rules-quarantine-spammer").click
    find(".dialog-footer .btn-primary").click
    expect(page).to have_css(".fk-d-toast", text: "1 post is on its way to quarantine.")
  end

  it "is what a reviewer finds where core offers deletion" do
    reviewable = PostActionCreator.spam(resident, reply).reviewable
    sign_in(moderator)
    page.visit "/review/#{reviewable.id}"
    find("summary[data-name='Instead of deleting…']").click
    expect(page).to have_text("Withhold: personal data")
    find("[data-value$='house_rules_quarantine']").click
    find(".dialog-footer .btn-primary").click
    expect(page).to have_no_css(".reviewable-item .status .pending")
    try_until_success { expect(reviewable.reload).to be_approved }
    expect(HouseRules::Quarantine.topic?(reply.reload.topic)).to eq(true)
  end
end

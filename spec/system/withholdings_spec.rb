# frozen_string_literal: true

RSpec.describe "House rules | Withholding", type: :system do
  fab!(:admin)
  fab!(:moderator)
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:topic) { Fabricate(:topic, category:, user: author) }
  fab!(:first_post) { Fabricate(:post, topic:, user: author) }
  fab!(:reply) { Fabricate(:post, topic:, user: author, raw: "My passport number is 4508 123456.") }

  let(:topic_page) { PageObjects::Pages::Topic.new }

  before { SiteSetting.house_rules_enabled = true }

  def choose_ground(ground = "personal_data")
    find(".house-rules-withhold select option[value='#{ground}']").select_option
    find(".house-rules-withhold .btn-primary").click
    expect(page).to have_no_css(".house-rules-withhold")
  end

  it "is asked for by an author in one press, withheld and confirmed by two people" do
    sign_in(author)
    topic_page.visit_topic(topic)
    find("#post_#{reply.post_number} .show-more-actions").click
    find("#post_#{reply.post_number} .post-action-menu__house-rules-why").click
    click_button("It contains personal data")
    expect(page).to have_css(".fk-d-toast", text: "Those entrusted with it have been told.")

    sign_in(moderator)
    page.visit "/house-rules/withholdings"
    expect(page).to have_text("The author says")
    click_button("Withhold…")
    choose_ground
    expect(page).to have_text("Nothing waits for a decision.")
    expect(reply.reload.raw).not_to include("4508")

    sign_in(admin)
    page.visit "/house-rules/withholdings"
    expect(page).to have_text("A post, withheld on")
    click_button("Confirm")
    expect(page).to have_css(".dialog-content", text: "Nobody can bring it back")
    find(".dialog-footer .btn-default").click
    expect(page).to have_no_css(".dialog-content")
    expect(HouseRules::Withholding.last.status).to eq("pending")
    click_button("Confirm")
    find(".dialog-footer .btn-danger").click
    expect(page).to have_text("Nothing waits for a decision.")
    expect(HouseRules::Withholding.last.status).to eq("confirmed")
  end

  it "takes a title from the topic's menu, and both from the post's" do
    sign_in(moderator)
    topic_page.visit_topic(topic)
    find(".topic-admin-menu-trigger, .toggle-admin-menu", match: :first).click
    find(".house-rules-withhold-post").click
    expect(page).to have_css(".house-rules-withhold", text: "Withhold this topic's title")
    choose_ground("court_or_regulator")
    expect(topic.reload.title).to eq("Title withheld: by order of a court or regulator")
    expect(first_post.reload.raw).not_to include("withheld")
  end

  it "takes a former version from the history" do
    reply.revise(author, { raw: "I have taken my number out of this." }, force_new_version: true)
    sign_in(moderator)
    topic_page.visit_topic(topic)
    find("#post_#{reply.post_number} .post-info.edits button").click
    click_button("Withhold the former text…")
    expect(page).to have_css(".house-rules-withhold", text: "Withhold version 1 of this post")
    choose_ground
    expect(reply.reload.raw).to include("taken my number out")
    expect(reply.revisions.first.modifications["raw"].first).not_to include("4508")
  end
end

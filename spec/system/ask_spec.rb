# frozen_string_literal: true

describe "Asking the company", type: :system do
  fab!(:category) { Fabricate(:category, name: "Heating") }
  fab!(:resident) { Fabricate(:user, username: "anna", refresh_auto_groups: true) }
  fab!(:neighbour) { Fabricate(:user, username: "boris", refresh_auto_groups: true) }
  fab!(:account) { Fabricate(:user, username: "northbank") }
  fab!(:organization) do
    Fabricate(:house_rules_organization, name: "Northbank Homes", user: account)
  end
  fab!(:topic) { Fabricate(:topic, user: neighbour, title: "The lift stops between floors") }
  fab!(:question) { Fabricate(:post, topic:, user: neighbour) }
  fab!(:official) do
    Fabricate(:house_rules_organization_category, organization:, category:)
    Fabricate(:topic, category:, user: neighbour, title: "The heating is cold in the risers")
  end

  let(:topic_page) { PageObjects::Pages::Topic.new }
  let(:composer) { PageObjects::Components::Composer.new }

  before do
    SiteSetting.house_rules_enabled = true
    SiteSetting.house_rules_formal_claim_url = "/formal-claims"
    SiteSetting.enable_user_directory = true
    sign_in(resident)
  end

  it "is offered on any post, and names the formal claim" do
    topic_page.visit_topic(topic)
    find("#post_1 .house-rules-ask-button").click
    within(".house-rules-ask") do
      expect(page).to have_content("Northbank Homes")
      expect(page).to have_css(".house-rules-presence")
      expect(page).to have_link(I18n.t("js.house_rules.rules.claim_link"), href: "/formal-claims")
    end
  end

  it "is offered on its card, as a question where it answers" do
    visit("/u/northbank")
    Fabricate(:post, topic:, user: resident, raw: "What does @northbank say of the lift?")
    topic_page.visit_topic(topic)
    find("#post_2 a.mention[href$='northbank']").click
    expect(page).to have_css(".user-card .house-rules-badge")
    find(".user-card .house-rules-ask-button").click
    find(".house-rules-ask__submit").click
    expect(composer).to be_opened
    expect(page).to have_css("#reply-control .category-chooser", text: "Heating")
    expect(page).to have_css("#reply-control .house-rules-presence", text: "Northbank Homes")
  end

  it "is not for those who answer themselves" do
    organization.group.add(resident)
    sign_in(resident)
    topic_page.visit_topic(topic)
    expect(page).to have_css("#post_1 .post-controls")
    expect(page).to have_no_css(".house-rules-ask-button")
  end
end

# frozen_string_literal: true

require_relative "../support/open_office"

describe "Replying as an organisation", type: :system do
  fab!(:category)
  fab!(:group)
  fab!(:account) { Fabricate(:user, username: "northbank", name: "Northbank Homes") }
  fab!(:spokesperson) { Fabricate(:user, username: "olga", refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, username: "anna", refresh_auto_groups: true) }
  fab!(:topic) do
    Fabricate(:topic, category:, user: resident, title: "The heating is cold in the risers")
  end
  fab!(:question) { Fabricate(:post, topic:, user: resident) }
  include_context "with an office that is always open"

  before { group.add(spokesperson) }

  def badge(within)
    find("#{within} .house-rules-badge", text: /Northbank Homes.*developer/m)
  end

  # What the style sheet says after an element, and reads out.
  def mark_of(selector)
    page.evaluate_script(
      "getComputedStyle(document.querySelector(#{selector.to_json}), '::after').content",
    )
  end

  it "puts the badge on post, card, profile, list and quote" do
    sign_in(spokesperson)
    topic_page.visit_topic(topic)
    topic_page.click_footer_reply
    reply_as.choose_voice("Northbank Homes")
    composer.fill_content(words)

    composer.submit
    expect(reply_as).to have_problem(I18n.t("js.house_rules.composer.missing.kind"))

    reply_as.choose_kind("Full answer")
    composer.submit
    expect(composer).to be_closed

    official = "#post_2"
    badge(official)
    expect(find(official)).to have_css(".house-rules-official-post__kind", text: "Full answer")
    expect(find(official)).to have_css(".house-rules-official-post__writer", text: "olga")
    expect(find(official)).to have_css(".names .username a", text: "northbank")

    sign_in(resident)
    topic_page.visit_topic(topic)
    badge(official)
    expect(page).to have_no_css(".house-rules-official-post__writer")

    find("#{official} .names .username a").click
    badge(".user-card")
    expect(find(".user-card")).to have_css(".house-rules-presence.--open")

    visit("/u/northbank")
    badge(".user-main")

    create_post(
      user: resident,
      topic:,
      raw:
        "[quote=\"northbank, post:2, topic:#{topic.id}\"]\n#{words}\n[/quote]\n\nThank you, it is warm again.",
    )
    topic_page.visit_topic(topic)
    expect(find("#post_3 aside.quote")).to have_css(".title", text: "northbank")
    expect(mark_of("#post_3 aside.quote .title")).to include("✓ Northbank Homes · developer")

    topic.reload.feature_topic_users # a job does
    visit("/latest")
    avatar = ".topic-list-item a[data-user-card='northbank']"
    expect(page).to have_css(avatar)
    expect(mark_of(avatar)).to include("Official account: Northbank Homes, developer")
  end

  it "gives no badge to a look-alike" do
    SiteSetting.house_rules_enabled = false # it refuses such names
    Fabricate(:user, username: "Northbank_Homes", name: "Northbank Homes", title: "Northbank Homes")
    Fabricate(:post, topic:, user: User.find_by_username("Northbank_Homes"))
    SiteSetting.house_rules_enabled = true
    sign_in(resident)
    topic_page.visit_topic(topic)
    expect(page).to have_css("#post_2")
    expect(page).to have_no_css(".house-rules-badge")
    find("#post_2 .names .username a").click
    expect(page).to have_css(".user-card .names__secondary")
    expect(page).to have_no_css(".house-rules-badge")
    topic.reload.feature_topic_users
    visit("/latest")
    avatar = ".topic-list-item a[data-user-card='Northbank_Homes']"
    expect(page).to have_css(avatar)
    expect(mark_of(avatar)).to eq("none")
  end
end

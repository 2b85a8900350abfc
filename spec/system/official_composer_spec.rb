# frozen_string_literal: true

require_relative "../support/open_office"

describe "Writing for an organisation", type: :system do
  fab!(:category)
  fab!(:elsewhere, :category)
  fab!(:group)
  fab!(:account) { Fabricate(:user, username: "northbank", name: "Northbank Homes") }
  fab!(:olga) { Fabricate(:user, username: "olga", refresh_auto_groups: true) }
  fab!(:ivan) { Fabricate(:user, username: "ivan", refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, username: "anna", refresh_auto_groups: true) }
  fab!(:topic) { Fabricate(:topic, category:, user: resident, title: "The heating is cold again") }
  fab!(:question) { Fabricate(:post, topic:, user: resident) }
  fab!(:away) do
    Fabricate(:topic, category: elsewhere, user: resident, title: "Neighbours, about the parking")
  end
  fab!(:talk) { Fabricate(:post, topic: away, user: resident) }
  include_context "with an office that is always open"

  before do
    group.add(olga)
    group.add(ivan)
  end

  # For who wants to look: HOUSE_RULES_PICTURES names a folder.
  def picture(name)
    folder = ENV["HOUSE_RULES_PICTURES"]
    page.driver.save_screenshot("#{folder}/#{name}.png") if folder
  end

  def open_reply(user, place)
    sign_in(user)
    topic_page.visit_topic(place)
    topic_page.click_footer_reply
  end

  def publish(user, place, text: "Ivan's words about the heating.")
    result =
      HouseRules::PublishOfficialReply.call(
        params: {
          organization_id: organization.id,
          topic_id: place.id,
          raw: text,
          reply_kind: "first_response",
        },
        guardian: user.guardian,
      )
    expect(result).to be_success, result.inspect_steps
    result[:post]
  end

  def closed_now
    day = Time.now.in_time_zone("Europe/Moscow") + 2.days
    week = { day.strftime("%a").downcase => [%w[10:00 20:00]] }
    organization.update!(calendar: Fabricate(:house_rules_calendar, week:))
  end

  it "asks why where nobody asked, remembers as whom, and leaves no draft behind" do
    open_reply(olga, away)
    reply_as.choose_voice("Northbank Homes")
    reply_as.choose_kind("Full answer")
    expect(page).to have_css(".house-rules-occasion__line", text: "Nobody here has asked")
    composer.fill_content(words)
    composer.submit
    expect(reply_as).to have_problem(I18n.t("js.house_rules.composer.missing.reason"))
    picture("composer-reason")
    find(".house-rules-occasion__reason").fill_in(with: "Safety of the house")
    composer.submit
    expect(composer).to be_closed
    expect(find("#post_2 .names")).to have_text("northbank")
    expect(find("#post_2")).to have_css(".house-rules-official-post__writer", text: "Safety")
    picture("official-post")

    topic_page.click_footer_reply
    expect(find(".house-rules-reply-as__voice").value).to eq(organization.id.to_s)
    expect(composer).to have_value("")
    expect(Draft.where(user: olga)).to be_empty
  end

  it "shows a colleague, and what they published meanwhile, before sending" do
    voice = "/house-rules-voice/#{organization.id}/topic/#{topic.id}"
    PresenceChannel.new(voice).present(user_id: ivan.id, client_id: "another browser")
    open_reply(olga, topic)
    reply_as.choose_voice("Northbank Homes")
    reply_as.choose_kind("Full answer")
    composer.fill_content(words)
    expect(page).to have_css(".house-rules-co-writers", text: "ivan")

    publish(ivan, topic)
    expect(page).to have_css(".house-rules-occasion__meanwhile", text: "Ivan's words")
    picture("composer-meanwhile")
    find(".house-rules-occasion__still-needed").click
    composer.submit
    expect(composer).to be_closed
    expect(page).to have_css("#post_3 .house-rules-badge")
  end

  it "publishes at once outside hours with a reason that everybody reads" do
    emergency = Fabricate(:group).tap { |g| g.add(olga) }
    SiteSetting.house_rules_override_groups = emergency.id.to_s
    closed_now
    open_reply(olga, topic)
    reply_as.choose_voice("Northbank Homes")
    reply_as.choose_kind("First response")
    composer.fill_content(words)
    find(".house-rules-occasion__override").click
    find(".house-rules-occasion__override-reason").fill_in(with: "A burst pipe, right now")
    picture("composer-override")
    composer.submit
    expect(composer).to be_closed

    sign_in(resident)
    topic_page.visit_topic(topic)
    expect(find("#post_2")).to have_link("Published outside working hours")
    visit("/house-rules/record")
    expect(page).to have_text("A burst pipe, right now")
    picture("record-override")
  end

  it "says who speaks personally, and marks notifications and search" do
    Jobs.run_immediately!
    SearchIndexer.enable
    Fabricate(:post, topic:, user: olga, raw: "I live here, too, and it is cold.")
    official = publish(ivan, topic, text: "@anna we adjust the heating of riserseven today.")
    SearchIndexer.index(official, force: true)
    sign_in(resident)
    topic_page.visit_topic(topic)
    expect(find("#post_2 .house-rules-employee")).to have_text(
      "employee of Northbank Homes, speaking personally",
    )
    find("#post_2 .names .username a").click
    expect(page).to have_css(".user-card .house-rules-employee")
    picture("employee-card")

    visit("/search?q=riserseven")
    expect(page).to have_css(".fps-result .house-rules-badge", text: "Northbank Homes")
    picture("search")
    find(".header-dropdown-toggle.current-user button").click
    expect(page).to have_css(".user-menu .notification", text: "northbank ✓ developer")
    picture("notifications")
  end

  it "edits official words under the account's name" do
    official = publish(ivan, topic)
    sign_in(olga)
    topic_page.visit_topic(topic)
    topic_page.expand_post_actions(official) if page.has_css?("#post_2 .show-more-actions", wait: 1)
    topic_page.click_post_action_button(official, :edit)
    expect(page).to have_css(".house-rules-reply-as__note", text: "You edit the words of")
    picture("composer-edit")
    composer.fill_content("Ivan's words, corrected by a colleague.")
    composer.submit
    expect(composer).to be_closed
    expect(official.reload.last_editor_id).to eq(account.id)
    expect(find("#post_2 .cooked")).to have_text("corrected by a colleague")
  end

  describe "on a phone, in Russian, in the dark", mobile: true do
    before do
      SiteSetting.default_locale = "ru"
      if page.driver.respond_to?(:with_playwright_page)
        page.driver.with_playwright_page { |p| p.emulate_media(colorScheme: "dark") }
      end
    end

    it "shows as whom somebody writes" do
      publish(ivan, topic)
      sign_in(olga)
      topic_page.visit_topic(topic)
      expect(page).to have_css("#post_2 .house-rules-badge")
      picture("phone-topic")
      find("#topic-footer-buttons .btn-primary.create").click
      reply_as.choose_voice("Northbank Homes")
      reply_as.choose_kind("Полный ответ")
      expect(page).to have_css(".house-rules-reply-as__kind")
      picture("phone-composer")
    end
  end
end

# frozen_string_literal: true

require_relative "page_objects/components/house_rules_move_dialog"

RSpec.describe "House rules | Moves", type: :system do
  fab!(:moderator)
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true, username: "anna") }
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true, username: "boris") }
  fab!(:category)
  fab!(:topic) { Fabricate(:topic, category:, user: author, title: "The heating is cold again") }
  fab!(:first_post) { Fabricate(:post, topic:, user: author) }
  fab!(:reply) { Fabricate(:post, topic:, user: neighbour, raw: "And who pays for the parking?") }
  fab!(:last) { Fabricate(:post, topic:, user: author, raw: "That is another matter.") }
  fab!(:other_topic) do
    Fabricate(:post, topic: Fabricate(:topic, category:, title: "Parking: who pays for it")).topic
  end

  let(:topic_page) { PageObjects::Pages::Topic.new }
  let(:dialog) { PageObjects::Components::HouseRulesMoveDialog.new }

  before do
    SiteSetting.house_rules_enabled = true
    Jobs.run_immediately!
  end

  def move(posts, to = other_topic)
    moderator.house_rules_move = HouseRules::MoveReason.new("off_topic", "It belongs there.")
    topic.move_posts(moderator, posts.map(&:id), destination_topic_id: to.id)
  end

  it "says before a move how many will be told and what they will read, and offers a way back after it" do
    sign_in(moderator)
    topic_page.visit_topic(topic)
    dialog.open_for(reply)
    preview = find(".house-rules-move-preview")
    expect(preview).to have_text("2 people will be told. What they read:")
    dialog.fill_title("Parking in our yard, again").choose_reason("own_topic").fill_note("It grew")
    expect(preview).to have_text(
      "1 post moved to «Parking in our yard, again». Written by: boris. Reason: a topic of its own. Note: It grew",
    )
    dialog.submit
    expect(page).to have_css("h1", text: "Parking in our yard, again", wait: 20)
    find(".fk-d-default-toast .house-rules-undo").click
    expect(page).to have_css(".dialog-body", text: "1 post goes back to where it was")
    find(".dialog-footer .btn-primary").click
    expect(page).to have_css("#post_2", text: "And who pays for the parking?", wait: 20)
    expect(page).to have_no_css("#post_2 .house-rules-moved")
    expect(reply.reload).to have_attributes(topic_id: topic.id, post_number: 2)
  end

  it "does all of it by keyboard" do
    sign_in(moderator)
    topic_page.visit_topic(topic)
    dialog.open_for(reply)
    find("#split-topic-name").send_keys("Parking in our yard, again")
    find(".house-rules-move-reason .select-kit-header").send_keys(:enter)
    page.active_element.send_keys(:down, :enter)
    find(".house-rules-move-reason input[type=text]").send_keys("It grew", :tab)
    find(".choose-topic-modal .btn-primary").send_keys(:enter)
    expect(page).to have_css("h1", text: "Parking in our yard, again", wait: 20)
    expect(HouseRules::RecordEntry.last.note).to eq("It grew")
  end

  it "says on a moved post where it came from, and leads there and back" do
    move([reply])
    sign_in(neighbour)
    topic_page.visit_topic(other_topic)
    moved = find("##{"post_#{reply.reload.post_number}"} .house-rules-moved")
    expect(moved).to have_text("moved here from «The heating is cold again»")
    expect(moved).to have_text("off topic")
    moved.find("a").click
    expect(page).to have_css("h1", text: "The heating is cold again", wait: 20)
    find(".house-rules-notice a").click
    expect(page).to have_css("h1", text: "Parking: who pays for it", wait: 20)
    expect(page).to have_no_css(".house-rules-undo")
  end

  it "leads from an old link to where the post is now, inside the application too" do
    # In development Discourse trips over a topic that it suggests and has just left, moved or not.
    SiteSetting.suggested_topics = 0
    linking =
      Fabricate(:post, topic: other_topic, raw: "See #{Discourse.base_url}#{last.url} please")
    linking.rebake!
    address = last.url
    move([reply, last])
    visit(address)
    expect(page).to have_css("h1", text: "Parking: who pays for it", wait: 20)
    expect(page).to have_css("#post_#{last.reload.post_number}", text: "That is another matter.")

    far =
      Fabricate(
        :post,
        topic: Fabricate(:topic, category:),
        raw: "See #{Discourse.base_url}#{address} please",
      )
    far.rebake!
    topic_page.visit_topic(far.topic)
    find("#post_1 .cooked a").click
    expect(page).to have_css("h1", text: "Parking: who pays for it", wait: 20)
    expect(page).to have_css("#post_#{last.post_number}", text: "That is another matter.")
  end

  it "shows a topic's moves and renames in one list, and takes one back from it" do
    move([reply])
    topic.first_post.revise(moderator, title: "The heating is cold once more")
    sign_in(moderator)
    topic_page.visit_topic(topic)
    find(
      "#topic-footer-buttons .topic-footer-button, #topic-footer-buttons button",
      text: "Moves and changes",
    ).click
    history = find(".house-rules-history")
    expect(history).to have_text(
      "1 post moved from «The heating is cold once more» to «Parking: who pays for it».",
    )
    expect(history).to have_css(".house-rules-record__entry", count: 2)
    within(history.find(".house-rules-record__entry", text: "1 post moved")) do
      find(".house-rules-undo").click
    end
    find(".dialog-footer .btn-primary").click
    expect(page).to have_css("#post_2", text: "And who pays for the parking?", wait: 20)
  end

  it "says at a notice what can no longer be restored" do
    move([reply, last])
    other_topic.reload.move_posts(moderator, [last.id], title: "It has moved on since then")
    sign_in(moderator)
    topic_page.visit_topic(topic)
    find(".house-rules-notice .house-rules-undo").click
    expect(page).to have_css(
      ".dialog-body",
      text: "1 post has moved on since and stays where it is.",
    )
  end

  describe "that is refused" do
    def choose(other)
      find(".choose-topic-modal [for=move-to-existing-topic]").click
      find("#choose-topic-title").fill_in(with: other.id)
      expect(page).to have_css("#choose-topic-#{other.id}:checked", visible: :all)
    end

    before do
      sign_in(moderator)
      topic_page.visit_topic(topic)
      dialog.open_for(reply)
      choose(other_topic)
      dialog.choose_reason("off_topic")
    end

    let(:archived) { I18n.t("house_rules.refused.move_into_archived") }
    let(:preview) { find(".house-rules-move-preview") }

    it "says so after it was sent, in the dialog, and is made once it may be" do
      expect(preview).to have_text("1 post moved to «Parking: who pays for it».")
      other_topic.update_columns(archived: true)
      dialog.submit
      expect(page).to have_css("p.house-rules-move-refusal[role=alert]", text: archived)
      expect(preview).to have_no_text("will be told")
      expect(reply.reload.topic_id).to eq(topic.id)

      other_topic.update_columns(archived: false)
      dialog.submit
      expect(page).to have_css("h1", text: "Parking: who pays for it")
      expect(page).to have_css(".fk-d-default-toast .house-rules-undo", count: 1)
      expect(reply.reload.topic_id).to eq(other_topic.id)
    end

    it "says so before it is sent" do
      other_topic.update_columns(archived: true)
      dialog.choose_reason("duplicate")
      expect(preview).to have_css(".house-rules-move-refusal", text: archived)
      expect(preview).to have_no_css(".house-rules-notice")
    end
  end

  describe "of a topic to another section" do
    fab!(:elsewhere) { Fabricate(:category, name: "Yard") }

    before do
      sign_in(moderator)
      topic_page.visit_topic(topic)
      find("#topic-title .fancy-title").click
      chooser = PageObjects::Components::SelectKit.new("#topic-title .category-chooser")
      chooser.expand
      chooser.select_row_by_value(elsewhere.id)
    end

    it "asks for the reason beside its field, shows the notice, and says when it is taken back" do
      find(".submit-edit").click
      expect(page).to have_css(".house-rules-move-reason__hint.--missing", text: "Choose a reason")
      expect(page).to have_no_css(".dialog-body")
      dialog.choose_reason("wrong_section")
      expect(find(".house-rules-move-preview")).to have_text(
        "Topic moved from #{category.name} to Yard. Reason: wrong section.",
      )
      find(".submit-edit").click
      notice = find(".small-action .house-rules-notice")
      expect(notice).to have_text("Topic moved from #{category.name} to Yard.")
      notice.find(".house-rules-undo").click
      find(".dialog-footer .btn-primary").click
      expect(page).to have_css(".fk-d-default-toast", text: "The move has been taken back.")
      expect(page).to have_no_css(".house-rules-undo")
      expect(topic.reload.category_id).to eq(category.id)
    end

    it "shows its wrong section refused before it is chosen for good" do
      elsewhere.update_columns(read_restricted: true)
      CategoryGroup.where(category: elsewhere).delete_all
      CategoryGroup.create!(category: elsewhere, group: Group[:staff], permission_type: 1)
      dialog.choose_reason("wrong_section")
      expect(page).to have_css(
        ".house-rules-move-preview .house-rules-move-refusal",
        text: I18n.t("house_rules.refused.move_out_of_sight"),
      )
    end
  end
end

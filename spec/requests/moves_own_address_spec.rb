# frozen_string_literal: true

require_relative "../support/permanence"

# Our own address does what Discourse's do, and says before what it will do.
RSpec.describe "House rules: moving by our own address", type: :request do
  include_context "with a protected topic"

  fab!(:stranger) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:second) { Fabricate(:post, topic:, user: stranger) }
  fab!(:other_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  fab!(:elsewhere, :category)

  before { Jobs.run_immediately! }

  def move(by: moderator, reason: "off_topic", **params)
    sign_in(by)
    post "/house-rules/moves.json",
         params: {
           topic_id: topic.id,
           house_rules_reason: reason,
           **params,
         }
  end

  it "moves posts, splits, merges, recategorises and renames, each with its entry" do
    move(post_ids: [second.id], destination_topic_id: other_topic.id)
    expect(response.status).to eq(200)
    expect(response.parsed_body).to include(
      "url" => other_topic.relative_url,
      "move_id" => HouseRules::Move.last.id,
    )
    move(post_ids: [reply.id], title: "A topic of its own for this", category_id: elsewhere.id)
    move(category_id: elsewhere.id)
    move(title: "Another title for the same matter")
    topic.reload
    move(destination_topic_id: other_topic.id)
    expect(response.status).to eq(200)
    kinds = HouseRules::RecordEntry.order(:id).last(5).map(&:kind)
    expect(kinds).to eq(%w[moved split recategorized renamed merged])
    expect(HouseRules::Move.order(:id).pluck(:kind)).to eq(kinds)
  end

  it "refuses what Discourse refuses, and what makes no sense" do
    before = entries
    move(reason: nil, post_ids: [second.id], destination_topic_id: other_topic.id)
    expect(response.status).to eq(422)
    move(by: stranger, post_ids: [second.id], destination_topic_id: other_topic.id)
    expect(response.status).to eq(403)
    move
    expect(response.status).to eq(400)
    expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.errors.move_what")])
    move(post_ids: [second.id], destination_topic_id: Topic.maximum(:id) + 1)
    expect(response.status).to eq(403)
    move(post_ids: Array.new(1001) { |n| n }, destination_topic_id: other_topic.id)
    expect(response.status).to eq(400)
    too_many = I18n.t("house_rules.errors.move_too_many", count: 1000)
    expect(response.parsed_body["errors"]).to eq([too_many])
    move(title: "x")
    expect(response.status).to eq(422)
    expect(response.parsed_body["errors"].join).to include("Title")
    move(category_id: Fabricate(:private_category, group: Group[:staff]).id)
    expect_refused(:move_out_of_sight)
    expect(entries).to eq(before)
  end

  it "takes nothing out of a message" do
    message = Fabricate(:private_message_topic, user: moderator, recipient: stranger)
    words = Fabricate(:post, topic: message, user: moderator, raw: "Between the two of us")
    move(topic_id: message.id, post_ids: [words.id], title: "A topic that everybody would read")
    expect_refused(:move_unprotected)
    move(topic_id: message.id, title: "Another title of the message")
    expect_refused(:move_unprotected)
    expect(words.reload.topic_id).to eq(message.id)
    expect(Topic.exists?(title: "A topic that everybody would read")).to eq(false)
  end

  it "answers with this move and no other, and says when nothing was moved" do
    move(post_ids: [second.id], destination_topic_id: other_topic.id)
    before = entries
    move(category_id: category.id)
    expect_refused(:move_nothing)
    move(title: topic.title)
    expect_refused(:move_nothing)
    expect(entries).to eq(before)
    move(category_id: elsewhere.id, title: "Another title in another section")
    made = HouseRules::Move.order(:id).last(2)
    expect(made.map(&:kind)).to eq(%w[recategorized renamed])
    expect(response.parsed_body["move_id"]).to eq(made.first.id)
  end

  it "refuses a section that the mover may not fill, instead of keeping silent" do
    staffs = Fabricate(:category)
    staffs.set_permissions(everyone: :readonly, staff: :full)
    staffs.save!
    move(by: leader, category_id: staffs.id, title: "Another title for the same matter")
    expect(response.status).to eq(403)
    expect(topic.reload.title).not_to eq("Another title for the same matter")
    move(category_id: Category.maximum(:id) + 1)
    expect(response.status).to eq(403)
  end

  it "says before who will be told, as the move then tells" do
    sign_in(moderator)
    params = { topic_id: topic.id, post_ids: [second.id], destination_topic_id: other_topic.id }
    post "/house-rules/moves/preview.json", params: params
    preview = response.parsed_body
    expect(preview["notice"]).to include("count" => 1, "authors" => [stranger.username])
    expect(preview["notice"]["topic"]["title"]).to eq(other_topic.title)
    move(**params)
    expect(told.size).to eq(preview["told"])
    get "/house-rules/moves/last.json"
    expect(response.parsed_body["move"]).to include(
      "id" => HouseRules::Move.last.id,
      "standing" => true,
    )
    sign_in(stranger)
    post "/house-rules/moves/preview.json", params: params
    expect(response.status).to eq(403)
  end

  it "lists a topic's moves and renames, with a way back for those who have it" do
    move(post_ids: [second.id], destination_topic_id: other_topic.id)
    move(title: "Another title for the same matter")
    history = ->(reader) do
      reader ? sign_in(reader) : reset!
      get "/house-rules/topics/#{topic.id}/history.json"
      response.parsed_body["entries"].map { |entry| [entry["kind"], entry["undo"]] }
    end
    ids = HouseRules::Move.order(:id).last(2).map(&:id)
    expect(history.call(moderator)).to eq([["renamed", ids.last], ["moved", ids.first]])
    expect(history.call(nil)).to eq([["renamed", nil], ["moved", nil]])
  end
end

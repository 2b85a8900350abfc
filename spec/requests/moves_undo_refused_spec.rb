# frozen_string_literal: true

require_relative "../support/quarantine"
require_relative "../support/closed_sections"

# What the plan calls possible is then done; what it does not, is refused with the same words.
RSpec.describe "House rules: moves that cannot be taken back", type: :request do
  include_context "with a quarantine"

  fab!(:other_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  fab!(:elsewhere, :category)

  def move(**to)
    to = { destination_topic_id: other_topic.id } if to.empty?
    topic.reload.move_posts(moderator, [reply.id], to)
    HouseRules::Move.last
  end

  def recategorize
    topic.acting_user = moderator
    topic.change_category_to_id(elsewhere.id)
    HouseRules::Move.last
  end

  def expect_no_way_back(move, obstacle)
    before = [contents_of(topic), contents_of(other_topic), entries]
    sign_in(admin)
    get "/house-rules/moves/#{move.id}.json"
    expect(response.parsed_body).to include(
      "possible" => false,
      "obstacle" => PermanenceHelper.refused(obstacle),
    )
    post "/house-rules/moves/#{move.id}/undo.json"
    expect_refused(obstacle)
    expect([contents_of(topic), contents_of(other_topic), entries]).to eq(before)
  end

  it "says so where the topic left has been archived" do
    move = self.move
    topic.update_status("archived", true, admin)
    expect_no_way_back(move, :undo_place_gone)
  end

  it "says so where the topic left has been merged since" do
    move = self.move
    topic.reload.move_posts(moderator, topic.posts.pluck(:id), destination_topic_id: other_topic.id)
    expect(HouseRules::Signposts.topic?(topic.reload)).to eq(true)
    expect_no_way_back(move, :undo_place_gone)
  end

  it "says so where fewer people read the topic left by now" do
    move = self.move(title: "A topic of its own for this", category_id: elsewhere.id)
    close_section(category)
    expect_no_way_back(move, :undo_out_of_sight)
  end

  it "says so where the section left is no more, or fewer read it" do
    move = recategorize
    gone = Category.maximum(:id) + 1
    move.update!(details: move.details.merge("from" => gone))
    expect_no_way_back(move, :undo_place_gone)
    move.update!(details: move.details.merge("from" => category.id))
    close_section(category)
    expect_no_way_back(move, :undo_out_of_sight)
  end

  it "is not offered to who may not fill the section left" do
    move = recategorize
    category.set_permissions(everyone: :readonly, staff: :full)
    category.save!
    sign_in(leader)
    get "/house-rules/moves/#{move.id}.json"
    expect(response.status).to eq(404)
    post "/house-rules/moves/#{move.id}/undo.json"
    expect_refused(:undo)
    expect(topic.reload.category_id).to eq(elsewhere.id)
  end

  it "takes posts back that were let out of quarantine" do
    spam = Fabricate(:post, topic: Fabricate(:topic, category:), user: author, raw: secret)
    more = Fabricate(:post, topic: spam.topic, user: author, raw: secret)
    put_in_quarantine(moderator, spam.topic)
    spam.topic.reload.move_posts(moderator, [more.id], destination_topic_id: other_topic.id)
    move = HouseRules::Move.last
    expect(HouseRules::Quarantine.stub?(more.reload.cooked)).to eq(false)
    sign_in(moderator)
    get "/house-rules/moves/#{move.id}.json"
    expect(response.parsed_body).to include("possible" => true, "obstacle" => nil)
    post "/house-rules/moves/#{move.id}/undo.json"
    expect(response.status).to eq(200)
    expect(more.reload.topic_id).to eq(spam.topic_id)
    expect(HouseRules::Quarantine.stub?(more.cooked)).to eq(true)
    expect(entry.reason).to eq("undone")
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"

# Posts that go into another topic by date push its own aside; taken back, everybody stands where they stood.
RSpec.describe "House rules: moves by date", type: :request do
  include_context "with a protected topic"

  fab!(:host) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:other_topic) { Fabricate(:topic, category:, user: host) }
  fab!(:hosts_post) { Fabricate(:post, topic: other_topic, user: host, raw: "The host begins") }
  fab!(:hosts_reply) do
    Fabricate(
      :post,
      topic: other_topic,
      user: host,
      raw: "The host goes on",
      reply_to_post_number: 1,
    )
  end

  before do
    Jobs.run_immediately!
    first_post.update_columns(created_at: 5.hours.ago, raw: "The earliest of them all")
    hosts_post.update_columns(created_at: 4.hours.ago)
    reply.update_columns(created_at: 3.hours.ago, raw: "A reply in between")
    hosts_reply.update_columns(created_at: 2.hours.ago)
    sign_in(moderator)
  end

  def move(posts)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: posts.map(&:id),
           destination_topic_id: other_topic.id,
           chronological_order: "true",
           house_rules_reason: "duplicate",
         }
    expect(response.status).to eq(200)
    HouseRules::Move.last
  end

  def undo(move)
    post "/house-rules/moves/#{move.id}/undo.json"
  end

  def words(of)
    regular = of.posts.where(post_type: Post.types[:regular]).order(:sort_order)
    regular.pluck(:post_number, :sort_order, :id, :raw, :reply_to_post_number)
  end

  def state
    [topic, other_topic].map { |of| [of.reload.user_id, words(of)] }
  end

  it "gives the topic entered its first post and its author back" do
    before = state
    move = self.move([first_post, reply])
    expect(other_topic.reload.user_id).to eq(author.id)
    expect(hosts_post.reload.post_number).to eq(2)
    undo(move)
    expect(response.status).to eq(200)
    copy = other_topic.posts.order(:id).find_by(raw: first_post.raw)
    expect(HouseRules::Fold.covers?(copy, "returned")).to eq(true)
    now = state
    expect(now[0]).to eq(before[0])
    expect(now[1][1].reject { |_, _, id| id == copy.id }).to eq(before[1][1])
    expect(now[1][0]).to eq(host.id)
    expect(copy.reload.post_number).to be > hosts_reply.reload.post_number
    get other_topic.relative_url
    expect(response.status).to eq(200)
    expect(response.body).to include("The host begins")
  end

  it "takes what was told and read of a post along with its number" do
    bell =
      Fabricate(
        :notification,
        user: leader,
        topic: other_topic,
        post_number: 2,
        notification_type: Notification.types[:replied],
      )
    PostTiming.create!(topic_id: other_topic.id, post_number: 2, user_id: leader.id, msecs: 9000)
    read = -> { PostTiming.where(topic_id: other_topic.id, msecs: 9000).pluck(:post_number) }
    move = self.move([reply])
    expect([bell.reload.post_number, read.call]).to eq([3, [3]])
    undo(move)
    expect([bell.reload.post_number, hosts_reply.reload.post_number]).to eq([2, 2])
    expect(read.call).to include(2)
  end

  it "leaves a post's number where others have come in between" do
    move = self.move([reply])
    later = Fabricate(:post, topic:, user: author, created_at: 150.minutes.ago, raw: "In between")
    self.move([later])
    expect(hosts_reply.reload.post_number).to eq(4)
    undo(move)
    expect(response.status).to eq(200)
    expect(words(other_topic).map { |row| row[3] }).to eq(
      ["The host begins", "In between", "The host goes on"],
    )
    expect(hosts_reply.reload.post_number).to eq(4)
  end

  it "is not taken back where the topic entered would lose its beginning" do
    first_post.update_columns(created_at: 6.hours.ago)
    reply.update_columns(created_at: 5.hours.ago)
    move = self.move([reply])
    expect(reply.reload.post_number).to eq(1)
    other_topic.reload.move_posts(
      moderator,
      [hosts_post.id, hosts_reply.id],
      title: "Gone on since, to a topic of its own",
    )
    Fabricate(:post, topic: other_topic, user: leader, raw: "Somebody else's words")
    before = state
    undo(move)
    expect_refused(:undo_beheads)
    expect(state).to eq(before)
  end

  it "can be done again: the copy that went out of the way is the first post's once more" do
    move = self.move([first_post, reply])
    undo(move)
    back = HouseRules::Move.last
    get "/house-rules/moves/#{back.id}.json"
    expect(response.parsed_body).to include("possible" => true, "count" => 2)
    undo(back)
    expect(response.status).to eq(200)
    expect(words(other_topic).map { |row| row[3] }).to eq(
      ["The host begins", "The host goes on", "A reply in between", "The earliest of them all"],
    )
  end
end

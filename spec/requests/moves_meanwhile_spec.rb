# frozen_string_literal: true

require_relative "../support/permanence"

# Others act at the same time, machines stop half-way: nothing is lost, told twice or recorded twice.
RSpec.describe "House rules: moves meanwhile", type: :request do
  include_context "with a protected topic"

  fab!(:second) { Fabricate(:post, topic:, user: author, raw: "The second of the posts") }
  fab!(:other_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  fab!(:far_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  fab!(:elsewhere, :category)

  let(:reason) { { house_rules_reason: "off_topic" } }

  before { Jobs.run_immediately! }

  def state
    [topic, other_topic, far_topic].map do |t|
      [t.reload.closed, t.category_id, t.posts.order(:id).pluck(:id, :post_number)]
    end << entries << HouseRules::Move.count << told
  end

  def move(post_ids, to, user: moderator)
    sign_in(user)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids:,
           destination_topic_id: to.id,
           **reason,
         }
  end

  it "refuses who comes second, with a clear word and no trace" do
    move([second.id], other_topic)
    expect(response.status).to eq(200)
    before = state
    move([second.id], far_topic, user: admin)
    expect_refused(:moved_meanwhile)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: [second.id, reply.id],
           title: "A topic of its own for this",
           **reason,
         }
    expect_refused(:moved_meanwhile)
    expect(state).to eq(before)
    expect(Topic.exists?(title: "A topic of its own for this")).to eq(false)
  end

  it "refuses a second merge, a stale change of section, and a destination archived meanwhile" do
    other_topic.update!(archived: true)
    before = state
    move([second.id], other_topic, user: admin)
    expect(response.status).to eq(403)
    expect(state).to eq(before)
    other_topic.update!(archived: false)

    stale = Topic.find(topic.id)
    topic.acting_user = moderator
    topic.change_category_to_id(elsewhere.id)
    before = state
    stale.acting_user = admin
    expect { stale.update!(category_id: elsewhere.id) }.to raise_error(HouseRules::Refused)
    expect(state).to eq(before)
    topic.change_category_to_id(category.id)

    merge = -> do
      post "/t/#{topic.id}/merge-topic.json",
           params: {
             destination_topic_id: other_topic.id,
             **reason,
           }
    end
    sign_in(moderator)
    merge.call
    expect(response.status).to eq(200)
    before = state
    merge.call
    expect_refused(:merged_already)
    expect(state).to eq(before)
  end

  it "refuses to take posts or a topic to where they are" do
    before = state
    move([second.id], topic)
    expect_refused(:move_into_itself)
    post "/t/#{topic.id}/merge-topic.json", params: { destination_topic_id: topic.id, **reason }
    expect_refused(:move_into_itself)
    expect(state).to eq(before)
  end

  it "goes into a topic that was closed meanwhile, for those who may write there" do
    other_topic.update_status("closed", true, admin)
    move([second.id], other_topic)
    expect(response.status).to eq(200)
    expect(second.reload.topic_id).to eq(other_topic.id)
    expect(other_topic.reload).to be_closed
  end

  %i[leader moderator].each do |role|
    it "takes no reply of a #{role}'s into what is left of a topic merged while it was written" do
      writer = public_send(role)
      words = "Words that came a moment too late."
      merge = ->(*) do
        ids = topic.posts.order(:post_number).pluck(:id)
        topic.move_posts(admin, ids, destination_topic_id: other_topic.id)
      end
      DiscourseEvent.on(:before_create_post, &merge) # the post was found valid, and has no number yet
      sign_in(writer)
      Draft.set(writer, topic.draft_key, 0, { reply: words }.to_json)
      post "/posts.json", params: { topic_id: topic.id, raw: words, draft_key: topic.draft_key }
      expect_refused(:reply_to_merged)
      expect(HouseRules::Signposts.topic?(topic.reload)).to eq(true)
      expect(Post.exists?(raw: words)).to eq(false)
      expect(Draft.get(writer, topic.draft_key, 0)).to include(words)
    ensure
      DiscourseEvent.off(:before_create_post, &merge)
    end
  end

  it "leaves nothing behind, wherever between its steps the machine stops" do
    steps = {
      HouseRules::Move => :begin_posts,
      HouseRules::MoveNotice => :new,
      HouseRules::RecordEntry => :write!,
      HouseRules::CarryInquiries => :posts_moved,
    }
    before = state
    steps.each do |target, step|
      target.stubs(step).raises(IOError.new("the machine stops"))
      expect {
        topic.move_posts(moderator, [second.id], destination_topic_id: other_topic.id)
      }.to raise_error(IOError)
      target.unstub(step)
      expect(state).to eq(before), step.to_s
    end
    Jobs.run_later! # and no worker is there to take it up
    topic.move_posts(moderator, [second.id], destination_topic_id: other_topic.id)
    expect(HouseRules::Move.untold.count).to eq(1)
    freeze_time 10.minutes.from_now
    Jobs::HouseRules::TellUntoldMoves.new.execute({})
    expect(told).to match_array([author.id, other_topic.user_id])
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"

# What belongs to posts and topics goes along, and comes back when a move is taken back.
RSpec.describe "House rules: what goes along with a move", type: :request do
  include_context "with a protected topic"

  fab!(:stranger) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:reader) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:second) { Fabricate(:post, topic:, user: stranger, raw: "The second of the posts") }
  fab!(:third) { Fabricate(:post, topic:, user: author, raw: "The third of the posts") }
  fab!(:other_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }

  before { Jobs.run_immediately! }

  def move(posts, **to)
    to = { destination_topic_id: other_topic.id } if to.empty?
    topic.reload.move_posts(moderator, posts.map(&:id), to)
    @move = HouseRules::Move.last
  end

  def merge
    move(topic.posts.order(:post_number))
  end

  def copy
    Post.find(MovedPost.where(old_post_id: first_post.id).last.new_post_id)
  end

  def undo
    sign_in(moderator)
    post "/house-rules/moves/#{@move.id}/undo.json"
    expect(response.status).to eq(200)
  end

  def position(of = topic)
    TopicUser.find_by(user: reader, topic: of)&.last_read_post_number
  end

  it "is a reader's place" do
    timings = [[1, 5000], [2, 5000], [3, 5000]]
    PostTiming.process_timings(reader, topic.id, 15_000, timings)
    expect(position).to eq(3)
    move([second, third])
    expect(position(other_topic)).to eq(second.reload.post_number)
    expect(position).to eq(2)
    undo
    expect(position).to eq(3)
    read = PostTiming.where(topic:, user: reader).order(:post_number).pluck(:post_number)
    expect(read).to eq([1, 2, 3])
  end

  it "is a bookmark, also of who has never read the topic entered" do
    bookmarks =
      [first_post, second].map do |post|
        manager = BookmarkManager.new(reader)
        manager.create_for(bookmarkable_id: post.id, bookmarkable_type: "Post")
      end
    merge
    listed = ->(user) do
      BookmarkQuery.new(user:, guardian: Guardian.new(user)).list_all.map(&:bookmarkable_id)
    end
    expect(listed.call(reader)).to match_array([copy.id, second.id])
    undo
    expect(listed.call(reader)).to match_array([first_post.id, second.id])
    expect(bookmarks.map { |b| b.reload.bookmarkable_id }).to eq([first_post.id, second.id])
  end

  it "are likes, each once, wherever they were given" do
    PostActionCreator.like(reader, first_post)
    PostActionCreator.like(reader, second)
    merge
    expect([copy, second].map { |post| post.reload.like_count }).to eq([1, 1])
    PostActionCreator.like(leader, copy)
    undo
    expect(first_post.reload.like_count).to eq(2)
    expect(second.reload.like_count).to eq(1)
  end

  it "is a poll with its votes" do
    SiteSetting.poll_enabled = true
    poll_topic =
      create_post(
        user: leader,
        category: category.id,
        title: "What shall the yard be",
        raw: <<~MD,
      Choose, please.

      [poll type=regular]
      * Grass
      * Trees
      [/poll]
    MD
      ).topic
    Fabricate(:post, topic: poll_topic, user: stranger)
    first = poll_topic.first_post
    poll = Poll.find_by(post: first)
    DiscoursePoll::Poll.vote(reader, first.id, poll.name, [poll.poll_options.first.digest])
    poll_topic.move_posts(
      moderator,
      poll_topic.posts.pluck(:id),
      destination_topic_id: other_topic.id,
    )
    @move = HouseRules::Move.last
    moved = Post.find(MovedPost.where(old_post_id: first.id).last.new_post_id)
    expect(Poll.where(post: moved).sole).to eq(poll)
    sign_in(stranger)
    put "/polls/vote.json",
        params: {
          post_id: moved.id,
          poll_name: poll.name,
          options: [poll.poll_options.last.digest],
        }
    expect(response.status).to eq(200)
    undo
    expect(Poll.where(post: first).sole.poll_votes.count).to eq(2)
  end

  it "is the solution of a question that goes with its answer" do
    SiteSetting.solved_enabled = true
    SiteSetting.allow_solved_on_all_topics = true
    DiscourseSolved.accept_answer!(second, moderator, topic:)
    merge
    solved = DiscourseSolved::SolvedTopic.sole
    expect([solved.topic_id, solved.answer_post_id]).to eq([other_topic.id, second.id])
    undo
    expect(solved.reload.topic_id).to eq(topic.id)
    move([second])
    expect(solved.reload.topic_id).to eq(topic.id)
  end

  it "is who watches and who mutes, unless they have chosen otherwise there" do
    levels = TopicUser.notification_levels
    choose = ->(user, of, level) do
      TopicUser.change(user.id, of.id, notification_level: levels[level])
    end
    choose.call(reader, topic, :watching)
    choose.call(stranger, topic, :muted)
    choose.call(leader, topic, :watching)
    choose.call(leader, other_topic, :muted)
    merge
    level = ->(user, of) { levels.key(TopicUser.find_by(user:, topic: of).notification_level) }
    expect(level.call(reader, other_topic)).to eq(:watching)
    expect(level.call(stranger, other_topic)).to eq(:muted)
    expect(level.call(leader, other_topic)).to eq(:muted)
    undo
    expect(level.call(reader, topic)).to eq(:watching)
  end

  it "are notifications and quotes" do
    Jobs.run_later!
    quote =
      "[quote=\"#{stranger.username}, post:#{second.post_number}, topic:#{topic.id}\"]\nThe second\n[/quote]\nIndeed."
    quoting = create_post(topic: other_topic, user: leader, raw: quote)
    notification = Fabricate(:notification, user: reader, topic:, post_number: second.post_number)
    move([second])
    expect(quoting.reload.raw).to include(
      "post:#{second.reload.post_number}, topic:#{other_topic.id}",
    )
    undo
    expect(quoting.reload.raw).to include("post:#{second.reload.post_number}, topic:#{topic.id}")
    expect(notification.reload).to have_attributes(
      topic_id: topic.id,
      post_number: second.post_number,
    )
  end
end

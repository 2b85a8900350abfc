# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: taking a move back", type: :request do
  include_context "with a protected topic"

  fab!(:stranger) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:second) { Fabricate(:post, topic:, user: stranger, raw: "The second of the posts") }
  fab!(:third) do
    Fabricate(:post, topic:, user: stranger, raw: "The third of the posts", reply_to_post_number: 1)
  end
  fab!(:fourth) do
    Fabricate(:post, topic:, user: author, raw: "The fourth, a reply", reply_to_post_number: 4)
  end
  fab!(:last) do
    Fabricate(:post, topic:, user: author, raw: "The last, a reply too", reply_to_post_number: 5)
  end
  fab!(:other_topic) do
    Fabricate(:post, topic: Fabricate(:topic, category:), raw: "Elsewhere").topic
  end

  before do
    Jobs.run_immediately!
    reply.update_columns(raw: "The reply of the author")
    [[first_post, third], [third, fourth], [fourth, last]].each do |parent, child|
      PostReply.create!(post: parent, reply: child)
      parent.update_columns(reply_count: 1)
    end
  end

  def words(of)
    of
      .posts
      .where(post_type: Post.types[:regular])
      .order(:sort_order)
      .map { |p| [p.post_number, p.id, p.raw] }
  end

  def replies(of)
    PostReply.where(post_id: of.posts.select(:id)).order(:post_id).pluck(:post_id, :reply_post_id)
  end

  def move(posts, **to)
    to = { destination_topic_id: other_topic.id } if to.empty?
    topic.reload.move_posts(moderator, posts.map(&:id), to)
    HouseRules::Move.last
  end

  def undo(move, by: moderator, note: nil)
    sign_in(by)
    post "/house-rules/moves/#{move.id}/undo.json", params: { house_rules_note: note }
  end

  def plan(move)
    sign_in(moderator)
    get "/house-rules/moves/#{move.id}.json"
    response.parsed_body
  end

  it "puts posts back to their numbers and order, with the replies that they were and had" do
    before = [words(topic), replies(topic), words(other_topic)]
    move = self.move([third, fourth])
    Fabricate(:post, topic:, user: author, raw: "Written in the meantime")
    expect(plan(move)).to include(
      "count" => 2,
      "elsewhere" => 0,
      "renumbered" => 0,
      "possible" => true,
      "standing" => true,
    )
    undo(move, note: "A mistake of mine.")
    expect(response.status).to eq(200)
    expect(response.parsed_body["url"]).to eq(topic.relative_url)

    expect(words(topic).first(6)).to eq(before[0])
    expect(words(topic).last[2]).to eq("Written in the meantime")
    expect(replies(topic)).to eq(before[1])
    expect(third.reload).to have_attributes(reply_to_post_number: 1, reply_count: 1)
    expect(words(other_topic)).to eq(before[2])
    numbers = topic.posts.order(:sort_order).pluck(:post_number)
    expect(numbers).to eq(numbers.sort)
    expect(topic.reload.highest_post_number).to eq(numbers.last)
    expect(topic.posts_count).to eq(9) # with two notices
  end

  it "is a move with notices, an entry and its reason, and is told" do
    move = self.move([third, fourth])
    Notification.delete_all
    undo(move, note: "A mistake of mine.")
    expect(entry).to have_attributes(
      kind: "moved",
      reason: "undone",
      note: "A mistake of mine.",
      topic_id: other_topic.id,
      other_topic_id: topic.id,
    )
    expect(notices(topic).pluck(:action_code)).to eq(%w[house_rules.moved_out house_rules.moved_in])
    expect(notices(other_topic).pluck(:action_code)).to eq(
      %w[house_rules.moved_in house_rules.moved_out],
    )
    expect(told).to match_array(
      [author.id, stranger.id, other_topic.user_id, other_topic.first_post.user_id],
    )
    get "/t/#{topic.id}.json"
    back = response.parsed_body["post_stream"]["posts"].find { |p| p["id"] == third.id }
    expect(back["house_rules_moved"]).to be_nil
    expect(HouseRules::Move.last.undoes_id).to eq(move.id)
  end

  it "brings back a whole topic that was merged, to be found again" do
    before = [words(topic), replies(topic)]
    move = self.move(topic.posts.order(:post_number))
    expect(HouseRules::Signposts.topic?(topic.reload)).to eq(true)
    undo(move)
    expect(response.status).to eq(200)
    expect([words(topic), replies(topic)]).to eq(before)
    expect(topic.reload).not_to be_closed
    expect(HouseRules::Signposts.topic?(topic)).to eq(false)
    get "/t/#{topic.slug}/#{topic.id}"
    expect(response.status).to eq(200)
    copy = other_topic.posts.find_by(raw: first_post.raw)
    expect(HouseRules::Fold.covers?(copy, "returned")).to eq(true)
    expect(HouseRules::Fold.covers?(first_post, "returned")).to eq(false)
  end

  it "brings back a whole topic that went to a new one, open and to be found" do
    SearchIndexer.enable
    first_post.update!(raw: "The peculiar zymurgy of our cellar")
    before = [words(topic), replies(topic)]
    move = self.move(topic.posts.order(:post_number), title: "The same under a new roof")
    created = move.other_topic
    undo(move)
    expect(response.status).to eq(200)
    expect([words(topic), replies(topic)]).to eq(before)
    expect(topic.reload).not_to be_closed
    expect(Search.execute("zymurgy").posts.map(&:topic_id)).to include(topic.id)
    get "#{topic.relative_url}.json"
    expect(response.status).to eq(200)
    expect(HouseRules::Signposts.topic?(created.reload)).to eq(true)
    get created.relative_url
    expect(response).to redirect_to(first_post.reload.url)
  ensure
    SearchIndexer.disable
  end

  it "leaves a topic closed that somebody opened and closed for another reason since" do
    move = self.move(topic.posts.order(:post_number))
    topic.reload.update_status("closed", false, moderator)
    topic.update_status("closed", true, moderator)
    undo(move)
    expect(response.status).to eq(200)
    expect(topic.reload).to be_closed
    expect(third.reload.topic_id).to eq(topic.id)
  end

  it "gives a first post what its copy has got since" do
    move = self.move(topic.posts.order(:post_number))
    copy = other_topic.posts.find_by(raw: first_post.raw)
    PostActionCreator.like(leader, copy)
    BookmarkManager.new(leader).create_for(bookmarkable_id: copy.id, bookmarkable_type: "Post")
    PostRevisor.new(copy).revise!(
      author,
      { raw: "What I meant in the first place" },
      force_new_version: true,
    )
    undo(move)
    expect(first_post.reload).to have_attributes(
      raw: "What I meant in the first place",
      like_count: 1,
    )
    expect(first_post.revisions.last.modifications["raw"].last).to eq(
      "What I meant in the first place",
    )
    expect(Bookmark.where(user: leader).sole.bookmarkable_id).to eq(first_post.id)
  end

  it "leaves an original that was edited its own text, and says so where both were" do
    move = self.move(topic.posts.order(:post_number))
    copy = other_topic.posts.find_by(raw: first_post.raw)
    edit = ->(post, raw) do
      PostRevisor.new(post).revise!(author, { raw: }, force_new_version: true)
    end
    edit.call(first_post.reload, "What I meant, written where I wrote it")
    expect(plan(move)).to include("apart" => 0)
    edit.call(copy, "What I meant, written where it is now")
    expect(plan(move)).to include("apart" => 1)
    undo(move)
    expect(response.status).to eq(200)
    expect(first_post.reload.raw).to eq("What I meant, written where I wrote it")
    expect(copy.reload.raw).to eq("What I meant, written where it is now")
    expect(HouseRules::Fold.covers?(copy, "returned")).to eq(true)
  end

  it "brings back no like that was withdrawn, and takes none that was given since" do
    [leader, stranger].each { |user| PostActionCreator.like(user, first_post) }
    freeze_time 1.minute.from_now
    move = self.move(topic.posts.order(:post_number))
    copy = other_topic.posts.find_by(raw: first_post.raw)
    expect(copy.like_count).to eq(2)
    freeze_time 1.minute.from_now
    PostActionDestroyer.destroy(leader, copy, :like)
    PostActionCreator.like(admin, copy)
    freeze_time 1.minute.from_now
    undo(move)
    likes =
      PostAction.where(post_id: first_post.id, post_action_type_id: PostActionType.types[:like])
    expect(likes.pluck(:user_id)).to match_array([stranger.id, admin.id])
    expect(first_post.reload.like_count).to eq(2)
  end

  it "takes a split-off topic along, with what was written there since" do
    before = words(topic)
    move = self.move([third, fourth], title: "A topic of its own for this")
    split = HouseRules::Move.last.other_topic
    Fabricate(:post, topic: split, user: leader, raw: "A word in the new topic")
    expect(plan(move)).to include("count" => 2, "along" => 1)
    undo(move)
    expect(words(topic).first(6)).to eq(before)
    expect(words(topic).last[2]).to eq("A word in the new topic")
    expect(HouseRules::Signposts.topic?(split.reload)).to eq(true)
    get split.relative_url
    expect(response).to redirect_to(third.reload.url)
    get "#{split.relative_url}/2"
    expect(response).to redirect_to(fourth.reload.url)
  end

  it "says before what it cannot restore, and restores the rest" do
    move = self.move([second, third, fourth])
    other_topic.reload.move_posts(moderator, [second.id], title: "It has moved on since then")
    notice = topic.posts.find_by(action_code: "house_rules.moved_out")
    from = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    squatters =
      Array.new(2) { Fabricate(:post, topic: from, user: author, created_at: third.created_at) }
    from.move_posts(
      moderator,
      squatters.map(&:id),
      destination_topic_id: topic.id,
      chronological_order: true,
    )
    expect(plan(move)).to include("count" => 2, "elsewhere" => 1, "renumbered" => 1)
    undo(move)
    expect(response.status).to eq(200)
    expect(fourth.reload).to have_attributes(topic_id: topic.id, post_number: 5)
    expect(third.reload.topic_id).to eq(topic.id)
    expect(third.post_number).to be > last.reload.post_number
    expect(squatters.map { |post| post.reload.post_number }).to eq([3, 4])
    expect(notice.reload.topic_id).to eq(topic.id)
  end

  it "takes back a change of section, and a rename" do
    elsewhere = Fabricate(:category)
    sign_in(moderator)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: elsewhere.id,
          house_rules_reason: "wrong_section",
        }
    undo(HouseRules::Move.last)
    expect(response.status).to eq(200)
    expect(topic.reload.category_id).to eq(category.id)
    expect(entry).to have_attributes(kind: "recategorized", reason: "undone")

    title = topic.title
    put "/t/-/#{topic.id}.json", params: { title: "Another title for the same matter" }
    undo(HouseRules::Move.last)
    expect(topic.reload.title).to eq(title)
    expect(entry).to have_attributes(kind: "renamed", reason: "undone")
  end

  it "can itself be taken back" do
    after_move = nil
    move = self.move([third, fourth])
    after_move = words(other_topic)
    undo(move)
    undo(HouseRules::Move.last)
    expect(response.status).to eq(200)
    expect(words(other_topic).map(&:last)).to eq(after_move.map(&:last))
    expect(words(topic).map(&:last)).not_to include(third.raw)
  end

  it "says where posts were moved from whenever they are away, however often that was taken back" do
    origin = -> { HouseRules::PostFactsQuery.call([third.id])[third.id]&.moved(Guardian.new) }
    move([third])
    expect(origin.call[:topic][:id]).to eq(topic.id)
    [nil, topic.id, nil].each do |from|
      undo(HouseRules::Move.last)
      expect(response.status).to eq(200)
      expect(origin.call&.dig(:topic, :id)).to eq(from)
    end
  end

  it "is refused to others, twice, too late, and where nothing is left; nothing changes" do
    move = self.move([third])
    state = -> { [words(topic), words(other_topic), entries, HouseRules::Move.count] }
    before = state.call
    undo(move, by: author)
    expect_refused(:undo)
    freeze_time(31.days.from_now) do
      undo(move)
      expect_refused(:undo_late)
    end
    undo(move, note: "x" * 501)
    expect(response.status).to eq(422)
    expect(state.call).to eq(before)
    other_topic.reload.move_posts(moderator, [third.id], title: "It has moved on since then")
    undo(move)
    expect_refused(:undo_nothing)
    undo(HouseRules::Move.last)
    expect(response.status).to eq(200)
    undo(HouseRules::Move.find_by(reason: "undone").undoes)
    expect_refused(:undo_done)
    get "/house-rules/moves/#{move.id}.json"
    expect(response.status).to eq(200)
    sign_in(stranger)
    get "/house-rules/moves/#{move.id}.json"
    expect(response.status).to eq(404)
  end

  it "locks both topics before it looks what there is to do" do
    move = self.move([third, fourth])
    sign_in(moderator)
    queries = track_sql_queries { post "/house-rules/moves/#{move.id}/undo.json" }
    expect(response.status).to eq(200)
    topics = queries.index { |sql| sql.match?(/FROM "topics".+ORDER BY "topics"."id".+FOR UPDATE/) }
    row = queries.index { |sql| sql.match?(/FROM "house_rules_moves".+FOR UPDATE/) }
    plan = queries.index { |sql| sql.match?(/FROM "moved_posts".+ORDER BY/) }
    expect([topics, row, plan]).to all(be_present)
    expect([topics, row, plan]).to eq([topics, row, plan].sort)
  end

  it "plans by the numbers it asks for, however long the topic" do
    move = self.move([third, fourth])
    loaded = -> do
      count = 0
      counting = ->(*, payload) do
        count += payload[:record_count] if payload[:class_name] == "Post"
      end
      ActiveSupport::Notifications.subscribed(counting, "instantiation.active_record") do
        HouseRules::UndoPlan.new(HouseRules::Move.find(move.id)).to_h
      end
      count
    end
    few = loaded.call
    5.times { Fabricate(:post, topic:, user: author) }
    expect(loaded.call).to eq(few)
  end

  it "leaves it to a job to find a merged topic again" do
    SearchIndexer.enable
    move = self.move(topic.posts.order(:post_number))
    found = -> do
      [TopicSearchData.exists?(topic_id: topic.id), PostSearchData.exists?(post_id: first_post.id)]
    end
    Jobs.run_later!
    expect { undo(move) }.to change { Jobs::HouseRules::IndexTopic.jobs.size }.by(1)
    expect(found.call).to eq([false, false])
    Jobs::HouseRules::IndexTopic.new.execute(topic_id: topic.id)
    expect(found.call).to eq([true, true])
  ensure
    SearchIndexer.disable
  end

  it "leaves everything as it was when it fails half-way" do
    move = self.move([third, fourth])
    before = [words(topic), words(other_topic), entries]
    HouseRules::RecordEntry.stubs(:write!).raises(ActiveRecord::StatementInvalid.new("no"))
    sign_in(moderator)
    post "/house-rules/moves/#{move.id}/undo.json"
    expect(response.status).to eq(500)
    expect([words(topic), words(other_topic), entries]).to eq(before)
    expect(move.reload.undone_by_id).to be_nil
  end
end

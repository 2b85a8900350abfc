# frozen_string_literal: true

require_relative "../support/permanence"

# The address of every moved post and topic, for people and machines.
RSpec.describe "House rules: old addresses", type: :request do
  include_context "with a protected topic"

  fab!(:stranger, :user)
  fab!(:second) { Fabricate(:post, topic:, user: stranger) }
  fab!(:third) { Fabricate(:post, topic:, user: stranger) }
  fab!(:last) { Fabricate(:post, topic:, user: author) }
  fab!(:other_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  fab!(:far_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }

  before { Jobs.run_immediately! }

  def move(posts, to, from: topic)
    from.reload.move_posts(moderator, posts.map(&:id), destination_topic_id: to.id)
  end

  def merge(from, to)
    move(from.posts.where.not(post_type: Post.types[:small_action]).order(:post_number), to, from:)
  end

  def copy_in(other)
    rows = MovedPost.where(new_topic_id: other.id).where("old_post_id <> new_post_id")
    Post.find(rows.order(:id).last.new_post_id)
  end

  def expect_to_lead(address, post)
    get address
    expect(response.status).to eq(301), "#{address}: #{response.status}"
    expect(URI(response.location).path.delete_suffix(".json")).to eq(post.reload.url)
    expect(response.headers["Cache-Control"]).to include("no-store")
  end

  it "lead to a moved post through any number of moves, for machines and for applications" do
    address = third.url
    move([second, third], other_topic)
    expect_to_lead(address, third)
    expect_to_lead("#{address}.json", third)
    move([third], far_topic, from: other_topic)
    merge(far_topic, other_topic)
    expect_to_lead(address, third)
    get "/p/#{third.id}"
    expect(response).to redirect_to(third.reload.url)
  end

  it "lead machines past the notice that took a post's number, and people who log in to it or past it" do
    address = second.url
    move([second], other_topic)
    expect_to_lead(address, second)
    sign_in(stranger)
    expect_to_lead(address, second)
    get "#{address}.json"
    expect(response.status).to eq(200)
    expect(response.parsed_body["id"]).to eq(topic.id)
  end

  it "do not carry a reader off who goes on reading where they were" do
    move([second, third], other_topic)
    TopicUser.update_last_read(stranger, topic.id, 3, 1, 1000)
    sign_in(stranger)
    get "/t/#{topic.slug}/#{topic.id}/4.json"
    expect(response.status).to eq(200)
    get "/t/#{topic.slug}/#{topic.id}/#{topic.reload.highest_post_number}"
    expect(response.status).to eq(200)
  end

  it "lead on a reader who had read up to there, from elsewhere and from a merged topic" do
    addresses = [second, third].map(&:url)
    move([second, third], other_topic)
    TopicUser.update_last_read(stranger, topic.id, 3, 1, 1000)
    sign_in(stranger)
    expect_to_lead(addresses.last, third)
    merge(topic, far_topic)
    TopicUser.update_last_read(stranger, topic.id, 3, 1, 1000)
    expect_to_lead("#{addresses.last}.json", third)
  end

  it "lead from a merged topic to where it begins now, and the topic stays reachable" do
    address = topic.relative_url
    merge(topic, other_topic)
    begins = copy_in(other_topic)
    [address, "#{address}/1", "#{address}.json"].each { |a| expect_to_lead(a, begins) }
    merge(other_topic, far_topic)
    expect_to_lead(address, begins)
    get "/p/#{first_post.id}"
    follow_redirect!
    expect(response.location).to include(far_topic.relative_url)

    sign_in(moderator)
    get "/t/#{other_topic.id}.json"
    follow_redirect!
    notice =
      response.parsed_body["post_stream"]["posts"].filter_map { |p| p["house_rules_notice"] }.last
    get notice["topic"]["url"]
    expect(response.status).to eq(200)
  end

  # Without a page around them: a post's text, a post as JSON.
  def expect_words_at(address, leading_to, words)
    get address
    expect(response.status).to eq(301), "#{address}: #{response.status}"
    expect(URI(response.location).path).to eq(leading_to)
    expect(response.headers["Cache-Control"]).to include("no-store")
    follow_redirect!
    expect(response.status).to eq(200)
    expect(response.body).to include(words)
  end

  it "lead machines that read a post by its number to its text and its JSON" do
    numbers = [second, third].map(&:post_number)
    move([second, third], other_topic)
    move([third], far_topic, from: other_topic)
    [second, third].zip(numbers) do |post, number|
      place = [post.reload.topic_id, post.post_number].join("/")
      expect_words_at("/raw/#{topic.id}/#{number}", "/raw/#{place}", post.raw)
      from, to = "/posts/by_number/#{topic.id}/#{number}", "/posts/by_number/#{place}"
      expect_words_at("#{from}.json", "#{to}.json", "\"id\":#{post.id},")
      get from, xhr: true
      expect(URI(response.location).path).to eq(to)
    end
    far_topic.update_columns(category_id: Fabricate(:private_category, group: Group[:staff]).id)
    gone = "#{topic.id}/#{numbers.last}"
    %W[/raw/#{gone} /posts/by_number/#{gone}.json].each do |a|
      get a
      expect(response.status).to eq(404)
    end
  end

  it "cost a machine no query where the post stands" do
    move([second], other_topic)
    stands = "#{topic.id}/#{third.post_number}"
    %W[/raw/#{stands} /posts/by_number/#{stands}.json].each do |address|
      asked = track_sql_queries { get address }.grep(/old_post_number/)
      expect(response.status).to eq(200)
      expect(asked).to eq([])
    end
  end

  it "lead from a merged topic's text and feed to those of where it went" do
    feed = "#{topic.relative_url}.rss"
    merge(topic, other_topic)
    begins = copy_in(other_topic)
    from, to = "/raw/#{topic.id}", "/raw/#{other_topic.id}"
    expect_words_at(from, to, begins.raw)
    expect_words_at("#{from}/1", "#{to}/#{begins.post_number}", begins.raw)
    expect_words_at(feed, "#{other_topic.relative_url}.rss", other_topic.title)
    get "/posts/by_number/#{topic.id}/1.json"
    expect(response.parsed_body["id"]).to eq(first_post.id) # its topic's title is edited with it
    other_topic.update_columns(category_id: Fabricate(:private_category, group: Group[:staff]).id)
    get feed
    expect(response.status).to eq(200)
    expect(response.body).not_to include(other_topic.title)
  end

  it "lead applications with the slug and without; a feed of one post is no address, moved or not" do
    stands = last.url
    slug, short = third.url, "/t/#{topic.id}/#{third.post_number}"
    move([second, third], other_topic)
    ["#{slug}.json", "#{short}.json"].each do |address|
      expect_to_lead(address, third)
      expect(response.location).to end_with(".json")
    end
    # Should Discourse serve one some day, it has to lead on.
    ["#{stands}.rss", "#{slug}.rss", "#{short}.rss"].each do |address|
      get address
      expect(response.status).to eq(404)
    end
  end

  it "lead from a topic that bare Discourse deleted after a merge" do
    address = topic.relative_url
    SiteSetting.house_rules_enabled = false
    merge(topic, other_topic)
    PostDestroyer.new(admin, topic.first_post, context: "spec").destroy
    SiteSetting.house_rules_enabled = true
    begins = copy_in(other_topic)
    expect_to_lead(address, begins)
    expect_to_lead("#{address}/2", reply)
    expect_words_at("#{address}.rss", "#{other_topic.relative_url}.rss", other_topic.title)
    expect_words_at("/raw/#{topic.id}", "/raw/#{other_topic.id}", begins.raw)
    get "/t/#{Topic.maximum(:id) + 1}"
    expect(response.status).to eq(404)
  end

  it "tell nobody where something is that they cannot read" do
    address = third.url
    move([second, third], other_topic)
    other_topic.update_columns(category_id: Fabricate(:private_category, group: Group[:staff]).id)
    get address
    expect(response.status).to eq(200)
    expect(response.body).not_to include(other_topic.title)
  end

  it "are given to nobody else when the last posts move away" do
    addresses = [third, last].map(&:url)
    move([third, last], other_topic)
    written = create_post(topic:, user: author, raw: "A word that comes after all that.")
    expect(written.post_number).to be > 5
    expect(topic.reload.highest_post_number).to eq(written.post_number)
    [third, last].zip(addresses).each { |post, address| expect_to_lead(address, post) }
    move([far_topic.first_post], topic, from: far_topic)
    expect(copy_in(topic).post_number).to be > written.post_number
  end

  it "find their way in links, notifications and bookmarks" do
    raw = "See #{Discourse.base_url}#{third.url} and what was said there."
    linking = create_post(topic: far_topic, user: leader, raw:)
    BookmarkManager.new(leader).create_for(bookmarkable_id: third.id, bookmarkable_type: "Post")
    notification = Fabricate(:notification, user: leader, topic:, post_number: third.post_number)
    move([second, third], other_topic)
    expect_to_lead(URI(Nokogiri.HTML5(linking.cooked).at("a")["href"]).path, third)
    expect(notification.reload.attributes).to include(
      "topic_id" => other_topic.id,
      "post_number" => third.reload.post_number,
    )
    sign_in(leader)
    get "/u/#{leader.username}/bookmarks.json"
    bookmark = response.parsed_body["user_bookmark_list"]["bookmarks"].sole
    expect(bookmark["bookmarkable_url"]).to end_with(third.url)
  end

  describe "what a moved post says" do
    def facts(post, reader = nil)
      sign_in(reader) if reader
      get "/t/#{post.reload.topic_id}.json"
      response.parsed_body["post_stream"]["posts"].find { |p| p["id"] == post.id }[
        "house_rules_moved"
      ]
    end

    it "is where from, when and why, as far as the reader may see" do
      freeze_time
      moderator.house_rules_move = HouseRules::MoveReason.new("off_topic")
      move([third], other_topic)
      expect(facts(third)).to eq(
        "topic" => {
          "id" => topic.id,
          "title" => topic.title,
          "url" => topic.relative_url,
        },
        "at" => Time.zone.now.iso8601(3),
        "reason" => "off_topic",
      )
      expect(facts(last)).to be_nil
      secret = Fabricate(:private_category, group: Group[:staff])
      topic.update_columns(category_id: secret.id)
      expect(facts(third)["topic"]).to be_nil
      expect(facts(third, admin)["topic"]).to be_present
    end

    it "is not where from, when that is a message, or has become one" do
      move([third], other_topic)
      topic.update_columns(archetype: Archetype.private_message, category_id: nil)
      [stranger, nil].each do |reader|
        reader ? sign_in(reader) : reset!
        expect(facts(third)).to include("topic" => nil, "reason" => "not_given")
        expect(response.body).not_to include(topic.title)
      end
    end

    it "is the last move, and what bare Discourse moved says it without a reason" do
      SiteSetting.house_rules_enabled = false
      move([second, third], other_topic)
      SiteSetting.house_rules_enabled = true
      expect(facts(second)).to include("reason" => nil)
      move([third], far_topic, from: other_topic)
      expect(facts(third)).to include("reason" => "not_given")
      expect(facts(third)["topic"]["id"]).to eq(other_topic.id)
    end

    it "is nothing once it was taken back, and is sent, for browsers that knew it" do
      moderator.house_rules_move = HouseRules::MoveReason.new("off_topic")
      move([third], other_topic)
      HouseRules::UndoMove.call(
        params: {
          move_id: HouseRules::Move.last.id,
        },
        guardian: Guardian.new(moderator),
      )
      get "/t/#{topic.id}.json"
      back = response.parsed_body["post_stream"]["posts"].find { |p| p["id"] == third.id }
      expect(back).to include("house_rules_moved" => nil)
    end

    it "costs no query more" do
      count = -> { Array.new(3) { track_sql_queries { get "/t/#{other_topic.id}.json" }.size }.min }
      count.call
      bare = count.call
      SiteSetting.house_rules_enabled = false
      move([second, third, last], other_topic)
      SiteSetting.house_rules_enabled = true
      count.call
      expect(count.call).to be <= bare + 3 # the authors of three more posts
    end
  end

  it "lead on from a topic that went to a new one as a whole, which no list shows twice" do
    address = topic.relative_url
    posts = topic.posts.order(:post_number).pluck(:id)
    created = topic.move_posts(moderator, posts, title: "The same under a new roof")
    expect(topic.reload).to be_closed
    expect_to_lead(address, created.first_post)
    expect_to_lead("#{address}/4", third)
    get "/latest.json"
    listed = response.parsed_body["topic_list"]["topics"].map { |t| t["id"] }
    expect(listed).to include(created.id)
    expect(listed).not_to include(topic.id)
    expect { move([far_topic.first_post], topic, from: far_topic) }.to raise_error(
      HouseRules::Refused,
    )
  end

  describe "a merged topic" do
    before do
      SearchIndexer.enable
      first_post.update!(raw: "The peculiar zymurgy of our cellar")
      SearchIndexer.index(first_post.reload, force: true)
      merge(topic, other_topic)
    end

    after { SearchIndexer.disable }

    def listed
      get "/latest.json"
      response.parsed_body["topic_list"]["topics"].map { |t| t["id"] }
    end

    it "is in no list, feed, sitemap, digest or search, and its words are where they are now" do
      expect(topic.reload).to be_closed
      expect(listed).to include(other_topic.id)
      expect(listed).not_to include(topic.id)
      get "/latest.rss"
      expect(response.body).not_to include(topic.relative_url)
      expect(Topic.for_digest(Fabricate(:user), 1.year.ago)).not_to include(topic)
      expect(Sitemap.new(name: "1").topics.map(&:first)).not_to include(topic.id)
      report = TopicTrackingState.report(author)
      expect(report.map(&:topic_id)).not_to include(topic.id)
      found = Search.execute("zymurgy").posts.map(&:topic_id)
      expect(found).to eq([other_topic.id])
      SearchIndexer.index(first_post.reload, force: true)
      expect(Search.execute("zymurgy").posts.map(&:topic_id)).to eq([other_topic.id])
    end

    it "is a topic again when it is opened" do
      topic.reload.update_status("closed", false, moderator)
      expect(listed).to include(topic.id)
      get topic.relative_url
      expect(response.status).to eq(200)
    end

    it "stays one when it is closed once more, however it was opened" do
      [
        -> { topic.update_status("closed", false, moderator) },
        -> { topic.update_status("autoclosed", false, Discourse.system_user) },
        -> { topic.update!(closed: false) },
      ].each_with_index do |open, at|
        HouseRules::Move.where(topic:).update_all(signpost: true)
        HouseRules::Signposts.leave_search(topic.id)
        open.call
        topic.reload.update_status("closed", true, moderator)
        expect(listed).to include(topic.id), at.to_s
        expect(Search.execute("zymurgy").posts.map(&:topic_id)).to include(topic.id)
        get "#{topic.relative_url}.json"
        expect(response.status).to eq(200)
      end
    end

    it "stays a topic though it was opened and closed while the rules were off" do
      SiteSetting.house_rules_enabled = false
      topic.reload.update_status("closed", false, moderator)
      topic.update_status("closed", true, moderator)
      SiteSetting.house_rules_enabled = true
      expect(listed).to include(topic.id)
    end

    it "takes nothing in and is merged no second time" do
      entries_before = entries
      expect { merge(topic, far_topic) }.to raise_error(HouseRules::Refused)
      expect { move([far_topic.first_post], topic, from: far_topic) }.to raise_error(
        HouseRules::Refused,
      )
      expect(entries).to eq(entries_before)
    end
  end
end

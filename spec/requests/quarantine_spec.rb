# frozen_string_literal: true

require_relative "../support/quarantine"

RSpec.describe "House rules: quarantine", type: :request do
  include_context "with a quarantine"

  # Every address under which a reader could come by the text.
  def surfaces
    [
      "/t/#{topic.id}.json",
      "/t/#{topic.id}.json?include_raw=true&print=true",
      "/t/#{topic.slug}/#{topic.id}",
      "/t/#{topic.slug}/#{topic.id}?print=true",
      "/t/#{topic.id}.rss",
      "/t/#{topic.id}/posts.json?post_ids[]=#{reply.id}&include_raw=true",
      "/t/#{topic.id}/excerpts.json?post_ids[]=#{reply.id}",
      "/t/#{topic.id}/wordpress.json?best=5",
      "/posts/#{reply.id}.json",
      "/posts/by_number/#{topic.id}/#{reply.post_number}.json",
      "/posts/#{reply.id}/raw.json",
      "/posts/#{reply.id}/cooked.json",
      "/posts/#{first_post.id}/replies.json",
      "/posts/#{reply.id}/reply-history.json",
      "/posts/#{reply.id}/expand-embed.json",
      "/raw/#{topic.id}",
      "/raw/#{topic.id}/1",
      "/posts.json",
      "/posts.rss",
      "/u/#{author.username}/activity.json",
      "/u/#{author.username}/activity.rss",
      "/u/#{author.username}/summary.json",
      "/user_actions.json?username=#{author.username}&filter=4,5",
      "/topics/created-by/#{author.username}.json",
      "/search.json?q=watches",
      "/search/query.json?term=watches",
      "/search.json?q=watches%20category:#{quarantine.slug}",
      "/latest.json",
      "/latest.rss",
      "/new.json",
      "/top.json?period=all",
      "/hot.json",
      "/categories.json",
      "/categories_and_latest.json",
      "/c/#{quarantine.slug}/#{quarantine.id}.json",
      "/c/#{quarantine.slug}/#{quarantine.id}.rss",
      "/filter.json",
      "/sitemap_1.xml",
      "/embed/comments?topic_id=#{topic.id}",
      "/embed/topics?category=#{quarantine.id}",
      "/onebox?url=#{CGI.escape(reply.full_url)}",
      "/inline-onebox.json?urls[]=#{CGI.escape(reply.full_url)}&category_id=#{category.id}&topic_id=1",
      "/topics/similar_to.json?title=#{CGI.escape(topic.title)}&raw=watches",
    ]
  end

  it "leaves the lists beside what is not found, which are kept for a while" do
    TopTopic.refresh!
    TopTopic.where(topic_id: topic.id).update_all(monthly_score: 5)
    get "/there-is-no-such-page"
    expect(response.status).to eq(404)
    expect(response.body).to include(topic.title)
    put_in_quarantine
    reset!
    2.times do
      get "/there-is-no-such-page"
      expect(response.body).not_to include(topic.title)
    end
    expect(Topic.recent.pluck(:id)).not_to include(topic.id)
    put_back
    expect(Topic.recent.pluck(:id)).to include(topic.id)
  end

  it "keeps the text from everything that is served, for everybody" do
    seen = surfaces.count { |url| get(url) && response.body.include?("4508") }
    expect(seen).to be >= 12
    put_in_quarantine
    [nil, resident, author, moderator, admin].each do |reader|
      reader ? sign_in(reader) : delete("/session/#{moderator.username}.json", xhr: true)
      surfaces.each do |url|
        get url
        expect(response.status).to be < 500, url
        expect(response.body).not_to include("4508"), "#{url} for #{reader&.username}"
      end
    end
    expect(first_post.reload.raw).to include("4508")
  end

  it "shows it on a click to who is logged in, with nothing to press" do
    put_in_quarantine
    delete "/session/#{moderator.username}.json", xhr: true
    get "/house-rules/posts/#{reply.id}/quarantined.json"
    expect(response.status).to eq(403)
    sign_in(resident)
    get "/house-rules/posts/#{reply.id}/quarantined.json"
    html = Nokogiri::HTML5.fragment(response.parsed_body["cooked"])
    expect(html.text).to include("Buy cheap watches 4508", "https://spam.example/4508")
    expect(html.css("a, [href], script, iframe")).to be_empty
    expect(response.headers["X-Robots-Tag"]).to include("noindex")
    expect(reply.reload.cooked).not_to include("4508")

    get "/house-rules/posts/#{Fabricate(:post).id}/quarantined.json"
    expect(response.status).to eq(404)
  end

  it "says so to readers, and comes back to the letter" do
    before = Post.where(topic_id: topic.id).order(:id).pluck(:id, :raw, :cooked)
    links = TopicLink.where(topic_id: topic.id).pluck(:url)
    put_in_quarantine
    sign_in(resident)
    get "/t/#{topic.id}.json"
    shown = response.parsed_body["post_stream"]["posts"].first
    expect(shown["folded"]).to eq("kind" => "quarantine")
    expect(shown["cooked"]).to include("In quarantine.")
    expect(TopicLink.where(topic_id: topic.id)).to be_empty

    put_back
    after = Post.where(topic_id: topic.id, post_type: 1).order(:id).pluck(:id, :raw, :cooked)
    expect(after).to eq(before)
    expect(TopicLink.where(topic_id: topic.id).pluck(:url)).to match_array(links)
    get "/search.json?q=watches"
    expect(response.body).to include("4508")
    expect(topic.reload.excerpt).to include("4508")
  end

  it "survives rebakes, edits by the system, and replies" do
    put_in_quarantine
    reply.reload.rebake!
    expect(reply.reload.cooked).to include("house-rules-quarantine")
    answer =
      PostCreator.create!(
        admin,
        topic_id: topic.id,
        raw: "A remark 4508 by staff",
        skip_validations: true,
      )
    expect(answer.reload.cooked).not_to include("4508")
    sign_in(admin)
    put "/posts/#{reply.id}.json", params: { post: { raw: "Something else that is long enough" } }
    expect_refused(:edit_quarantined)
  end

  it "is not indexed, in header and in head" do
    put_in_quarantine
    delete "/session/#{moderator.username}.json", xhr: true
    ["/t/#{topic.slug}/#{topic.id}", "/c/#{quarantine.slug}/#{quarantine.id}"].each do |url|
      get url, headers: { "HTTP_USER_AGENT" => "Googlebot" }
      expect(response.headers["X-Robots-Tag"]).to eq("noindex, nofollow"), url
      expect(response.body).to include("<meta name=\"robots\" content=\"noindex, nofollow\">"), url
    end
    get "/t/#{first_post.topic.slug}/#{Fabricate(:post).topic_id}"
    expect(response.headers["X-Robots-Tag"].to_s).not_to include("nofollow")
  end

  it "is found in its own section and by its address, and in no other list" do
    SiteSetting.tagging_enabled = true
    tag = Fabricate(:tag)
    topic.tags << tag
    put_in_quarantine
    sign_in(resident)
    %w[/latest /new /unread /unseen /hot /top /categories_and_latest].each do |path|
      get "#{path}.json"
      expect(response.body).not_to include(topic.title), path
    end
    [
      "/tag/#{tag.name}.json",
      "/filter.json?q=",
      "/categories.json?include_topics=true",
    ].each do |path|
      get path
      expect(response.body).not_to include(topic.title), path
    end
    get "/c/#{quarantine.slug}/#{quarantine.id}.json"
    expect(response.body).to include(topic.title)
    get "/t/#{topic.id}.json"
    expect(response.status).to eq(200)
    get "/t/#{Fabricate(:post).topic_id}.json"
    expect(response.body).not_to include(topic.title)
  end

  it "keeps history to who asks for it, logged in" do
    reply.revise(author, { raw: "#{secret} once more, and again" }, force_new_version: true)
    version = reply.reload.version
    put_in_quarantine
    delete "/session/#{moderator.username}.json", xhr: true
    get "/posts/#{reply.id}/revisions/#{version}.json"
    expect(response.body).not_to include("4508")
    get "/raw/#{topic.id}/#{reply.post_number}?revision=#{version}"
    expect(response.body).not_to include("4508")
    sign_in(resident)
    get "/posts/#{reply.id}/revisions/#{version}.json"
    changes = response.parsed_body["body_changes"]
    expect(Nokogiri::HTML5.fragment(changes["inline"]).text).to include("once more")
    expect(changes.values.join).not_to include("<a ")
    expect(reply.reload.cooked).not_to include("once more")
  end
end

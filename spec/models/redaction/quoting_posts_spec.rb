# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::QuotingPosts do
  include_context "with a secret"

  it "writes nothing where nothing of it stands" do
    place = -> { DB.query_single("SELECT ctid::text FROM posts WHERE id = ?", first_post.id).first }
    expect { withhold }.not_to change { place.call }
    expect(withholding.sealed["rows"].pluck("table", "id")).not_to include(["posts", first_post.id])
  end

  fab!(:other) { Fabricate(:topic, category:) }
  fab!(:other_first) { Fabricate(:post, topic: other) }

  def quote(body = secret, of: reply)
    "[quote=\"#{author.username}, post:#{of.post_number}, topic:#{of.topic_id}\"]\n#{body}\n[/quote]"
  end

  def answer(raw, topic: other)
    PostCreator.create!(moderator, topic_id: topic.id, raw:, skip_validations: true)
  end

  it "reaches quotes, and leaves the words around them" do
    post = answer("Before.\n\n#{quote}\n\nAfter it, in my own words.")
    expect_reached { [post.reload.raw, post.cooked] }
    expect(post.raw).to start_with("Before.").and end_with("After it, in my own words.")
    expect(post.cooked).to include("After it, in my own words.", "This text is withheld")
  end

  it "reaches quotes within quotes, and not the quotes beside them" do
    post = answer(<<~MD)
      [quote="someone, post:1, topic:#{other.id}"]
      #{quote}
      Someone's own words.
      [/quote]

      #{quote("Hello world", of: first_post)}
    MD
    expect_reached { [post.reload.raw, post.cooked] }
    expect(post.raw).to include("Someone's own words.", "Hello world")
  end

  it "reaches quotes that name no post, and quoted lines, in the same topic" do
    post = answer("> #{secret}\n\nI see.\n\n[quote]\n#{secret}\n[/quote]\n\nYes.", topic:)
    expect_reached { post.reload.cooked }
  end

  it "leaves the same words alone where they are somebody's own" do
    post = answer("Good evening!\n\n#{secret} So says my neighbour too.", topic:)
    withhold
    expect(post.reload.raw).to include("Good evening!")
  end

  it "reaches versions of quoting posts" do
    post = answer("#{quote}\n\nI have something to say about it.")
    post.revise(moderator, { raw: "I have nothing more to say about it." }, force_new_version: true)
    expect(QuotedPost.where(post_id: post.id)).to be_empty
    expect_reached { PostRevision.where(post_id: post.id).map(&:modifications) }
  end

  it "reaches translations of quoting posts" do
    post = answer("#{quote}\n\nMy answer.")
    row = Fabricate(:post_localization, post:, raw: "#{quote}\n\nМой ответ.", cooked: post.cooked)
    expect_reached { column("post_localizations", "raw || cooked", row.id) }
    expect(row.reload.raw).to end_with("Мой ответ.")
  end

  it "reaches oneboxes" do
    stub_request(:get, /letter_avatar_proxy/)
    post = answer("See there:\n\n#{reply.full_url}\n\nThat is it.")
    cooked = CookedPostProcessor.new(post).tap(&:post_process).html
    post.update_columns(cooked:)
    expect_reached { post.reload.cooked }
  end

  it "reaches quotes by the place that it was moved from" do
    post = answer("#{quote}\n\nMy answer.")
    raw = post.raw
    topic.move_posts(
      moderator,
      [reply.id],
      title: "Another matter entirely, of its own",
      category_id: category.id,
    )
    post.update_columns(raw:)
    moved = Post.find(MovedPost.last.new_post_id)
    expect_reached(post: moved) { post.reload.raw }
  end

  it "reaches chat messages that quote it" do
    SiteSetting.chat_enabled = true
    message = Fabricate(:chat_message, use_service: false)
    message.update_columns(message: quote, cooked: PrettyText.cook(quote))
    expect_reached { column("chat_messages", "message || cooked", message.id) }
  end

  it "covers a quote that comes afterwards from an open composer" do
    withhold
    post = answer("#{quote}\n\nMy answer, begun before.")
    expect(post.reload.raw).to include("This text is withheld", "My answer, begun before.")
    expect([post.raw, post.cooked].join).not_to include("4508")
    confirm
    post = answer("#{quote}\n\nAnother answer, begun before.")
    post.revise(moderator, { raw: "#{quote}\n\nAn edit of it." }, force_new_version: true)
    expect(
      [post.reload.raw, post.cooked, *post.revisions.map(&:modifications)].join,
    ).not_to include("4508")
  end
end

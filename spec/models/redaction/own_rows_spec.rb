# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::OwnRows do
  include_context "with a secret"

  def own
    DB.query_hash(
      "SELECT raw, cooked, raw_email, edit_reason FROM posts WHERE id = ?",
      reply.id,
    ).to_s
  end

  it "reaches text, HTML, mail and the reason of an edit" do
    reply.update_columns(raw_email: "Subject: x\n\n#{secret}", edit_reason: "4508 was wrong")
    expect_reached { own }
  end

  it "reaches translations" do
    row = Fabricate(:post_localization, post: reply, raw: secret, cooked: "<p>#{secret}</p>")
    expect_reached { column("post_localizations", "raw || cooked", row.id) }
  end

  it "reaches polls in it" do
    poll =
      Poll.create!(
        post: reply,
        name: "poll",
        type: 0,
        results: 0,
        visibility: 0,
        status: 0,
        title: secret,
      )
    options = %w[4508 4509].map { |n| PollOption.create!(poll:, html: "#{n} it is", digest: n) }
    expect_reached { [poll.reload.title, *options.map { |o| o.reload.html }] }
  end

  it "reaches custom fields, and the addresses of pictures that were fetched" do
    reply.custom_fields["note"] = secret
    reply.save_custom_fields
    media =
      PostHotlinkedMedia.create!(
        post: reply,
        url: "https://x.example/4508.png",
        status: "downloaded",
      )
    expect_reached do
      DB.query_single("SELECT value FROM post_custom_fields WHERE post_id = ?", reply.id)
    end
    expect(PostHotlinkedMedia.exists?(media.id)).to eq(false)
  end

  it "reaches what topic, embedding site and category keep of a first post" do
    first_post.update_columns(raw: secret, cooked: "<p>#{secret}</p>")
    topic.update_columns(excerpt: secret)
    category.update_columns(topic_id: topic.id, description: secret)
    embed =
      TopicEmbed.create!(
        topic:,
        post: first_post,
        embed_url: "https://blog.example/1",
        content_sha1: "a" * 40,
        embed_content_cache: "<p>#{secret}</p>",
      )
    translation = Fabricate(:topic_localization, topic:, excerpt: secret)
    expect_reached(post: first_post) do
      [
        topic.reload.excerpt,
        category.reload.description,
        embed.reload.embed_content_cache,
        translation.reload.excerpt,
      ]
    end
  end

  it "reaches the other row that a move has left of a first post" do
    first_post.update_columns(raw: secret, cooked: "<p>#{secret}</p>")
    other = Fabricate(:topic, category:)
    Fabricate(:post, topic: other)
    topic.move_posts(moderator, [first_post.id], destination_topic_id: other.id)
    copy = other.posts.find_by(user_id: author.id)
    expect(copy.id).not_to eq(first_post.id)
    expect_reached(post: copy) { [copy.reload.raw, first_post.reload.raw, first_post.cooked] }
  end

  it "forgets what an edit may still undo" do
    version = "#{(reply.last_version_at.to_f * 1000).to_i}#{reply.id}"
    Discourse.redis.setex("original_raw_#{version}", 60, secret)
    Discourse.redis.setex("original_cooked_#{version}", 60, secret)
    withhold
    expect(Discourse.redis.get("original_raw_#{version}")).to eq(nil)
    expect(Discourse.redis.get("original_cooked_#{version}")).to eq(nil)
  end

  it "keeps what was written while the rules were off, and everything else of it" do
    withhold
    SiteSetting.house_rules_enabled = false
    reply.reload.revise(author, raw: "A newer text without anything personal in it.")
    SiteSetting.house_rules_enabled = true
    give_back
    expect(reply.reload.raw).to eq("A newer text without anything personal in it.")
    expect(reply.cooked).to include("A newer text")
  end
end

# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::TitleRows do
  include_context "with a secret"

  before do
    SearchIndexer.enable
    first_post.revise(
      admin,
      { title: "Ivanov of flat 4508 owes us money" },
      force_new_version: true,
    )
    topic.reload
  end

  after { SearchIndexer.disable }

  def stored
    DB.query_hash(<<~SQL, id: topic.id).to_s
      SELECT title, fancy_title, slug,
             (SELECT raw_data FROM topic_search_data WHERE topic_id = topics.id) AS search
      FROM topics WHERE id = :id
    SQL
  end

  it "reaches title and slug, and search" do
    topic.fancy_title
    expect_reached(post: first_post, text: false, title: true) { stored }
    expect(topic.reload.title).to eq("Title withheld: personal data")
    expect(first_post.reload.raw).not_to include("withheld")
  end

  it "writes no entry of a rename" do
    withhold(first_post, text: false, title: true)
    expect(HouseRules::RecordEntry.where(kind: "withheld").last.details).to eq(
      "title" => true,
      "text" => false,
    )
    expect(HouseRules::RecordEntry.order(:id).last.kind).to eq("withheld")
  end

  it "reaches former titles, translations, and titles that moves have noted" do
    first_post.revise(admin, { title: "A matter of money and patience" }, force_new_version: true)
    translation = Fabricate(:topic_localization, topic:, title: "4508", fancy_title: "4508")
    topic.reload.move_posts(
      moderator,
      [reply.id],
      title: "Another matter entirely, of its own",
      category_id: category.id,
    )
    moved = MovedPost.last
    moved.update_columns(old_topic_title: "Ivanov of flat 4508 owes us money")
    expect_reached(post: first_post, text: false, title: true) do
      [
        PostRevision.where(post_id: first_post.id).order(:id).map(&:modifications),
        translation.reload.title,
        moved.reload.old_topic_title,
      ]
    end
  end

  it "reaches links, oneboxes, notifications and logs that carry it" do
    post = Fabricate(:post, raw: "Look at #{topic.url} there")
    html = "<p><a href=\"#{topic.url}\" class=\"inline-onebox\">#{topic.title}</a></p>"
    post.update_columns(cooked: html)
    TopicLink.extract_from(post)
    TopicLink.where(post_id: post.id).update_all(title: topic.title)
    notification =
      Fabricate(:notification, topic:, post: reply, data: { topic_title: topic.title }.to_json)
    log =
      UserHistory.create!(
        action: 1,
        acting_user_id: admin.id,
        topic_id: topic.id,
        details: topic.title,
      )
    expect_reached(post: first_post, text: false, title: true) do
      [
        post.reload.raw,
        post.cooked,
        TopicLink.where(post_id: post.id).pluck(:title),
        notification.reload.data,
        log.reload.details,
      ]
    end
    expect(post.raw).to include("/t/-/#{topic.id}")
  end

  it "goes together with the text, and alone" do
    withhold(first_post, title: true)
    expect(HouseRules::Withholding.count).to eq(1)
    expect { withhold(first_post, text: false, title: true) }.to raise_error(/not_withheld/)
    result =
      HouseRules::WithholdPost.call(
        guardian: admin.guardian,
        params: {
          post_id: reply.id,
          ground: "personal_data",
          title: true,
        },
      )
    expect(result).to be_a_failure
  end

  it "lets a new title stand" do
    withhold(first_post, text: false, title: true)
    first_post.reload.revise(
      admin,
      { title: "A question about money and patience" },
      force_new_version: true,
    )
    give_back
    expect(topic.reload.title).to eq("A question about money and patience")
  end
end

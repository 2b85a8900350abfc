# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/closed_sections"

RSpec.describe "House rules: moves", type: :request do
  include_context "with a protected topic"

  fab!(:stranger, :user)
  fab!(:other_author, :user)
  fab!(:strangers_reply) { Fabricate(:post, topic:, user: stranger) }
  fab!(:other_category, :category)
  fab!(:other_topic) { Fabricate(:topic, category: other_category, user: other_author) }
  fab!(:other_first_post) { Fabricate(:post, topic: other_topic, user: other_author) }

  let(:reason) { { house_rules_reason: "own_topic", house_rules_note: "It grew." } }

  before { Jobs.run_immediately! }

  def split(user, **more)
    sign_in(user)
    post "/t/#{topic.id}/move-posts.json",
         params: { title: "Parking: who pays for it", post_ids: [strangers_reply.id] }.merge(more)
  end

  it "asks for a reason before anything is moved" do
    before = contents_of(topic)
    split(moderator)
    expect(response.status).to eq(422)
    expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.errors.move_reason_missing")])
    split(moderator, house_rules_reason: "because")
    expect(response.status).to eq(422)
    split(moderator, house_rules_reason: "own_topic", house_rules_note: "x" * 501)
    expect(response.status).to eq(422)
    post "/t/#{topic.id}/merge-topic.json", params: { destination_topic_id: other_topic.id }
    expect(response.status).to eq(422)
    put "/t/-/#{topic.id}.json", params: { category_id: other_category.id }
    expect(response.status).to eq(422)
    put "/posts/#{first_post.id}.json",
        params: {
          post: {
            raw: first_post.raw,
            category_id: other_category.id,
          },
        }
    expect(response.status).to eq(422)
    put "/topics/bulk.json",
        params: {
          topic_ids: [topic.id],
          operation: {
            type: "change_category",
            category_id: other_category.id,
          },
        }
    expect(response.status).to eq(422)
    expect(contents_of(topic)).to eq(before)
    expect(Topic.where(title: "Parking: who pays for it")).to be_empty
  end

  it "splits with a notice at both ends, an entry, and one notification each" do
    split(moderator, **reason)
    expect(response.status).to eq(200)
    created = Topic.find_by(title: "Parking: who pays for it")

    out, = notices(topic).to_a
    expect(notices(topic).pluck(:action_code)).to eq(%w[house_rules.moved_out])
    expect(notices(created).pluck(:action_code)).to eq(%w[house_rules.moved_in])
    expect(out).to have_attributes(
      user_id: Discourse::SYSTEM_USER_ID,
      post_type: Post.types[:small_action],
      post_number: strangers_reply.post_number,
    )
    expect(out.raw).to include("Reason: a topic of its own.").and include("/t/#{created.id}")
    expect(topic.posts.where(action_code: "split_topic")).to be_empty

    expect(entry).to have_attributes(
      kind: "split",
      actor_role: "moderator",
      topic_id: topic.id,
      other_topic_id: created.id,
      reason: "own_topic",
      note: "It grew.",
      details: {
        "author_ids" => [stranger.id],
        "count" => 1,
      },
    )
    expect(told).to contain_exactly(author.id, stranger.id)
    expect(Notification.where(notification_type: Notification.types[:moved_post])).to be_empty
  end

  it "moves to an existing topic, and tells its author too; never the mover" do
    sign_in(leader)
    reply.update_columns(user_id: leader.id)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           destination_topic_id: other_topic.id,
           post_ids: [reply.id, strangers_reply.id],
           **reason,
         }
    expect(response.status).to eq(200)
    expect(entry).to have_attributes(kind: "moved", actor_role: "moderator")
    expect(told).to contain_exactly(author.id, stranger.id, other_author.id)
    expect(notices(other_topic).pluck(:action_code)).to eq(%w[house_rules.moved_in])
    expect(other_topic.reload.highest_post_number).to eq(other_topic.posts.maximum(:post_number))
    expect(topic.reload.highest_post_number).to eq(topic.posts.maximum(:post_number))
  end

  it "merges a whole topic; every old link still works" do
    sign_in(moderator)
    urls = topic.posts.map(&:url)
    post "/t/#{topic.id}/merge-topic.json",
         params: {
           destination_topic_id: other_topic.id,
           **reason,
         }
    expect(response.status).to eq(200)
    expect(entry).to have_attributes(kind: "merged", details: hash_including("count" => 3))
    expect(told).to contain_exactly(author.id, stranger.id, other_author.id)
    expect(topic.reload).to be_closed
    urls.each do |url|
      get url
      expect(response.status).to be_in([200, 301])
    end
  end

  it "is recorded without a reason when an API key or the console moves" do
    post "/t/#{topic.id}/move-posts.json",
         params: {
           title: "Parking: who pays for it",
           post_ids: [strangers_reply.id],
         },
         headers: as(:api_key)
    expect(response.status).to eq(200)
    expect(entry).to have_attributes(
      kind: "split",
      reason: "not_given",
      actor_role: "administrator",
    )

    topic.move_posts(moderator, [reply.id], destination_topic_id: other_topic.id)
    expect(entry).to have_attributes(kind: "moved", reason: "not_given")
    expect(notices(topic).count).to eq(2)
  end

  it "leaves nothing behind when the record cannot be written" do
    before = contents_of(topic)
    HouseRules::RecordEntry.stubs(:write!).raises(ActiveRecord::StatementInvalid.new("no"))
    expect {
      topic.move_posts(moderator, [reply.id], destination_topic_id: other_topic.id)
    }.to raise_error(ActiveRecord::StatementInvalid)
    expect(contents_of(topic)).to eq(before)
    expect(notices(other_topic)).to be_empty
    expect(told).to eq([])
  end

  describe "to where residents cannot read" do
    fab!(:staff_category) { Fabricate(:private_category, group: Group[:staff]) }
    fab!(:staff_topic) do
      Fabricate(:post, topic: Fabricate(:topic, category: staff_category)).topic
    end

    it "is refused, whatever way" do
      before = contents_of(topic)
      split(admin, category_id: staff_category.id, **reason)
      expect_refused(:move_out_of_sight)
      post "/t/#{topic.id}/move-posts.json",
           params: {
             destination_topic_id: staff_topic.id,
             post_ids: [reply.id],
             **reason,
           }
      expect_refused(:move_out_of_sight)
      post "/t/#{topic.id}/move-posts.json",
           params: {
             title: "A message to nobody in particular",
             archetype: "private_message",
             post_ids: [reply.id],
             **reason,
           }
      expect_refused(:move_out_of_sight)
      post "/t/#{topic.id}/merge-topic.json",
           params: {
             destination_topic_id: staff_topic.id,
             **reason,
           }
      expect_refused(:move_out_of_sight)
      put "/t/-/#{topic.id}.json", params: { category_id: staff_category.id, **reason }
      expect_refused(:move_out_of_sight)
      put "/topics/bulk.json",
          params: {
            topic_ids: [topic.id],
            operation: {
              type: "change_category",
              category_id: staff_category.id,
              **reason,
            },
          }
      expect_refused(:move_out_of_sight)
      expect { topic.update!(category_id: staff_category.id) }.to raise_error(HouseRules::Refused)
      expect(contents_of(topic)).to eq(before)
    end
  end

  it "shows the notice to each reader as they may see it" do
    split(moderator, category_id: other_category.id, **reason)
    created = Topic.find_by(title: "Parking: who pays for it")
    notice = ->(reader) do
      sign_in(reader)
      get "/t/#{topic.id}.json"
      response.parsed_body["post_stream"]["posts"].find { |p| p["house_rules_notice"] }[
        "house_rules_notice"
      ]
    end
    expect(notice.call(stranger)).to include(
      "kind" => "split",
      "count" => 1,
      "reason" => "own_topic",
      "note" => "It grew.",
      "authors" => [stranger.username],
      "topic" => hash_including("title" => created.title, "url" => created.relative_url),
    )
    close_section(other_category)
    expect(notice.call(stranger)).to include("topic" => nil, "note" => nil, "authors" => [])
    expect(notice.call(admin)).to include(
      "topic" => be_present,
      "note" => "It grew.",
      "authors" => [stranger.username],
    )
  end

  it "names ten of those whose words moved and counts the others" do
    posts = Array.new(12) { Fabricate(:post, topic:) }
    topic.move_posts(moderator, posts.map(&:id), destination_topic_id: other_topic.id)
    get "/t/#{topic.id}.json"
    notice = response.parsed_body["post_stream"]["posts"].filter_map { |p| p["house_rules_notice"] }
    expect(notice.sole["authors"]).to eq(posts.first(10).map { |post| post.user.username })
    expect(notice.sole["more_authors"]).to eq(2)
  end

  # One for the names; one for the sections an administrator may see, which others have read by then.
  it "costs two queries more on a page with notices, however many" do
    count = -> { track_sql_queries { get "/t/#{topic.id}.json" }.size }
    sign_in(admin)
    2.times { count.call }
    bare = count.call
    topic.move_posts(moderator, [reply.id], destination_topic_id: other_topic.id)
    2.times { count.call }
    one = count.call
    topic.move_posts(moderator, [strangers_reply.id], destination_topic_id: other_topic.id)
    2.times { count.call }
    expect(one).to be <= bare + 2
    expect(count.call).to be <= one
  end

  context "when the rules are off" do
    before { SiteSetting.house_rules_enabled = false }

    it "moves as bare Discourse does" do
      entries_before = entries
      split(moderator)
      expect(response.status).to eq(200)
      put "/t/-/#{topic.id}.json", params: { category_id: other_category.id }
      expect(response.status).to eq(200)
      expect(topic.posts.where(action_code: "split_topic").count).to eq(1)
      expect(notices(topic)).to be_empty
      expect(entries).to eq(entries_before)
      expect(Notification.where(notification_type: Notification.types[:moved_post]).count).to eq(1)
    end
  end
end

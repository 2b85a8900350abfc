# frozen_string_literal: true

require_relative "../support/permanence"

# Moving where the readers cannot follow is deleting by another name.
RSpec.describe "Moves out of sight", type: :request do
  include_context "with a protected topic"

  fab!(:circle, :group)
  fab!(:once_public) { Fabricate(:category) }
  fab!(:for_a_circle) { Fabricate(:private_category, group: circle) }

  before do
    HouseRules::Protection.cover_all
    once_public.set_permissions(staff: :full)
    once_public.save!
    moderator.groups << circle
    sign_in(moderator)
  end

  it "refuses sections that the topic's readers cannot read, protected or not" do
    [once_public, for_a_circle].each do |section|
      expect(HouseRules::Protection).to be_category(section.id)
      put "/t/-/#{topic.id}.json",
          params: {
            category_id: section.id,
            house_rules_reason: "wrong_section",
          }
      expect_refused(:move_out_of_sight)
      post "/t/#{topic.id}/move-posts.json",
           params: {
             post_ids: [reply.id],
             title: "A topic that nobody would see again",
             category_id: section.id,
             house_rules_reason: "own_topic",
           }
      expect_refused(:move_out_of_sight)
      hidden = Fabricate(:post, topic: Fabricate(:topic, category: section)).topic
      post "/t/#{topic.id}/move-posts.json",
           params: {
             post_ids: [reply.id],
             destination_topic_id: hidden.id,
             house_rules_reason: "off_topic",
           }
      expect_refused(:move_out_of_sight)
    end
    expect(topic.reload.category_id).to eq(category.id)
    expect(reply.reload.topic_id).to eq(topic.id)
  end

  it "says so when the other topic is gone meanwhile, or never was" do
    gone = Fabricate(:topic, category:, deleted_at: 1.minute.ago)
    [gone.id, -1].each do |id|
      to = { destination_topic_id: id, house_rules_reason: "off_topic" }
      post "/t/#{topic.id}/move-posts.json", params: { post_ids: [reply.id], **to }
      expect_refused(:moved_meanwhile)
      post "/t/#{topic.id}/merge-topic.json", params: to
      expect_refused(:moved_meanwhile)
    end
  end

  it "leaves no answer to an answer where answers are voted on: nobody is shown it there" do
    SiteSetting.post_voting_enabled = true
    voted = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    voted.update_columns(subtype: "question_answer")
    answer = create_post(topic:, user: author, reply_to_post_number: reply.post_number)
    topic.move_posts(moderator, [reply.id, answer.id], destination_topic_id: voted.id)
    get "/t/#{voted.id}.json"
    expect(response.parsed_body.dig("post_stream", "stream")).to include(reply.id, answer.id)
    sign_in(moderator)
    post "/house-rules/moves/#{HouseRules::Move.last.id}/undo.json"
    expect(response.status).to eq(200)
    expect(answer.reload).to have_attributes(
      topic_id: topic.id,
      reply_to_post_number: reply.reload.post_number,
    )
  end

  it "refuses a topic that is unlisted, as some were before the rules, but lets posts out of it" do
    unlisted = Fabricate(:post, topic: Fabricate(:topic, category:, visible: false)).topic
    before = [contents_of(topic), contents_of(unlisted)]
    move = ->(from, posts, to) do
      post "/t/#{from.id}/move-posts.json",
           params: {
             post_ids: posts.map(&:id),
             destination_topic_id: to.id,
             house_rules_reason: "off_topic",
           }
    end
    move.call(topic, [reply], unlisted)
    expect_refused(:move_out_of_sight)
    post "/t/#{topic.id}/merge-topic.json",
         params: {
           destination_topic_id: unlisted.id,
           house_rules_reason: "duplicate",
         }
    expect_refused(:move_out_of_sight)
    expect([contents_of(topic), contents_of(unlisted)]).to eq(before)
    told = Fabricate(:post, topic: unlisted)
    move.call(unlisted, [told], topic)
    expect(response.status).to eq(200)
    expect(told.reload.topic_id).to eq(topic.id)
  end

  it "lets a topic out of a circle into the open" do
    inside = Fabricate(:post, topic: Fabricate(:topic, category: for_a_circle)).topic
    put "/t/-/#{inside.id}.json",
        params: {
          category_id: category.id,
          house_rules_reason: "wrong_section",
        }
    expect(response.status).to eq(200)
    expect(inside.reload.category_id).to eq(category.id)
  end

  it "asks for the reason of a bulk move by filter too" do
    TopicUser.change(moderator.id, topic.id, last_read_post_number: 1, notification_level: 3)
    put "/topics/bulk.json",
        params: {
          filter: "unread",
          operation: {
            type: "change_category",
            category_id: Fabricate(:category).id,
          },
        }
    expect(response.status).to eq(422)
    expect(topic.reload.category_id).to eq(category.id)
  end
end

# frozen_string_literal: true

require_relative "../../support/ways"

RSpec.describe "Ways through a topic", type: :request do
  extend Ways
  include_context "with something to lose"

  describe "deleting" do
    %i[author admin moderator leader].each do |role|
      way("it, by #{role}", refused: :delete_topic) do
        ask(:delete, "/t/#{topic.id}.json", by: public_send(role))
      end
    end

    way("it for good", refused: :delete_topic) do
      SiteSetting.can_permanently_delete = true
      ask(:delete, "/t/#{topic.id}.json", force_destroy: true)
    end

    way("in bulk", refused: :delete_topics) do
      ask(:put, "/topics/bulk.json", topic_ids: [topic.id], operation: { type: "delete" })
    end

    %w[delete delete_replies].each do |status_type|
      way("by a timer: #{status_type}", refused: :delete_topic) do
        ask(
          :post,
          "/t/#{topic.id}/timer.json",
          time: 1,
          duration_minutes: 60,
          status_type:,
          based_on_last_post: false,
        )
      end
    end
  end

  it "takes off a timer that was to delete, from before the rules" do
    timer = Fabricate(:topic_timer, topic:, user: admin, execute_at: 1.day.from_now)
    timer.update_columns(status_type: TopicTimer.types[:delete])
    expect(ask(:post, "/t/#{topic.id}/timer.json", by: author, status_type: "delete")).to eq(403)
    expect(ask(:post, "/t/#{topic.id}/timer.json", status_type: "delete", time: "")).to eq(200)
    expect(topic.reload.public_topic_timer).to be_nil
  end

  describe "hiding" do
    %i[admin moderator leader].each do |role|
      way("unlisting, by #{role}", refused: :unlist) do
        params = { status: "visible", enabled: "false" }
        ask(:put, "/t/#{topic.id}/status.json", by: public_send(role), **params)
      end

      way("unlisting in bulk, by #{role}", refused: :unlist) do
        params = { topic_ids: [topic.id], operation: { type: "unlist" } }
        ask(:put, "/topics/bulk.json", by: public_send(role), **params)
      end
    end

    way("as a message", refused: :convert) do
      ask(:put, "/t/#{topic.id}/convert-topic/private.json")
    end

    way("as a message, by its author's edit", refused: :convert) do
      SiteSetting.allow_uncategorized_topics = true
      params = { archetype: "private_message", category_id: 0 }
      ask(:put, "/t/-/#{topic.id}.json", by: author, **params)
    end

    way("as another archetype", refused: :convert) do
      ask(:put, "/t/-/#{topic.id}.json", archetype: "shadow")
    end

    way("as a message, by its first post's edit") do
      params = { raw: first_post.raw, archetype: "private_message" }
      ask(:put, "/posts/#{first_post.id}.json", by: author, post: params)
    end

    way("into the section of drafts", refused: :move_out_of_sight) do
      SiteSetting.shared_drafts_category = elsewhere.id
      params = { category_id: elsewhere.id, house_rules_reason: "off_topic" }
      ask(:put, "/t/-/#{topic.id}.json", **params)
    end

    way("as a shared draft", refused: :publish) do
      SiteSetting.shared_drafts_category = closed_section.id
      ask(:put, "/t/#{topic.id}/shared-draft.json", category_id: category.id)
    end

    way("by a tag that is muted for everyone", refused: :mute) do
      SiteSetting.tagging_enabled = true
      SiteSetting.tag_topic_allowed_groups = Group::AUTO_GROUPS[:everyone].to_s
      SiteSetting.default_tags_muted = Fabricate(:tag, name: "noise").name
      ask(:put, "/t/-/#{topic.id}.json", tags: ["noise"])
    end

    way("by publishing it anew", refused: :publish) do
      ask(:put, "/t/#{topic.id}/publish.json", destination_category_id: elsewhere.id)
    end

    way("by a timer that publishes", refused: :delete_timer) do
      params = { time: 1, status_type: "publish_to_category", category_id: elsewhere.id }
      ask(:post, "/t/#{topic.id}/timer.json", **params)
    end

    way("as a banner", answer: 200) { ask(:put, "/t/#{topic.id}/make-banner.json") }

    way("as a banner that is deleted", refused: :delete_topic) do
      ask(:put, "/t/#{topic.id}/make-banner.json")
      ask(:delete, "/t/#{topic.id}.json")
    end

    way("as a banner that is moved out of sight", refused: :move_out_of_sight) do
      ask(:put, "/t/#{topic.id}/make-banner.json")
      ask(:put, "/t/-/#{topic.id}.json", category_id: closed_section.id)
    end
  end

  describe "moving out of sight" do
    let(:reason) { { house_rules_reason: "wrong_section" } }

    %i[admin moderator].each do |role|
      way("the topic, by #{role}", refused: :move_out_of_sight) do
        circle.add(moderator)
        params = { category_id: closed_section.id, **reason }
        ask(:put, "/t/-/#{topic.id}.json", by: public_send(role), **params)
      end
    end

    [true, false].each do |silent|
      way("in bulk#{", silently" if silent}", refused: :move_out_of_sight) do
        operation = { type: "change_category", category_id: closed_section.id, silent:, **reason }
        ask(:put, "/topics/bulk.json", topic_ids: [topic.id], operation:)
      end
    end

    way("by the first post's edit", refused: :move_out_of_sight) do
      params = { post: { raw: first_post.raw, category_id: closed_section.id } }
      ask(:put, "/posts/#{first_post.id}.json", **params, **reason)
    end

    way("posts into a new topic", refused: :move_out_of_sight) do
      params = { title: "Nobody will see this topic", category_id: closed_section.id }
      ask(:post, "/t/#{topic.id}/move-posts.json", post_ids: [reply.id], **params, **reason)
    end

    way("posts into a message", refused: :move_out_of_sight) do
      params = { title: "Nobody will see this topic", archetype: "private_message" }
      ask(:post, "/t/#{topic.id}/move-posts.json", post_ids: [reply.id], **params, **reason)
    end

    way("posts into a topic that is there", refused: :move_out_of_sight) do
      hidden = Fabricate(:post, topic: Fabricate(:topic, category: closed_section)).topic
      params = { post_ids: [reply.id], destination_topic_id: hidden.id }
      ask(:post, "/t/#{topic.id}/move-posts.json", **params, **reason)
    end

    way("all of it by a merge", refused: :move_out_of_sight) do
      hidden = Fabricate(:post, topic: Fabricate(:topic, category: closed_section)).topic
      ask(:post, "/t/#{topic.id}/merge-topic.json", destination_topic_id: hidden.id, **reason)
    end
  end

  describe "what goes on working" do
    let(:reason) { { house_rules_reason: "off_topic" } }

    way("a merge, and its stub a month later", signpost: true, answer: 200) do
      other = Fabricate(:post, topic: Fabricate(:topic, category: elsewhere)).topic
      status =
        ask(:post, "/t/#{topic.id}/merge-topic.json", destination_topic_id: other.id, **reason)
      freeze_time 1.month.from_now
      Jobs::TopicTimerEnqueuer.new.execute
      status
    end

    way("a merge that would delete the stub at once", signpost: true, answer: 200) do
      SiteSetting.delete_merged_stub_topics_after_days = 0
      other = Fabricate(:post, topic: Fabricate(:topic, category: elsewhere)).topic
      ask(:post, "/t/#{topic.id}/merge-topic.json", destination_topic_id: other.id, **reason)
    end

    way("a split", answer: 200) do
      params = { post_ids: [first_post.id, reply.id], title: "Doors and hedges of the yard" }
      ask(:post, "/t/#{topic.id}/move-posts.json", **params, **reason)
    end

    way("a frozen copy", answer: 200) do
      other = Fabricate(:post, topic: Fabricate(:topic, category: elsewhere)).topic
      params = { post_ids: [reply.id], destination_topic_id: other.id, freeze_original: true }
      ask(:post, "/t/#{topic.id}/move-posts.json", **params, **reason)
    end

    way("a move to another open section", answer: 200) do
      ask(:put, "/t/-/#{topic.id}.json", category_id: elsewhere.id, **reason)
    end

    %w[closed archived pinned].each do |status|
      way(status, answer: 200) do
        params = { status:, enabled: "true", until: 1.day.from_now.to_s }
        ask(:put, "/t/#{topic.id}/status.json", **params)
      end
    end

    way("another owner", answer: 200) do
      params = { post_ids: [first_post.id, reply.id], username: resident.username }
      ask(:post, "/t/#{topic.id}/change-owner.json", **params)
    end

    way("another date", answer: 200) do
      ask(:put, "/t/#{topic.id}/change-timestamp.json", timestamp: 1.year.ago.to_f)
    end

    way("tags that only staff see", answer: 200) do
      SiteSetting.tagging_enabled = true
      SiteSetting.tag_topic_allowed_groups = Group::AUTO_GROUPS[:everyone].to_s
      tag = Fabricate(:tag, name: "secret")
      Fabricate(:tag_group, permissions: { "staff" => 1 }, tag_names: [tag.name])
      ask(:put, "/t/-/#{topic.id}.json", tags: [tag.name])
    end

    way("slow mode", answer: 200) { ask(:put, "/t/#{topic.id}/slow_mode.json", seconds: 3600) }
    way("another bump date", answer: 200) { ask(:put, "/t/#{topic.id}/reset-bump-date.json") }
  end

  describe "records" do
    it "say that owner and dates were changed, and by which role" do
      params = { post_ids: [first_post.id, reply.id], username: resident.username }
      ask(:post, "/t/#{topic.id}/change-owner.json", **params)
      expect(entry).to have_attributes(kind: "owner_changed", actor_role: "administrator")
      expect(entry.details["count"]).to eq(2)
      ask(:put, "/t/#{topic.id}/change-timestamp.json", by: moderator, timestamp: 1.year.ago.to_f)
      expect(entry).to have_attributes(kind: "dates_changed", actor_role: "moderator")
    end
  end
end

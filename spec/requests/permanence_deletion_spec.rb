# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: nothing is deleted", type: :request do
  include_context "with a protected topic"

  PermanenceHelper::ROLES.each do |role|
    context "when asked by #{role}" do
      it "keeps a post" do
        before = contents_of(topic)
        delete "/posts/#{reply.id}.json", headers: as(role)
        expect_refused(:delete_post)
        expect(contents_of(topic)).to eq(before)
      end

      it "keeps a topic" do
        before = contents_of(topic)
        delete "/t/#{topic.id}.json", headers: as(role)
        expect_refused(:delete_topic)
        expect(contents_of(topic)).to eq(before)
      end

      it "keeps several posts" do
        before = contents_of(topic)
        delete "/posts/destroy_many.json",
               params: {
                 post_ids: [first_post.id, reply.id],
               },
               headers: as(role)
        expect_refused(:delete_post)
        expect(contents_of(topic)).to eq(before)
      end

      it "keeps topics in a bulk action" do
        before = contents_of(topic)
        put "/topics/bulk.json",
            params: {
              topic_ids: [topic.id],
              operation: {
                type: "delete",
              },
            },
            headers: as(role)
        expect_refused(:delete_topics)
        expect(contents_of(topic)).to eq(before)
      end
    end
  end

  it "says so in Russian" do
    SiteSetting.allow_user_locale = true
    admin.update!(locale: "ru")
    sign_in(admin)
    delete "/t/#{topic.id}.json"
    expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused(:delete_topic, :ru)])
    delete "/posts/#{reply.id}.json"
    expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused(:delete_post, :ru)])
  end

  it "tells a stranger nothing about a topic they cannot see" do
    group = Fabricate(:group)
    hidden = Fabricate(:private_category, group:)
    secret = Fabricate(:topic, category: hidden)
    Fabricate(:post, topic: secret)
    HouseRules::Protection.cover(hidden)
    sign_in(author)
    delete "/t/#{secret.id}.json"
    expect(response.body).not_to include(PermanenceHelper.refused(:delete_topic))
    expect(secret.reload).to be_present
  end

  it "has no button for it" do
    sign_in(admin)
    get "/t/#{topic.id}.json"
    body = response.parsed_body
    expect(body.dig("details", "can_delete")).to be_blank
    expect(body.dig("post_stream", "posts").map { |p| p["can_delete"] }).to all(eq(false))
    get "/session/current.json"
    expect(response.parsed_body.dig("current_user", "can_delete_all_posts_and_topics")).to eq(false)
  end

  it "is not permanent either, for what was deleted before" do
    SiteSetting.can_permanently_delete = true
    DB.exec("UPDATE house_rules_guard SET enabled = false")
    reply.update_columns(deleted_at: 1.day.ago, deleted_by_id: moderator.id)
    sign_in(admin)
    delete "/posts/#{reply.id}.json", params: { force_destroy: true }
    expect_refused(:delete_post)
    expect(Post.with_deleted.exists?(reply.id)).to eq(true)
  end

  it "keeps versions" do
    reply.revise(admin, { raw: "A second version of this reply." }, force_new_version: true)
    SiteSetting.can_permanently_delete = true
    sign_in(admin)
    delete "/posts/#{reply.id}/revisions/permanently_delete.json"
    expect_refused(:delete_revision)
    put "/posts/#{reply.id}/revisions/2/hide.json"
    expect_refused(:hide_revision)
    expect(reply.revisions.where(hidden: false).count).to eq(1)
  end

  it "still lets an edit be undone within its grace period" do
    post =
      Fabricate(:post, topic:, user: author, raw: "This is the text as it was in the beginning.")
    post.revise(admin, { raw: "This is another text than in the beginning." }, edit_reason: "x")
    expect {
      post.revise(admin, { raw: "This is the text as it was in the beginning." })
    }.not_to raise_error
  end

  it "sets no timer that deletes" do
    sign_in(admin)
    %w[delete delete_replies].each do |status_type|
      post "/t/#{topic.id}/timer.json", params: { time: 24, duration_minutes: 1440, status_type: }
      expect_refused(:delete_topic)
    end
    post "/t/#{topic.id}/timer.json",
         params: {
           time: 24,
           status_type: "publish_to_category",
           category_id: Fabricate(:category).id,
         }
    expect_refused(:delete_timer)
    expect(TopicTimer.count).to eq(0)
  end

  it "sets other timers" do
    sign_in(admin)
    post "/t/#{topic.id}/timer.json", params: { time: 24, status_type: "close" }
    expect(response.status).to eq(200)
  end

  it "merges no posts of one author, which would delete all but one" do
    sign_in(admin)
    before = contents_of(topic)
    other = Fabricate(:post, topic:, user: author)
    put "/posts/merge_posts.json", params: { post_ids: [reply.id, other.id] }
    expect_refused(:delete_post)
    expect(contents_of(topic).first(before.size)).to eq(before)
  end

  describe "hiding a topic" do
    before { sign_in(admin) }

    it "is not unlisted" do
      put "/t/#{topic.id}/status.json", params: { status: "visible", enabled: "false" }
      expect_refused(:unlist)
      put "/topics/bulk.json", params: { topic_ids: [topic.id], operation: { type: "unlist" } }
      expect_refused(:unlist)
      expect(topic.reload.visible).to eq(true)
    end

    it "can be listed again" do
      topic.update_columns(visible: false)
      put "/t/#{topic.id}/status.json", params: { status: "visible", enabled: "true" }
      expect(response.status).to eq(200)
    end

    it "is not turned into a message" do
      put "/t/#{topic.id}/convert-topic/private.json"
      expect_refused(:convert)
      put "/t/-/#{topic.id}.json", params: { archetype: "private_message", category_id: 0 }
      expect_refused(:convert)
      expect(topic.reload.archetype).to eq("regular")
    end

    it "is not published anew" do
      put "/t/#{topic.id}/publish.json",
          params: {
            destination_category_id: Fabricate(:category).id,
          }
      expect_refused(:publish)
    end
  end

  describe "review" do
    fab!(:reviewable) do
      Fabricate(:reviewable_flagged_post, target: reply, target_created_by: author)
    end

    %w[
      delete_and_agree
      delete_and_ignore
      delete_and_agree_replies
      delete_and_ignore_replies
    ].each do |action|
      it "refuses #{action} and leaves the flag pending" do
        sign_in(moderator)
        before = contents_of(topic)
        put "/review/#{reviewable.id}/perform/#{action}.json?version=#{reviewable.version}"
        expect_refused(:delete_post)
        expect(reviewable.reload).to be_pending
        expect(contents_of(topic)).to eq(before)
      end
    end

    it "refuses delete_user and leaves the flag pending" do
      sign_in(admin)
      put "/review/#{reviewable.id}/perform/delete_user.json?version=#{reviewable.version}"
      expect(response.status).to eq(403)
      expect(reviewable.reload).to be_pending
      expect(User.exists?(author.id)).to eq(true)
    end

    it "refuses to reject and delete a post from pre-moderation" do
      pending =
        ReviewablePost.needs_review!(
          target: reply,
          topic:,
          created_by: Discourse.system_user,
          reviewable_by_moderator: true,
        )
      sign_in(moderator)
      put "/review/#{pending.id}/perform/reject_and_delete.json?version=#{pending.version}"
      expect_refused(:delete_post)
      expect(pending.reload).to be_pending
    end

    it "still lets a reviewer agree and keep" do
      sign_in(moderator)
      put "/review/#{reviewable.id}/perform/agree_and_keep.json?version=#{reviewable.version}"
      expect(response.status).to eq(200)
    end
  end

  context "when the rules are off" do
    before { SiteSetting.house_rules_enabled = false }

    it "deletes as bare Discourse does" do
      sign_in(admin)
      delete "/posts/#{reply.id}.json"
      expect(response.status).to eq(200)
      put "/topics/bulk.json", params: { topic_ids: [topic.id], operation: { type: "delete" } }
      expect(response.status).to eq(200)
      expect(Topic.exists?(topic.id)).to eq(false)
    end
  end

  describe "what is exempt" do
    it "deletes a message, whose posts are private" do
      message = Fabricate(:private_message_post, user: admin)
      sign_in(admin)
      delete "/t/#{message.topic_id}.json"
      expect(response.status).to eq(200)
    end

    it "deletes a topic that only staff could read" do
      staff = Fabricate(:private_category, group: Group[:staff])
      note = Fabricate(:post, topic: Fabricate(:topic, category: staff))
      sign_in(admin)
      delete "/t/#{note.topic_id}.json"
      expect(response.status).to eq(200)
    end

    it "deletes an empty category with its definition topic, and no other" do
      sign_in(admin)
      empty = Fabricate(:category_with_definition)
      delete "/categories/#{empty.slug}.json"
      expect(response.status).to eq(200)
      expect(Topic.exists?(empty.topic_id)).to eq(false)
      expect { category.destroy }.to raise_error(HouseRules::Refused)
    end

    it "recovers what was deleted before" do
      DB.exec("UPDATE house_rules_guard SET enabled = false")
      reply.update_columns(deleted_at: 1.day.ago)
      sign_in(moderator)
      put "/posts/#{reply.id}/recover.json"
      expect(response.status).to eq(200)
      expect(Post.exists?(reply.id)).to eq(true)
    end
  end
end

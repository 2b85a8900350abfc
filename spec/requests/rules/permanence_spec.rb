# frozen_string_literal: true

# Rule 2, as it is met over HTTP: nothing is deleted. Runs inside Discourse and on the sandbox.
RSpec.describe "Rule 2: nothing is deleted", :both do
  fab!(:category)
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:moderator)
  fab!(:admin)
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:question) { Fabricate(:post, topic:, user: resident) }
  fab!(:reply) { Fabricate(:post, topic:, user: resident) }

  before { SiteSetting.house_rules_enabled = true }

  it "tells its author, a moderator and an administrator why not" do
    [resident, moderator, admin].each do |person|
      sign_in(person)
      delete "/posts/#{reply.id}.json"
      expect(response.status).to eq(403)
      expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.refused.delete_post")])
    end
    expect(Post.find_by(id: reply.id)).to be_present
  end

  it "keeps the topic, listed and public" do
    sign_in(admin)
    delete "/t/#{topic.id}.json"
    expect(response.status).to eq(403)
    put "/t/#{topic.id}/status.json", params: { status: "visible", enabled: "false" }
    expect(response.status).to eq(403)
    put "/t/#{topic.id}/convert-topic/private.json"
    expect(response.status).to eq(403)
    expect(topic.reload).to have_attributes(deleted_at: nil, visible: true, archetype: "regular")
  end

  it "moves with a reason, and leaves a notice on both sides and a line in the record" do
    sign_in(moderator)
    move = { post_ids: [reply.id], title: "The other matter has a topic of its own" }
    post "/t/#{topic.id}/move-posts.json", params: move
    expect(response.status).to eq(422)

    post "/t/#{topic.id}/move-posts.json", params: { **move, house_rules_reason: "own_topic" }
    expect(response.status).to eq(200)
    entered = reply.reload.topic
    expect(entered.id).not_to eq(topic.id)
    codes =
      Post
        .where(topic_id: [topic.id, entered.id])
        .where.not(action_code: nil)
        .pluck(:topic_id, :action_code)
    expect(codes).to contain_exactly(
      [topic.id, "house_rules.moved_out"],
      [entered.id, "house_rules.moved_in"],
    )

    sign_in(resident)
    get "/house-rules/record.json"
    expect(response.parsed_body["entries"].first).to include(
      "kind" => "split",
      "reason" => "own_topic",
      "actor_role" => "moderator",
    )
  end

  it "is bare Discourse while the rules are off" do
    SiteSetting.house_rules_enabled = false
    sign_in(moderator)
    delete "/posts/#{reply.id}.json"
    expect(response.status).to eq(200)
    expect(Post.find_by(id: reply.id)).to be_nil
  end
end

# frozen_string_literal: true

require_relative "../support/closed_sections"
require_relative "../support/permanence"

RSpec.describe "House rules: withdrawing one's own post", type: :request do
  include_context "with a protected topic"

  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }

  def withdraw(post = reply)
    post "/house-rules/posts/#{post.id}/withdrawal.json"
  end

  def served(post = reply)
    get "/t/#{topic.id}.json"
    response.parsed_body["post_stream"]["posts"].find { |p| p["id"] == post.id }
  end

  it "folds a reply and a first post, keeps every word, and can be taken back" do
    before = contents_of(topic)
    sign_in(author)
    [reply, first_post].each do |post|
      expect { withdraw(post) }.not_to change { entries }
      expect(response.parsed_body["folded"]).to include("kind" => "withdrawn")
    end
    expect(contents_of(topic)).to eq(before)

    sign_in(resident)
    expect(served).to include("cooked" => reply.cooked)
    expect(served["folded"]).to include("kind" => "withdrawn")
    expect(served).not_to have_key("house_rules_can_withdraw")

    sign_in(author)
    expect(served["house_rules_can_withdraw"]).to eq(true)
    delete "/house-rules/posts/#{reply.id}/withdrawal.json"
    expect(response.parsed_body).to eq("folded" => nil)
    expect(served).not_to have_key("folded")
    get "/posts/#{reply.id}.json"
    expect(response.parsed_body).to include("folded" => nil)
  end

  it "is the author's alone" do
    { admin: 403, moderator: 403, resident: 403 }.each do |person, status|
      sign_in(public_send(person))
      withdraw
      expect(response.status).to eq(status)
      expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused(:withdraw_other)])
    end
    HouseRules::Fold.fold(reply, "withdrawn", by: author)
    sign_in(admin)
    delete "/house-rules/posts/#{reply.id}/withdrawal.json"
    expect_refused(:withdraw_other)
    expect(HouseRules::Fold.covers?(reply, "withdrawn")).to eq(true)
  end

  it "needs a log-in and a post that the author can see" do
    withdraw
    expect(response.status).to eq(403)
    sign_in(author)
    post "/house-rules/posts/#{Post.maximum(:id) + 9}/withdrawal.json"
    expect(response.status).to eq(404)
    post "/house-rules/posts/none/withdrawal.json"
    expect(response.status).to eq(404)
    close_section(category, Fabricate(:group))
    withdraw
    expect(response.status).to eq(404)
  end

  it "works in closed and archived topics" do
    topic.update!(closed: true, archived: true)
    sign_in(author)
    withdraw
    expect(response.status).to eq(200)
  end

  it "refuses an organisation's words, messages, notices and stubs" do
    organization = Fabricate(:house_rules_organization, user: author)
    result = HouseRules::WithdrawPost.call(guardian: author.guardian, params: { post_id: reply.id })
    expect(result["result.policy.personal"]).to be_failure
    organization.destroy!
    sign_in(author)

    message = Fabricate(:private_message_topic, user: author)
    withdraw(Fabricate(:post, topic: message, user: author))
    expect_refused(:withdraw_unprotected)

    HouseRules::WithholdPost.call(
      guardian: admin.guardian,
      params: {
        post_id: reply.id,
        ground: "personal_data",
      },
    )
    withdraw
    expect_refused(:edit_withheld)
  end

  it "keeps a post folded that was flagged as well" do
    sign_in(author)
    HouseRules::Fold.fold(reply, "flagged", by: moderator)
    withdraw
    expect(response.parsed_body["folded"]).to include("kind" => "withdrawn")
    delete "/house-rules/posts/#{reply.id}/withdrawal.json"
    expect(response.parsed_body["folded"]).to include("kind" => "flagged")
  end

  it "tells open pages, and twice is once" do
    sign_in(author)
    messages = MessageBus.track_publish("/topic/#{topic.id}") { 2.times { withdraw } }
    expect(messages.count { |message| message.data[:type] == :revised }).to eq(1)
    expect(HouseRules::Fold.where(post_id: reply.id).count).to eq(1)
  end

  it "is limited in rate" do
    RateLimiter.enable
    sign_in(author)
    11.times { withdraw }
    expect(response.status).to eq(429)
  end

  it "says so to crawlers and in print, with the text below" do
    HouseRules::Fold.fold(reply, "withdrawn", by: author)
    get topic.relative_url, headers: { "HTTP_USER_AGENT" => "Googlebot" }
    expect(response.body).to include("<em>Withdrawn by its author.</em>", reply.raw)
    SiteSetting.default_locale = "ru"
    get "#{topic.relative_url}/#{reply.post_number}?_escaped_fragment_=1"
    expect(response.body).to include("<em>Отозвано автором.</em>", reply.raw)
    expect(reply.reload.cooked).not_to include("Отозвано")
  end
end

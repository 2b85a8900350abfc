# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: what a reviewer does instead of deleting", type: :request do
  include_context "with a protected topic"

  fab!(:flagger) { Fabricate(:user, refresh_auto_groups: true) }

  before { Jobs.run_immediately! }

  def flag(post)
    PostActionCreator.spam(flagger, post).reviewable
  end

  def offered(reviewable)
    get "/review/#{reviewable.id}.json"
    response.parsed_body["actions"].map { |action| action["server_action"] }
  end

  def act(reviewable, action)
    put "/review/#{reviewable.id}/perform/#{action}.json?version=#{reviewable.reload.version}"
  end

  it "finds quarantine and withholding, and no deletion" do
    reviewable = flag(reply)
    sign_in(moderator)
    actions = offered(reviewable)
    expect(actions).to include(
      "house_rules_quarantine",
      "house_rules_withhold_personal_data",
      "house_rules_withhold_court_or_regulator",
      "house_rules_withhold_children_safety",
      "house_rules_quarantine_spammer",
    )
    expect(actions.grep(/delete_and|reject_and_delete/)).to be_empty

    SiteSetting.house_rules_withhold_groups = "1"
    expect(offered(reviewable).grep(/withhold/)).to be_empty
  end

  it "puts a reply in quarantine and agrees with its flag" do
    reviewable = flag(reply)
    sign_in(moderator)
    act(reviewable, "house_rules_quarantine")
    expect(response.status).to eq(200)
    expect(HouseRules::Quarantine.post?(Post.find(reply.id))).to eq(true)
    expect(reviewable.reload).to be_approved
    expect(entry).to have_attributes(kind: "split", reason: "quarantine", actor_role: "moderator")
    expect(notices(topic).count).to eq(1)
  end

  it "puts a topic in quarantine by its first post" do
    reviewable = flag(first_post)
    sign_in(admin)
    act(reviewable, "house_rules_quarantine")
    expect(HouseRules::Quarantine.topic?(topic.reload)).to eq(true)
    expect(reviewable.reload).to be_approved
  end

  it "withholds under a ground and agrees" do
    reviewable = flag(reply)
    sign_in(moderator)
    act(reviewable, "house_rules_withhold_children_safety")
    expect(response.status).to eq(200)
    expect(HouseRules::Withholding.sole).to have_attributes(
      ground: "children_safety",
      status: "pending",
    )
    expect(reviewable.reload).to be_approved
  end

  it "deals with a spammer and agrees" do
    reviewable = flag(reply)
    sign_in(moderator)
    act(reviewable, "house_rules_quarantine_spammer")
    expect(author.reload).to be_silenced
    expect(HouseRules::Quarantine.topic?(topic.reload)).to eq(true)
    expect(reviewable.reload).to be_approved
  end

  it "leaves the flag pending when the act was refused, and nothing half done" do
    reviewable = flag(reply)
    sign_in(moderator)
    HouseRules::Withholding.stubs(:covers?).returns(false)
    HouseRules::Withholding.stubs(:overlaps?).returns(true)
    act(reviewable, "house_rules_withhold_personal_data")
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"].first).to include("nothing was agreed with")
    expect(reviewable.reload).to be_pending
    expect(PostAction.where(post: reply).pluck(:agreed_at)).to eq([nil])

    PostMover.any_instance.stubs(:to_new_topic).raises(HouseRules::Refused.new(:move_out_of_sight))
    act(reviewable, "house_rules_quarantine")
    expect_refused(:move_out_of_sight)
    expect(reviewable.reload).to be_pending
  end

  it "is there for every post that is reviewed" do
    reviewable = ReviewablePost.queue_for_review(reply)
    sign_in(moderator)
    act(reviewable, "house_rules_quarantine")
    expect(response.status).to eq(200)
    expect(reviewable.reload).to be_rejected
    expect(HouseRules::Quarantine.post?(Post.find(reply.id))).to eq(true)
  end
end

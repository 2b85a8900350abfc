# frozen_string_literal: true

require_relative "../support/quarantine"

RSpec.describe "House rules: one act against a spammer", type: :request do
  include_context "with a quarantine"

  fab!(:other_topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:other_first) { Fabricate(:post, topic: other_topic, user: resident) }

  before do
    Draft.delete_all
    @replies =
      Array.new(3) do
        Fabricate(:post, topic: other_topic, user: author, raw: "Cheap watches 4508 here")
      end
    Fabricate(:post, topic: other_topic, user: resident, raw: "What is that supposed to be?")
    author.update!(ip_address: "203.0.113.7", registration_ip_address: "203.0.113.8")
  end

  def sweep(user = moderator)
    sign_in(user)
    post "/house-rules/users/#{author.id}/quarantine.json"
  end

  it "silences, blocks, moves everything, with one entry and one notice in a topic left" do
    first_post.update_columns(raw: secret)
    first_post.rebake!
    expect(TopicLink.where(user_id: author.id, internal: false)).to be_present
    notified = -> { Notification.where.not(user: author).count }
    expect { sweep }.not_to change { notified.call }
    expect(response.status).to eq(200)
    expect(response.parsed_body["posts"]).to eq(5)

    expect(author.reload).to be_silenced
    expect(ScreenedEmail.exists?(email: author.email)).to eq(true)
    expect(ScreenedIpAddress.pluck(:ip_address).map(&:to_s)).to include(
      "203.0.113.7",
      "203.0.113.8",
    )
    expect(ScreenedUrl.pluck(:url).join).to include("spam.example")

    expect(topic.reload.category_id).to eq(quarantine.id)
    posts = Post.where(user_id: author.id, post_type: 1)
    expect(posts.map { |p| p.topic.category_id }.uniq).to eq([quarantine.id])
    expect(posts.map { |p| p.cooked.include?("4508") }.uniq).to eq([false])
    expect(posts.map(&:hidden).uniq).to eq([false])
    expect(posts.first.cooked).to include("In quarantine: spam.")

    kinds = HouseRules::RecordEntry.where("kind NOT LIKE 'rules%'").pluck(:kind)
    expect(kinds).to eq(["quarantined"])
    entry = HouseRules::RecordEntry.find_by(kind: "quarantined")
    expect(entry).to have_attributes(actor_role: "moderator", reason: "quarantine", topic_id: nil)
    expect(entry.details).to eq("count" => 5, "ground" => "spam")
    expect(notices(other_topic).pluck(:action_code)).to eq(["house_rules.moved_out"])
    expect(other_topic.posts.where(user_id: resident.id).count).to eq(2)
    expect(HouseRules::Sweep.last).to have_attributes(status: "done", skipped_ids: [])
  end

  it "takes it off the pages that are open" do
    messages = MessageBus.track_publish("/topic/#{other_topic.id}") { sweep }
    expect(messages.map { |m| m.data.slice(:reload_topic) }).to include({ reload_topic: true })
  end

  it "is nothing for the official account of an organisation, and says so" do
    Fabricate(:house_rules_organization, user: author)
    [moderator, admin].each do |user|
      sweep(user)
      expect_refused(:quarantine_whom)
    end
    expect(author.reload).not_to be_silenced
    expect(topic.reload.category_id).to eq(category.id)
  end

  it "agrees with the flags on what it moves" do
    flags =
      [first_post, @replies.first].map { |post| PostActionCreator.spam(resident, post).reviewable }
    sweep
    expect(flags.map { |flag| flag.reload.status }).to eq(%w[approved approved])
  end

  it "is undone by moving back" do
    sweep
    moved = HouseRules::Sweep.last.topic
    ids = moved.posts.where(user_id: author.id).pluck(:id)
    post "/t/#{moved.id}/move-posts.json",
         params: {
           post_ids: ids,
           destination_topic_id: other_topic.id,
           house_rules_reason: "wrong_section",
         }
    expect(response.status).to eq(200)
    expect(other_topic.posts.where(user_id: author.id).count).to eq(3)
    expect(Post.find(ids.first).cooked).to include("4508")
  end

  it "goes on where it stopped, and leaves out what cannot be moved" do
    Jobs.run_later!
    sweep
    work = HouseRules::Sweep.last
    expect(work).to have_attributes(status: "running", total: 5)
    HouseRules::SweepTopic.new(work).move_next
    sweep
    expect(response.status).to eq(422)

    PostMover.any_instance.stubs(:to_topic).raises(StandardError, "in the way")
    Jobs::HouseRules::SweepToQuarantine.new.execute(sweep_id: work.id)
    expect(work.reload.status).to eq("done")
    expect(work.skipped_ids).to match_array(@replies.map(&:id))
    expect(other_topic.posts.where(user_id: author.id).count).to eq(3)

    PostMover.any_instance.unstub(:to_topic)
    Jobs.run_immediately!
    sweep
    expect(response.status).to eq(200)
    expect(entry.details["count"]).to eq(3)
    expect(other_topic.posts.where(user_id: author.id).count).to eq(0)
  end

  it "goes on with the others when the first replies cannot be moved" do
    third_topic = Fabricate(:topic, category:, user: resident)
    Fabricate(:post, topic: third_topic, user: resident)
    later = Fabricate(:post, topic: third_topic, user: author, raw: "Cheap watches 4508 here")
    moves = 0
    allow_any_instance_of(PostMover).to receive(:to_topic).and_wrap_original do |move, *args|
      move.call(*args)
      raise StandardError, "in the way" if (moves += 1) == 1
    end
    sweep
    expect(HouseRules::Sweep.last.skipped_ids).to match_array(@replies.map(&:id))
    expect(later.reload.topic.category_id).to eq(quarantine.id)
  end

  it "lets the second of two people at once find it under way" do
    Jobs.run_later!
    sweep
    allow(HouseRules::Sweep).to receive(:running).and_return(HouseRules::Sweep.none)
    sweep
    expect(response.status).to eq(422)
    expect(HouseRules::Sweep.where(user: author).count).to eq(1)
    expect(HouseRules::RecordEntry.where(kind: "quarantined").count).to eq(1)
  end

  it "is for staff, and against ordinary accounts" do
    sign_in(resident)
    post "/house-rules/users/#{author.id}/quarantine.json"
    expect_refused(:quarantine_staff)
    sign_in(moderator)
    [admin, Discourse.system_user].each do |user|
      post "/house-rules/users/#{user.id}/quarantine.json"
      expect_refused(:quarantine_whom)
    end
    organization = Fabricate(:house_rules_organization)
    organization.group.add(author)
    HouseRules::Directory.clear
    post "/house-rules/users/#{author.id}/quarantine.json"
    expect_refused(:quarantine_whom)
    post "/house-rules/users/0/quarantine.json"
    expect(response.status).to eq(404)
    expect(author.reload).not_to be_silenced
  end

  it "leaves messages alone, and is nothing for who has written nothing" do
    nobody = Fabricate(:user)
    message = Fabricate(:private_message_post, user: author)
    sweep
    expect(message.reload.cooked).not_to include("quarantine")
    post "/house-rules/users/#{nobody.id}/quarantine.json"
    expect(response.parsed_body["posts"]).to eq(0)
    expect(nobody.reload).to be_silenced
  end
end

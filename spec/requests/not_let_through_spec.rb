# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: posts that were not let through", type: :request do
  include_context "with a protected topic"

  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }

  let(:lines) { HouseRules::RecordEntry.where(kind: "not_let_through").order(:id) }

  def queue(user: resident, **options)
    options = { target_created_by: user, topic:, category: }.merge(options)
    Fabricate(:reviewable_queued_post, **options)
  end

  def act(reviewable, action, **params)
    put "/review/#{reviewable.id}/perform/#{action}.json?version=#{reviewable.reload.version}",
        params:
  end

  def news
    resident.notifications.where("data LIKE '%not_let_through%'").map { |n| n.data_hash[:reason] }
  end

  it "is one line with its reason, without text and name, and the author is told" do
    reviewable = queue
    sign_in(moderator)
    get "/review/#{reviewable.id}.json"
    expect(response.body).to include("house_rules_refuse_spam", "house_rules_refuse_off_topic")
    act(reviewable, "house_rules_refuse_off_topic")
    expect(response.status).to eq(200)
    expect(reviewable.reload).to be_rejected
    line = lines.sole
    expect(line).to have_attributes(
      reason: "off_topic",
      actor_role: "moderator",
      topic_id: nil,
      post_id: nil,
      note: nil,
      details: {
        "count" => 1,
        "category_id" => category.id,
      },
    )
    expect(news).to eq(["off_topic"])

    get "/house-rules/record.json?kind=not_let_through"
    shown = response.parsed_body["entries"].sole
    expect(shown).to include("kind" => "not_let_through", "reason" => "off_topic", "count" => 1)
    expect(shown.to_json).not_to include(resident.username)
  end

  it "lets nobody put words into an author's mouth" do
    reviewable = queue
    written = reviewable.payload["raw"]
    sign_in(admin)
    put "/review/#{reviewable.id}.json?version=#{reviewable.version}",
        params: {
          reviewable: {
            payload: {
              raw: "Thank you dear company, I love it.",
            },
          },
        }
    expect_refused(:edit_queued)
    expect(reviewable.reload.payload["raw"]).to eq(written)
  end

  it "counts whatever refuses: core's reject, a revision, the queue's age" do
    sign_in(admin)
    act(queue, "reject_post")
    act(queue, "revise_and_reject_post", revise_reason: "Other", revise_custom_reason: "Because")
    old = queue
    old.update_columns(created_at: 70.days.ago)
    SiteSetting.auto_handle_queued_age = 60
    Jobs::AutoQueueHandler.new.execute({})
    expect(old.reload).to be_rejected
    expect(lines.pluck(:reason)).to eq(%w[not_given to_revise not_looked_at])
    expect(lines.last.actor_role).to eq("system")
    expect(news).to eq(%w[not_given not_looked_at])
  end

  it "counts what is refused with its account" do
    nobody = Fabricate(:user)
    reviewable = queue(user: nobody)
    sign_in(admin)
    act(reviewable, "delete_user")
    expect(response.status).to eq(200)
    expect(User.exists?(nobody.id)).to eq(false)
    expect(lines.pluck(:reason)).to eq(["account_deleted"])
  end

  it "counts queued topics" do
    reviewable = Fabricate(:reviewable_queued_post_topic, target_created_by: resident, category:)
    sign_in(moderator)
    act(reviewable, "house_rules_refuse_duplicate")
    expect(lines.pluck(:reason)).to eq(["duplicate"])
    expect(resident.notifications.last.data_hash[:topic_title]).to eq(reviewable.payload["title"])
  end

  it "does not count what is let through, taken back, private, staff's, or refused while off" do
    sign_in(moderator)
    act(queue, "approve_post")
    act(queue(user: admin), "reject_post")
    hidden = Fabricate(:private_category, group: Group[:staff])
    act(queue(topic: Fabricate(:topic, category: hidden), category: hidden), "reject_post")
    mine = queue
    sign_in(resident)
    delete "/review/#{mine.id}.json"
    SiteSetting.house_rules_enabled = false
    sign_in(moderator)
    act(queue, "reject_post")
    expect(lines).to be_empty
  end

  it "is in the figures, by the day and by who answers there" do
    organization = Fabricate(:house_rules_organization)
    Fabricate(:house_rules_organization_category, organization:, category:)
    HouseRules::Directory.clear
    sign_in(moderator)
    2.times { act(queue, "reject_post") }
    elsewhere = Fabricate(:category)
    act(queue(topic: Fabricate(:topic, category: elsewhere), category: elsewhere), "reject_post")
    figure = ->(query) do
      get "/house-rules/figures.json?#{query}"
      response.parsed_body["not_let_through"]
    end
    expect(figure.call("")).to eq(3)
    expect(figure.call("organization=#{organization.id}")).to eq(2)
    expect(figure.call("from=#{2.days.from_now.to_date}")).to eq(nil)
    expect(figure.call("to=#{2.days.from_now.to_date}")).to eq(3)
  end
end

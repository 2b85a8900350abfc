# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: moves to another category", type: :request do
  include_context "with a protected topic"

  fab!(:stranger, :user)
  fab!(:strangers_reply) { Fabricate(:post, topic:, user: stranger) }
  fab!(:other_category, :category)

  let(:reason) { { house_rules_reason: "own_topic", house_rules_note: "It grew." } }

  before { Jobs.run_immediately! }

  it "leaves a notice in the topic and tells everybody in it once" do
    PostActionNotifier.enable
    sign_in(moderator)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: other_category.id,
          house_rules_reason: "wrong_section",
        }
    expect(response.status).to eq(200)
    expect(topic.reload.category_id).to eq(other_category.id)
    expect(notices(topic).pluck(:action_code)).to eq(%w[house_rules.recategorized])
    expect(entry).to have_attributes(
      kind: "recategorized",
      reason: "wrong_section",
      details: {
        "from" => category.id,
        "to" => other_category.id,
        "count" => 1,
      },
    )
    expect(told).to contain_exactly(author.id, stranger.id)
    expect(Notification.where(notification_type: Notification.types[:edited])).to be_empty
  ensure
    PostActionNotifier.disable
  end

  it "does so in bulk, with and without versions" do
    sign_in(admin)
    [other_category, category].zip([true, false])
      .each do |to, versions|
        SiteSetting.create_revision_on_bulk_topic_moves = versions
        put "/topics/bulk.json",
            params: {
              topic_ids: [topic.id],
              operation: {
                type: "change_category",
                category_id: to.id,
                house_rules_reason: "wrong_section",
              },
            }
        expect(response.status).to eq(200)
        expect(topic.reload.category_id).to eq(to.id)
        expect(entry).to have_attributes(actor_id: admin.id, reason: "wrong_section")
      end
    expect(notices(topic).count).to eq(2)
  end

  it "moves in bulk what can be moved, and says what stayed and why" do
    other = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    [true, false].each do |versions|
      SiteSetting.create_revision_on_bulk_topic_moves = versions
      refused = HouseRules::Refused.new(:moved_meanwhile)
      HouseRules::Hooks::Moves.stubs(:topic_updating).with { |t| t.id == other.id }.raises(refused)
      HouseRules::Hooks::Moves.stubs(:topic_updating).with { |t| t.id != other.id }
      sign_in(admin)
      to = topic.reload.category_id == category.id ? other_category : category
      other.update_columns(category_id: topic.category_id)
      put "/topics/bulk.json",
          params: {
            topic_ids: [other.id, topic.id],
            operation: {
              type: "change_category",
              category_id: to.id,
              house_rules_reason: "wrong_section",
            },
          }
      expect(response.status).to eq(200)
      expect(response.parsed_body).to eq(
        "topic_ids" => [topic.id],
        "house_rules_stayed" => [{ "topic_id" => other.id, "message" => refused.message }],
      )
      expect(topic.reload.category_id).to eq(to.id)
      expect(other.reload.category_id).not_to eq(to.id)
    end
  end

  it "takes the first post's edit for what it is" do
    sign_in(moderator)
    put "/posts/#{first_post.id}.json",
        params: {
          post: {
            raw: first_post.raw,
            category_id: other_category.id,
          },
          **reason,
        }
    expect(response.status).to eq(200)
    expect(entry).to have_attributes(kind: "recategorized", reason: "own_topic")
  end

  it "lets an author correct the section of a topic nobody else wrote in" do
    own = Fabricate(:post, topic: Fabricate(:topic, category:, user: author), user: author).topic
    sign_in(author)
    put "/t/-/#{own.id}.json", params: { category_id: other_category.id }
    expect(response.status).to eq(200)
    expect(notices(own)).to be_empty
    expect(entry).to have_attributes(kind: "recategorized", actor_role: "author", reason: nil)
    expect(told).to eq([])
  end

  it "asks for the reason of a move to nowhere: Discourse takes it for uncategorized" do
    SiteSetting.allow_uncategorized_topics = true
    HouseRules::Protection.cover_all
    sign_in(admin)
    put "/t/-/#{topic.id}.json", params: { category_id: nil }, as: :json
    expect(response.status).to eq(422)
    operation = { type: "change_category", category_id: nil }
    put "/topics/bulk.json", params: { topic_ids: [topic.id], operation: }, as: :json
    expect(response.status).to eq(422)
    expect(topic.reload.category_id).to eq(category.id)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: nil,
          house_rules_reason: "wrong_section",
        },
        as: :json
    expect(response.status).to eq(200)
    expect(topic.reload.category_id).to eq(SiteSetting.uncategorized_category_id)
    expect(entry).to have_attributes(kind: "recategorized", reason: "wrong_section")
  end

  it "leaves it to Discourse to say that there is no such section" do
    sign_in(admin)
    put "/t/-/#{topic.id}.json", params: { category_id: -1 }
    expect(response.status).to eq(422)
    expect(response.parsed_body["errors"]).to eq([I18n.t("category.errors.not_found")])
    operation = { type: "change_category", category_id: -1 }
    put "/topics/bulk.json", params: { topic_ids: [topic.id], operation: }, as: :json
    expect(response.status).to eq(404)
    expect(topic.reload.category_id).to eq(category.id)
  end

  it "records a rename, and asks nothing" do
    sign_in(moderator)
    put "/t/-/#{topic.id}.json", params: { title: "Heating in the second building" }
    expect(response.status).to eq(200)
    expect(entry).to have_attributes(kind: "renamed", reason: nil)
    expect(entry.details).to eq({}) # titles are looked up, never kept
    expect(told).to eq([])
  end

  it "records a change by a job or another plugin" do
    topic.change_category_to_id(other_category.id)
    expect(entry).to have_attributes(
      kind: "recategorized",
      actor_role: "system",
      reason: "not_given",
    )
    expect(notices(topic).count).to eq(1)
  end

  it "says nothing of a topic that nobody reads: before its first post, or deleted before the rules" do
    empty = Fabricate(:topic, category:)
    empty.change_category_to_id(other_category.id)
    expect(create_post(topic: empty, raw: "The first words of this topic.").post_number).to eq(1)

    SiteSetting.house_rules_enabled = false
    deleted = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    deleted.trash!(admin)
    SiteSetting.house_rules_enabled = true
    deleted.update!(category: other_category)
    [empty, deleted].each do |each|
      expect(notices(each)).to be_empty
      expect(HouseRules::RecordEntry.where(topic_id: each.id)).to be_empty
    end
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"

# What the mover reads before the move is what the move then says, its refusal included.
RSpec.describe "House rules: the preview of a move", type: :request do
  include_context "with a protected topic"

  fab!(:stranger) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:second) { Fabricate(:post, topic:, user: stranger) }
  fab!(:other_topic) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  fab!(:elsewhere, :category)
  fab!(:closed) { Fabricate(:private_category, group: Group[:staff]) }

  before { Jobs.run_immediately! }

  def preview(by: moderator, **params)
    sign_in(by)
    post "/house-rules/moves/preview.json", params: { topic_id: topic.id, **params }
    response.parsed_body
  end

  def notice_in(of, reader: moderator)
    sign_in(reader)
    get "/t/#{of.id}.json"
    posts = response.parsed_body["post_stream"]["posts"]
    posts.filter_map { |post| post["house_rules_notice"] }.last
  end

  # Discourse's own address answers the same to the same.
  def expect_refused_as_said(said, by: moderator, **params)
    expect(preview(by:, **params)).to eq("refused" => said)
    reason = { house_rules_reason: params[:house_rules_reason] || "off_topic" }
    if params[:post_ids]
      post "/t/#{topic.id}/move-posts.json", params: { **params, **reason }
    else
      put "/t/#{topic.slug}/#{topic.id}.json", params: { **params, **reason }
    end
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"]).to eq([said])
  end

  def words(rule)
    PermanenceHelper.refused(rule)
  end

  describe "of a topic" do
    it "is the notice that then stands, in the reader's sight, and how many are told" do
      shown = preview(category_id: elsewhere.id, house_rules_reason: "wrong_section")
      expect(shown["told"]).to eq(2)
      expect(shown["notice"]).to include(
        "from" => category.name,
        "to" => elsewhere.name,
        "reason" => "wrong_section",
      )
      put "/t/#{topic.slug}/#{topic.id}.json",
          params: {
            category_id: elsewhere.id,
            house_rules_reason: "wrong_section",
          }
      expect(notice_in(topic).except("move_id")).to eq(shown["notice"])
      expect(told.size).to eq(2)
    end

    it "says why Discourse or the rules would refuse it, in their words" do
      expect_refused_as_said(words(:move_out_of_sight), category_id: closed.id)
      staffs = Fabricate(:category)
      staffs.set_permissions(everyone: :readonly, staff: :full)
      staffs.save!
      not_there = I18n.t("category.errors.move_topic_to_category_disallowed")
      expect_refused_as_said(not_there, by: leader, category_id: staffs.id)
    end

    it "goes to quarantine for that reason, and has that reason when it goes there" do
      shown = preview(category_id: elsewhere.id, house_rules_reason: "quarantine")
      expect(shown).to include("told" => 2)
      expect(HouseRules::Quarantine.category_id).to be_nil
      quarantine = HouseRules::Quarantine.category!
      expect(preview(house_rules_reason: "quarantine")["notice"]).to include(
        "to" => quarantine.name,
      )
      shown = preview(category_id: quarantine.id, house_rules_reason: "off_topic")
      expect(shown["notice"]).to include("reason" => "quarantine")
    end
  end

  describe "of posts" do
    let(:to_other) { { post_ids: [second.id], destination_topic_id: other_topic.id } }

    it "is the notice that then stands" do
      shown = preview(**to_other, house_rules_reason: "off_topic")
      post "/t/#{topic.id}/move-posts.json", params: { **to_other, house_rules_reason: "off_topic" }
      expect(notice_in(topic).except("move_id")).to eq(shown["notice"])
      expect(told.size).to eq(shown["told"])
    end

    it "names ten authors and how many there are beside them, as the notice does" do
      posts = Fabricate.times(12, :post, topic:)
      notice = preview(post_ids: posts.map(&:id))["notice"]
      expect([notice["authors"].size, notice["more_authors"]]).to eq([10, 2])
    end

    it "says why the rules would refuse it, in their words" do
      SiteSetting.enable_category_group_moderation = true
      other_topic.update_columns(archived: true)
      expect_refused_as_said(words(:move_into_archived), **to_other)
      other_topic.update_columns(archived: false, visible: false)
      expect_refused_as_said(words(:move_out_of_sight), **to_other)
      other_topic.update_columns(visible: true, category_id: closed.id)
      expect_refused_as_said(words(:move_out_of_sight), **to_other)
      other_topic.update_columns(category_id: category.id)
      expect_refused_as_said(words(:move_into_itself), **to_other, destination_topic_id: topic.id)
      expect_refused_as_said(words(:not_quarantine), **to_other, house_rules_reason: "quarantine")
      into_closed = { post_ids: [second.id], title: "A topic of its own", category_id: closed.id }
      expect_refused_as_said(words(:move_out_of_sight), **into_closed)
      gone = Fabricate(:post, topic: other_topic)
      expect_refused_as_said(words(:moved_meanwhile), **to_other, post_ids: [second.id, gone.id])
    end

    it "says why quarantine would refuse it" do
      quarantined = Fabricate(:topic, category: HouseRules::Quarantine.category!)
      to = { post_ids: [second.id], destination_topic_id: quarantined.id }
      expect_refused_as_said(words(:quarantine_reason), **to)
      first = { **to, post_ids: [first_post.id], house_rules_reason: "quarantine" }
      expect_refused_as_said(words(:quarantine_topic), **first)
    end

    it "says that a merged topic takes nothing in and gives nothing away" do
      merged = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
      merged.move_posts(moderator, merged.posts.pluck(:id), destination_topic_id: other_topic.id)
      to = { **to_other, destination_topic_id: merged.id }
      expect_refused_as_said(words(:move_into_signpost), **to)
    end

    it "says no more than Discourse of where the mover may not write" do
      expect(preview(**to_other, destination_topic_id: Topic.maximum(:id) + 1)).to eq(
        "refused" => I18n.t("invalid_access"),
      )
      staffs = Fabricate(:category)
      staffs.set_permissions(everyone: :readonly, staff: :full)
      staffs.save!
      split = { post_ids: [second.id], category_id: staffs.id }
      expect(preview(by: category_moderator, **split)).to eq("refused" => I18n.t("invalid_access"))
      other_topic.update_columns(category_id: staffs.id)
      all = { post_ids: topic.posts.pluck(:id), destination_topic_id: other_topic.id }
      expect(preview(by: category_moderator, **all)).to eq("refused" => I18n.t("invalid_access"))
      expect(preview(by: category_moderator, **to_other)).to have_key("told")
    end
  end
end

# frozen_string_literal: true

require_relative "../support/ways"
require_relative "../support/settings_before"

# What is muted by default is in no list of those who have chosen nothing. Each reader may mute; nobody may for
# all of them, where there is something to miss.
RSpec.describe "Muting for everybody", type: :request do
  extend Ways

  include_context "with something to lose"

  let(:reason) { { house_rules_reason: "off_topic" } }
  let(:everybody) { Group[:trust_level_0] }
  let(:noise) { Fabricate(:tag, name: "noise") }

  def mute(section)
    set_before_rules(:default_categories_muted, section.id.to_s)
  end

  def mute_noise
    SiteSetting.tagging_enabled = true
    SiteSetting.tag_topic_allowed_groups = Group::AUTO_GROUPS[:everyone].to_s
    set_before_rules(:default_tags_muted, noise.name)
  end

  def tag(topic, name = "doors")
    SiteSetting.tagging_enabled = true
    Fabricate(:tag, name:).tap { |tag| topic.tags << tag }
  end

  def topic_in(section)
    Fabricate(:post, topic: Fabricate(:topic, category: section)).topic
  end

  def recategorize(section)
    ask(:put, "/t/-/#{topic.id}.json", category_id: section.id, **reason)
  end

  def split(**to)
    title = "Doors and hedges of the yard"
    ask(:post, "/t/#{topic.id}/move-posts.json", post_ids: [reply.id], title:, **to, **reason)
  end

  def move_posts(other)
    params = { post_ids: [reply.id], destination_topic_id: other.id }
    ask(:post, "/t/#{topic.id}/move-posts.json", **params, **reason)
  end

  def change(setting, value)
    ask(:put, "/admin/site_settings/#{setting}.json", setting => value)
  end

  def change_group(group = everybody, **muted)
    ask(:put, "/groups/#{group.id}.json", group: muted, update_existing_users: "true")
  end

  def put_under(parent)
    body = { name: category.name, color: "0088cc", text_color: "ffffff" }
    ask(:put, "/categories/#{category.id}.json", **body, parent_category_id: parent.id)
  end

  describe "takes no topic out of the lists by a move" do
    way("to a section", refused: :mute) do
      mute(elsewhere)
      recategorize(elsewhere)
    end

    way("to a section below one", refused: :mute) do
      mute(elsewhere)
      recategorize(Fabricate(:category, parent_category: elsewhere))
    end

    way("to a section that a group of everybody mutes", refused: :mute) do
      everybody.update!(muted_category_ids: [elsewhere.id])
      recategorize(elsewhere)
    end

    way("of several", refused: :mute) do
      mute(elsewhere)
      operation = { type: "change_category", category_id: elsewhere.id, **reason }
      ask(:put, "/topics/bulk.json", topic_ids: [topic.id], operation:)
    end

    way("that an edit carries", refused: :mute) do
      mute(elsewhere)
      post = { raw: first_post.raw, category_id: elsewhere.id }
      ask(:put, "/posts/#{first_post.id}.json", post:, **reason)
    end

    way("into a new topic", refused: :mute) do
      mute(elsewhere)
      split(category_id: elsewhere.id)
    end

    way("into a topic that is there", refused: :mute) do
      mute(elsewhere)
      move_posts(topic_in(elsewhere))
    end

    way("into a new topic with a tag", refused: :mute) do
      mute_noise
      split(category_id: category.id, tags: ["noise"])
    end

    way("into a topic with a tag", refused: :mute) do
      other = topic_in(elsewhere)
      other.tags << noise
      mute_noise
      move_posts(other)
    end

    way("from Ruby", refused: :mute) do
      mute(elsewhere)
      topic.change_category_to_id(elsewhere.id)
    end
  end

  describe "takes no section out of the lists" do
    way("by one above it", refused: :mute) do
      mute(elsewhere)
      put_under(elsewhere)
    end

    way("by one above it that is muted later", refused: :mute) do
      category.update!(parent_category: elsewhere)
      change(:default_categories_muted, elsewhere.id.to_s)
    end

    way("by a group of everybody", refused: :mute) do
      change_group(muted_category_ids: [category.id])
    end

    way("by a group of everybody, from above", refused: :mute) do
      category.update!(parent_category: elsewhere)
      change_group(muted_category_ids: [elsewhere.id])
    end

    it "by the group whose people read it" do
      owners = Fabricate(:private_category, group: circle)
      HouseRules::Protection.cover(owners)
      topic_in(owners)
      change_group(circle, muted_category_ids: [owners.id])
      expect_refused(:mute)
    end
  end

  describe "takes no tag out of the lists" do
    way("by a group of everybody", refused: :mute) do
      tag(topic)
      change_group(muted_tags: ["doors"])
    end

    way("by another word for it", refused: :mute) do
      mute_noise
      tag(topic)
      ask(:post, "/tag/noise/synonyms.json", synonyms: ["doors"])
    end

    way("by another name", refused: :mute) do
      mute_noise
      tag(topic)
      noise.destroy!
      ask(:put, "/tag/doors.json", tag: { id: "noise" })
    end

    way("by a tag in its place", refused: :mute) do
      mute_noise
      tag(topic)
      topic.topic_tags.first.update!(tag: noise)
    end

    way("by a setting that lets muted tags count", refused: :mute) do
      SiteSetting.remove_muted_tags_from_latest = "never"
      tag(topic)
      SiteSetting.default_tags_muted = "doors"
      change(:remove_muted_tags_from_latest, "always")
    end
  end

  describe "leaves alone" do
    def expect_done
      expect(response.status).to eq(200)
    end

    it "sections with nothing but their own description" do
      elsewhere.create_category_definition
      change(:default_categories_muted, elsewhere.id.to_s)
      expect_done
      change_group(muted_category_ids: [elsewhere.id])
      expect_done
      change(:default_categories_muted, "")
      expect_done
    end

    it "tags that nobody used" do
      mute_noise
      tag(topic)
      Fabricate(:tag, name: "din")
      ask(:post, "/tag/noise/synonyms.json", synonyms: ["din"])
      expect_done
      ask(:put, "/tag/doors.json", tag: { id: "gates" })
      expect_done
      change_group(muted_tags: ["noise"])
      expect_done
      ask(:put, "/t/-/#{topic.id}.json", tags: %w[gates hedges])
      expect_done
      expect(topic.reload.tags.map(&:name)).to contain_exactly("gates", "hedges")
    end

    it "what a reader or a group that is not everybody mutes" do
      ask(:post, "/category/#{category.id}/notifications", by: resident, notification_level: 0)
      expect_done
      change_group(circle, muted_category_ids: [category.id])
      expect_done
    end

    it "what a group of everybody has muted already, and what it mutes no more" do
      GroupCategoryNotificationDefault.create!(group: everybody, category:, notification_level: 0)
      change_group(muted_category_ids: [category.id, elsewhere.id])
      expect_done
      change_group(muted_category_ids: ["-1"])
      expect_done
      expect(everybody.group_category_notification_defaults).to be_empty
    end

    it "moves within what is muted already" do
      mute(category)
      split(category_id: category.id)
      expect_done
      recategorize(Fabricate(:category, parent_category: category))
      expect_done
    end

    it "quarantine" do
      mute(HouseRules::Quarantine.category!)
      ask(:put, "/t/-/#{topic.id}.json", house_rules_reason: "quarantine")
      expect_done
      expect(topic.reload.category_id).to eq(HouseRules::Quarantine.category_id)
    end

    it "tags and sections while the rules are off" do
      mute_noise
      mute(elsewhere)
      tag(topic)
      SiteSetting.house_rules_enabled = false
      recategorize(elsewhere)
      expect_done
      ask(:post, "/tag/noise/synonyms.json", synonyms: ["doors"])
      expect_done
    end
  end
end

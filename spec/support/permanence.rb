# frozen_string_literal: true

# Who may try, and what stays as it was whoever does.
module PermanenceHelper
  ROLES = %i[admin moderator author leader category_moderator api_key].freeze

  def self.refused(rule, locale = :en)
    I18n.t("house_rules.refused.#{rule}", locale:)
  end

  # Signs the role in, or returns the headers of an administrator's API key.
  def as(role)
    return { "HTTP_API_KEY" => Fabricate(:api_key, user: admin).key } if role == :api_key
    sign_in(public_send(role))
    {}
  end

  def expect_refused(rule)
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused(rule)])
  end

  # Ids, texts and places of everything in a topic, to compare before and after.
  def contents_of(topic)
    DB.query_hash(<<~SQL, id: topic.id)
      SELECT p.id, p.raw, p.deleted_at, p.user_deleted, p.hidden, p.user_id, p.version,
             t.deleted_at AS gone, t.archetype, t.category_id, t.visible, t.closed
      FROM posts p JOIN topics t ON t.id = p.topic_id WHERE t.id = :id ORDER BY p.id
    SQL
  end

  def entry
    HouseRules::RecordEntry.order(:id).last
  end

  def entries
    HouseRules::RecordEntry.count
  end

  def notices(topic)
    topic.posts.where("action_code LIKE 'house_rules.%'").order(:id)
  end

  # Whoever was told anything, by us or by Discourse, once for each time.
  def told
    Notification.order(:user_id).pluck(:user_id)
  end
end

RSpec.shared_context "with a protected topic" do
  include PermanenceHelper

  fab!(:admin)
  fab!(:moderator)
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:leader) { Fabricate(:trust_level_4, refresh_auto_groups: true) }
  fab!(:category_moderator) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:topic) { Fabricate(:topic, category:, user: author) }
  fab!(:first_post) { Fabricate(:post, topic:, user: author) }
  fab!(:reply) { Fabricate(:post, topic:, user: author) }

  before do
    group = Fabricate(:group)
    group.add(category_moderator)
    Fabricate(:category_moderation_group, category:, group:)
    SiteSetting.enable_category_group_moderation = true
    SiteSetting.house_rules_enabled = true
  end
end

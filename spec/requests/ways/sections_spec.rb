# frozen_string_literal: true

require_relative "../../support/ways"

RSpec.describe "Ways through a section, a group and the settings", type: :request do
  extend Ways
  include_context "with something to lose"

  def close(category, permissions, **params)
    body = { name: category.name, color: "0088cc", text_color: "ffffff", permissions: }
    ask(:put, "/categories/#{category.id}.json", **body, **params)
  end

  describe "closing it" do
    way("to all but staff", refused: :close_category) { close(category, { "staff" => "1" }) }
    way("to all but members", refused: :close_category) do
      close(category, { "trust_level_0" => "1" })
    end
    way("to all but a group", refused: :close_category) { close(category, { circle.name => "1" }) }

    way("by an API key", refused: :close_category) do
      headers = { "HTTP_API_KEY" => Fabricate(:api_key, user: admin).key }
      body = { name: category.name, color: "0088cc", text_color: "ffffff" }
      body[:permissions] = { "staff" => "1" }
      put "/categories/#{category.id}.json", params: body, headers: headers
      response.status
    end

    way("by its permissions", refused: :close_category) do
      category.set_permissions(staff: :full)
      category.save!
    end

    way("by a parent that is closed", refused: :close_category) do
      category.update!(parent_category_id: closed_section.id)
    end

    way("by its mark, in a statement", refused: :close_category) do
      Category.where(id: category.id).update_all(read_restricted: true)
    end

    way("by its mark", refused: :close_category) { category.update!(read_restricted: true) }

    it "leaves nothing of the request done" do
      position = category.reload.position
      close(category, { "staff" => "1" }, position: 0)
      expect(response.status).to eq(403)
      expect(category.reload.position).to eq(position)
    end

    it "leaves its place when only its parent is refused" do
      position = category.reload.position
      params = { parent_category_id: closed_section.id, position: 0 }
      body = { name: category.name, color: "0088cc", text_color: "ffffff" }
      expect(ask(:put, "/categories/#{category.id}.json", **body, **params)).to eq(403)
      expect(category.reload.position).to eq(position)
    end

    it "goes on opening, and changing who may write" do
      expect(close(category, { "everyone" => "3", "staff" => "1" })).to eq(200)
      expect(close(closed_section, { "everyone" => "1" })).to eq(200)
      expect(close(elsewhere, { "staff" => "1" })).to eq(200)
    end
  end

  describe "deleting it" do
    way("", refused: :delete_category) { ask(:delete, "/categories/#{category.slug}.json") }
    way("from Ruby", refused: :delete_category) { category.destroy! }
    way("from Ruby, without callbacks", refused: :delete_category) { category.delete }
    way("from Ruby, by its number", refused: :delete_category) { Category.delete(category.id) }
    way("from Ruby, in a statement", refused: :delete_category) do
      Category.where(id: category.id).delete_all
    end
  end

  context "with words below its definition" do
    before do
      definition = create_post(user: admin, title: "What belongs in this section").topic
      definition.update_columns(category_id: elsewhere.id)
      elsewhere.update_columns(topic_id: definition.id)
      elsewhere.reload
    end

    def expect_kept(answer, rule)
      expect(answer).to eq(403)
      expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused(rule)])
      expect(elsewhere.topic.reload.deleted_at).to be_nil
    end

    it "is not deleted or closed, but is while there is nothing but what Discourse notes" do
      elsewhere.topic.add_moderator_post(admin, nil, action_code: "closed.enabled", post_type: 3)
      expect(HouseRules::Protection.topics_in?(elsewhere)).to eq(false)
      create_post(topic_id: elsewhere.topic_id, user: author, raw: "And what of the bicycles?")
      expect_kept(ask(:delete, "/categories/#{elsewhere.slug}.json"), :delete_category)
      expect_kept(close(elsewhere, { "staff" => "1" }), :close_category)
    end

    it "takes in nothing from elsewhere: no list has it" do
      to = { destination_topic_id: elsewhere.topic_id, house_rules_reason: "off_topic" }
      expect_kept(ask(:post, "/t/#{topic.id}/merge-topic.json", **to), :move_out_of_sight)
      post_ids = [reply.id]
      expect_kept(ask(:post, "/t/#{topic.id}/move-posts.json", post_ids:, **to), :move_out_of_sight)
      expect(reply.reload.topic_id).to eq(topic.id)
    end
  end

  context "with a section for the people of a group" do
    fab!(:other_circle, :group)
    fab!(:owners) { Fabricate(:private_category, group: circle) }
    fab!(:owners_topic) do
      Fabricate(
        :post,
        topic: Fabricate(:topic, category: owners),
        raw: "Owners talk of walnut.",
      ).topic
    end

    before do
      HouseRules::Protection.cover(owners)
      circle.add(resident)
    end

    def read?
      sign_in(resident)
      get "/t/#{owners_topic.id}.json"
      response.status == 200
    end

    it "keeps the group that carries the readers" do
      expect(ask(:delete, "/admin/groups/#{circle.id}.json")).to eq(403)
      expect_refused(:close_category)
      expect(UserHistory.where(action: UserHistory.actions[:delete_group])).to be_empty
      expect { circle.destroy! }.to raise_error(HouseRules::Refused)
      expect { owners.category_groups.destroy_all }.to raise_error(HouseRules::Refused)
      expect(read?).to eq(true)
    end

    {
      "without permissions" => -> { owners.category_groups.delete_all },
      "without permissions, in a statement" => -> do
        CategoryGroup.where(category: owners).delete_all
      end,
      "without groups" => -> { owners.groups = [] },
      "with its groups cleared" => -> { owners.groups.clear },
      "with another group saved" => -> { owners.update!(groups: [other_circle]) },
      "with another group in the permission" => -> do
        owners.category_groups.first.update!(group: other_circle)
      end,
      "with another group, in a statement" => -> do
        CategoryGroup.where(category: owners).update_all(group_id: other_circle.id)
      end,
      "without the group" => -> { circle.delete },
      "without the group, by its number" => -> { Group.delete(circle.id) },
      "without the group, in a statement" => -> { Group.where(id: circle.id).delete_all },
    }.each do |name, act|
      it "is not left #{name}" do
        expect { instance_exec(&act) }.to raise_error(HouseRules::Refused)
        expect(read?).to eq(true)
      end
    end

    it "keeps it when it was emptied before, since there is no other" do
      circle.users.each { |user| circle.remove(user) }
      expect(ask(:delete, "/admin/groups/#{circle.id}.json")).to eq(403)
      expect_refused(:close_category)
      expect { circle.destroy! }.to raise_error(HouseRules::Refused)
      expect(close(owners, { "staff" => "1" })).to eq(403)
      Group.find(circle.id).add(resident)
      expect(read?).to eq(true)
    end

    it "lets an empty group go where another carries the readers" do
      other_circle.add(resident)
      circle.users.each { |user| circle.remove(user) }
      expect(close(owners, { circle.name => "1", other_circle.name => "1" })).to eq(200)
      expect(ask(:delete, "/admin/groups/#{circle.id}.json")).to eq(200)
      expect(read?).to eq(true)
    end

    it "keeps its permission" do
      expect(close(owners, { other_circle.name => "1" })).to eq(403)
      expect_refused(:close_category)
      expect(read?).to eq(true)
    end

    it "takes another group that has the same people" do
      other_circle.add(resident)
      circle.users.each { |user| other_circle.add(user) }
      owners.category_groups.first.update!(group: other_circle)
      owners.category_groups.first.update!(group: circle)
      expect(close(owners, { other_circle.name => "1" })).to eq(200)
      expect(ask(:delete, "/admin/groups/#{circle.id}.json")).to eq(200)
      expect(read?).to eq(true)
    end

    it "moves nothing into a section for fewer" do
      few = Fabricate(:private_category, group: other_circle)
      HouseRules::Protection.cover(few)
      params = { category_id: few.id, house_rules_reason: "wrong_section" }
      ask(:put, "/t/-/#{owners_topic.id}.json", **params)
      expect_refused(:move_out_of_sight)
    end
  end

  describe "settings" do
    %w[login_required prevent_anons_from_downloading_files].each do |name|
      way(name, refused: :close_forum) do
        ask(:put, "/admin/site_settings/#{name}.json", name => "true")
      end
    end

    {
      login_required: [:close_forum, -> { true }],
      default_categories_muted: [:mute, -> { category.id.to_s }],
      mute_all_categories_by_default: [:mute, -> { true }],
      shared_drafts_category: [:close_category, -> { category.id }],
      edit_history_visible_to_public: [:hide_history, -> { false }],
    }.each do |name, (rule, value)|
      way("#{name}, from the console", refused: rule) do
        SiteSetting.public_send("#{name}=", instance_exec(&value))
      end

      way("#{name}, by name", refused: rule) { SiteSetting.set(name, instance_exec(&value)) }
    end

    way("several at once", refused: :close_forum) do
      title = SiteSetting.title
      settings = { title: { value: "Other" }, login_required: { value: "true" } }
      ask(:put, "/admin/site_settings/bulk_update.json", settings:).tap do
        expect(SiteSetting.title).to eq(title)
      end
    end

    way("a section muted for everyone", refused: :mute) do
      params = { default_categories_muted: category.id.to_s }
      ask(:put, "/admin/site_settings/default_categories_muted.json", **params)
    end

    way("all sections muted for everyone", refused: :mute) do
      params = { mute_all_categories_by_default: "true" }
      ask(:put, "/admin/site_settings/mute_all_categories_by_default.json", **params)
    end

    way("a tag muted for everyone", refused: :mute) do
      SiteSetting.tagging_enabled = true
      topic.tags << Fabricate(:tag, name: "noise")
      params = { default_tags_muted: "noise" }
      ask(:put, "/admin/site_settings/default_tags_muted.json", **params)
    end

    way("the section of drafts", refused: :close_category) do
      params = { shared_drafts_category: category.id }
      ask(:put, "/admin/site_settings/shared_drafts_category.json", **params)
    end

    way("the section for spam", refused: :quarantine_section) do
      params = { house_rules_quarantine_category: category.id }
      ask(:put, "/admin/site_settings/house_rules_quarantine_category.json", **params)
    end

    way("the wizard", refused: :close_forum) do
      params = { fields: { title: "Forum", login_required: "private" } }
      ask(:put, "/wizard/steps/privacy.json", **params)
    end
  end
end

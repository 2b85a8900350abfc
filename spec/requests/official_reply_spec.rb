# frozen_string_literal: true

RSpec.describe "Replying as an organisation", type: :request do
  fab!(:category)
  fab!(:group)
  fab!(:account) { Fabricate(:user, username: "northbank") }
  fab!(:spokesperson) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:admin)
  fab!(:organization) do
    Fabricate(:house_rules_organization, name: "Northbank Homes", user: account, group:)
  end
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:question) { Fabricate(:post, topic:, user: resident) }

  # Wednesday 12:00 and Saturday 12:00 in Moscow
  let(:open) { Time.utc(2026, 11, 18, 9) }
  let(:closed) { Time.utc(2026, 11, 21, 9) }

  before do
    SiteSetting.house_rules_enabled = true
    SiteSetting.house_rules_unaddressed_replies = "allow"

    group.add(spokesperson)
    freeze_time(open)
  end

  def reply(**changes)
    post "/posts.json",
         params: {
           raw: "We have adjusted the heating in all risers of the house.",
           topic_id: topic.id,
           nested_post: true,
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: "full_answer",
           **changes,
         }
  end

  def official_posts
    Post.where(user_id: account.id)
  end

  def refused_with(rule, **params)
    expect(response.status).to eq(403)
    text = I18n.t("house_rules.refused.#{rule}", organization: "Northbank Homes", **params)
    expect(response.parsed_body["errors"]).to eq([text])
  end

  describe "by a spokesperson in office hours" do
    before { sign_in(spokesperson) }

    it "publishes under the official account and answers what core answers" do
      reply

      expect(response.status).to eq(200)
      created = official_posts.sole
      body = response.parsed_body
      expect(body).to include("success" => true, "action" => "create_post")
      expect(body["post"]).to include(
        "id" => created.id,
        "username" => "northbank",
        "raw" => created.raw,
        "draft_sequence" => 1,
        "can_edit" => true,
      )
      expect(body["post"]["official"]).to include(
        "organization_id" => organization.id,
        "name" => "Northbank Homes",
        "kind" => "developer",
        "color" => "0b5c8a",
        "reply_kind" => "full_answer",
        "writer" => {
          "id" => spokesperson.id,
          "username" => spokesperson.username,
          "name" => spokesperson.name,
        },
      )
      expect(created.custom_fields[Post::NOTICE]).to be_nil
    end

    it "keeps who wrote it in the stamp and the staff log, and counts for the account" do
      expect { reply }.not_to change { spokesperson.user_stat.reload.post_count }

      stamp = HouseRules::OfficialPost.sole
      expect(stamp).to have_attributes(
        post_id: official_posts.sole.id,
        writer_id: spokesperson.id,
        organization_name: "Northbank Homes",
        promised_at: nil,
      )
      log = UserHistory.find_by(custom_type: "house_rules_official_reply")
      expect(log).to have_attributes(acting_user_id: spokesperson.id, post_id: stamp.post_id)
    end

    it "tells the inquiry and other plugins, with ids only" do
      inquiry = HouseRules::Inquiry.find_by(topic_id: topic.id)
      events = DiscourseEvent.track_events(:house_rules_official_post_published) { reply }

      expect(events.map { |event| event[:params] }).to eq(
        [
          [
            {
              post_id: official_posts.sole.id,
              topic_id: topic.id,
              organization_id: organization.id,
              reply_kind: "full_answer",
            },
          ],
        ],
      )
      expect(inquiry).to be_nil # the category is nobody's
      HouseRules::OrganizationCategory.create!(organization:, category:)
      asked = create_post(user: resident, category: category.id)
      reply(topic_id: asked.topic_id, reply_to_post_number: 1)
      told = HouseRules::InquiryEvent.where(kind: "official_reply").sole
      expect(told).to have_attributes(
        post_id: official_posts.last.id,
        actor_id: spokesperson.id,
        reply_kind: "full_answer",
      )
    end

    it "clears the writer's draft" do
      Draft.set(spokesperson, topic.draft_key, 0, { reply: "We have" }.to_json)
      reply(draft_key: topic.draft_key)
      expect(Draft.where(user: spokesperson)).to be_empty
    end

    it "starts a topic as an announcement only" do
      params = {
        topic_id: nil,
        title: "The water will be off on Friday morning",
        category: category.id,
      }
      expect { reply(**params) }.not_to change(Topic, :count)
      expect(response.status).to eq(422)

      reply(**params, house_rules_reply_kind: "announcement")
      expect(response.status).to eq(200)
      expect(Topic.last).to have_attributes(user_id: account.id, category_id: category.id)
      expect(official_posts.sole.is_first_post?).to eq(true)
    end

    it "wants to be told what the reply is" do
      ["", "sermon", "announcement"].each do |kind|
        reply(house_rules_reply_kind: kind)
        expect(response.status).to eq(422)
      end
      expect(official_posts).to be_empty
    end

    it "wants a future date with an interim reply and keeps it until closing time" do
      ["", "2026-11-17", "soon", "2026-13-45", "9999-12-31"].each do |date|
        reply(house_rules_reply_kind: "interim", house_rules_promised_at: date)
        expect(response.status).to eq(422)
        expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.errors.promise")])
      end
      reply(house_rules_reply_kind: "interim", house_rules_promised_at: "2026-11-27")
      expect(HouseRules::OfficialPost.sole.promised_at).to eq_time(Time.utc(2026, 11, 27, 17))
    end

    it "keeps to what holds for every text" do
      Fabricate(:watched_word, action: WatchedWord.actions[:block], word: "rascal")
      reply(raw: "Hm")
      expect(response.status).to eq(422)
      reply(raw: "What a rascal you are, dear neighbour")
      expect(response.status).to eq(422)
      expect(response.parsed_body["errors"].first).to include("rascal")
      reply(
        topic_id: nil,
        title: "A rascal announces something today",
        category: category.id,
        house_rules_reply_kind: "announcement",
      )
      expect(response.status).to eq(422)
      expect(official_posts).to be_empty
    end

    it "is not held back by what holds a person back" do
      SiteSetting.newuser_max_replies_per_topic = 1
      SiteSetting.max_consecutive_replies = 1
      RateLimiter.enable
      account.update_columns(trust_level: TrustLevel[0])
      3.times do
        reply
        expect(response.status).to eq(200)
      end
      expect(official_posts.count).to eq(3)
    end

    it "speaks only where its writer may" do
      hidden = Fabricate(:private_category, group: Fabricate(:group))
      inside = Fabricate(:topic, category: hidden)
      message = Fabricate(:private_message_topic, user: spokesperson)
      topic.update!(closed: true)

      [topic, inside, message].each do |place|
        reply(topic_id: place.id)
        refused_with(:official_topic)
      end
      reply(
        topic_id: nil,
        title: "A notice for this house",
        category: hidden.id,
        house_rules_reply_kind: "announcement",
      )
      refused_with(:official_topic)
      reply(
        archetype: "private_message",
        topic_id: nil,
        target_recipients: resident.username,
        title: "A message to you",
        house_rules_reply_kind: "announcement",
      )
      refused_with(:official_topic)
      reply(topic_id: 0)
      refused_with(:official_topic)
      expect(official_posts).to be_empty
    end

    it "never whispers" do
      SiteSetting.whispers_allowed_groups = group.id.to_s
      whisper = Fabricate(:post, topic:, post_type: Post.types[:whisper])
      reply(reply_to_post_number: whisper.post_number)
      refused_with(:official_whisper)
      reply(whisper: "true")
      refused_with(:official_topic)
      expect(official_posts).to be_empty
      expect(HouseRules::OfficialPost.count).to eq(0)
    end
  end

  describe "by someone who may not" do
    it "refuses an outsider, an administrator and a moderator outside the group" do
      [resident, admin, Fabricate(:moderator)].each do |user|
        sign_in(user)
        reply
        refused_with(:not_spokesperson)
      end
      expect(official_posts).to be_empty
    end

    it "says so in the reader's language" do
      SiteSetting.allow_user_locale = true
      resident.update!(locale: "ru")
      sign_in(resident)
      reply
      expect(response.status).to eq(403)
      expect(response.parsed_body["errors"].first).to start_with(
        "От имени «Northbank Homes» отвечают только",
      )
    end

    it "refuses who has left the group" do
      group.remove(spokesperson)
      sign_in(spokesperson)
      reply
      refused_with(:not_spokesperson)
    end

    it "refuses an anonymous visitor and an organisation that does not exist" do
      reply
      expect(response.status).to eq(403)
      sign_in(spokesperson)
      reply(house_rules_organization_id: 0)
      expect(response.status).to eq(404)
    end

    it "refuses for an organisation that has retired" do
      organization.update!(retired_at: Time.zone.now)
      sign_in(spokesperson)
      reply
      refused_with(:organization_retired)
    end

    it "refuses a spokesperson who is silenced or suspended" do
      spokesperson.update!(silenced_till: 1.year.from_now)
      sign_in(spokesperson)
      reply
      expect(response.status).to eq(403)
      spokesperson.update!(
        silenced_till: nil,
        suspended_till: 1.year.from_now,
        suspended_at: Time.zone.now,
      )
      reply
      expect(response.status).to eq(403)
      expect(official_posts).to be_empty
    end
  end

  describe "outside office hours" do
    before { freeze_time(closed) }

    it "says when the next opening is and leaves the draft" do
      sign_in(spokesperson)
      Draft.set(spokesperson, topic.draft_key, 0, { reply: "We have" }.to_json)
      reply(draft_key: topic.draft_key)

      refused_with(:outside_hours, opening: "on Monday at 10:00")
      expect(Draft.where(user: spokesperson, draft_key: topic.draft_key).count).to eq(1)
      expect(official_posts).to be_empty
    end

    it "says it in Russian too, on the wall clock of the organisation" do
      SiteSetting.default_locale = "ru"
      sign_in(spokesperson)
      reply
      expect(response.parsed_body["errors"].first).to include(
        "Ближайшее открытие: в понедельник в 10:00",
      )
    end

    it "refuses an API key at any hour" do
      key = Fabricate(:api_key)
      post "/posts.json",
           params: {
             raw: "We have adjusted the heating in all risers.",
             topic_id: topic.id,
             house_rules_organization_id: organization.id,
             house_rules_reply_kind: "full_answer",
           },
           headers: {
             HTTP_API_KEY: key.key,
             HTTP_API_USERNAME: spokesperson.username,
           }
      refused_with(:official_key)
    end

    it "lets a person of the group reply under their own name" do
      sign_in(spokesperson)
      reply(house_rules_organization_id: nil)
      expect(response.status).to eq(200)
      expect(Post.last.user_id).to eq(spokesperson.id)
    end

    it "closes on the second" do
      sign_in(spokesperson)
      freeze_time(Time.utc(2026, 11, 18, 16, 59, 59))
      reply
      expect(response.status).to eq(200)
      freeze_time(Time.utc(2026, 11, 18, 17))
      reply
      expect(response.status).to eq(403)
    end
  end

  describe "switched off" do
    before { SiteSetting.house_rules_enabled = false }

    it "is bare Discourse: the parameters mean nothing" do
      sign_in(spokesperson)
      reply
      expect(response.status).to eq(200)
      expect(Post.last.user_id).to eq(spokesperson.id)
      expect(response.parsed_body["post"]).not_to have_key("official")
      expect(HouseRules::OfficialPost.count).to eq(0)
    end
  end
end

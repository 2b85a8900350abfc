# frozen_string_literal: true

require_relative "../support/inquiries"

# When an organisation may speak: asked, about its own matters, in its hours or with a reason.
RSpec.describe "The occasion of an official reply", type: :request do
  include_context "with inquiries"

  fab!(:elsewhere, :category)
  fab!(:other) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:admin)

  before { sign_in(spokesperson) }

  def refusal(rule, **params)
    I18n.t("house_rules.refused.#{rule}", organization: "Northbank Homes", **params)
  end

  def answer_in(topic, kind = "full_answer", **params)
    post "/posts.json",
         params: {
           raw: "We have adjusted the heating in all risers #{SecureRandom.hex(4)}.",
           topic_id: topic.id,
           nested_post: true,
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: kind,
           **params,
         }
  end

  def refused_with(rule, **params)
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"]).to eq([refusal(rule, **params)])
  end

  def voice(topic, **params)
    get "/house-rules/voice.json",
        params: {
          organization_id: organization.id,
          topic_id: topic.id,
          **params,
        }
    response.parsed_body
  end

  def topic_elsewhere(raw: "It has been cold since Saturday, neighbours.")
    Fabricate(:topic, category: elsewhere, user: resident).tap do |topic|
      Fabricate(:post, topic:, user: resident, raw:)
    end
  end

  describe "not addressed" do
    it "asks for a reason, which the team and the spokespeople see" do
      topic = topic_elsewhere
      expect(voice(topic)).to include("objection" => "not_addressed", "refused" => false)
      answer_in(topic)
      refused_with(:not_addressed_reason)
      answer_in(topic, house_rules_unaddressed_reason: "no")
      refused_with(:not_addressed_reason)
      answer_in(topic, house_rules_unaddressed_reason: "Safety of the house")
      expect(response.status).to eq(200)
      expect(response.parsed_body["post"]["official"]["unaddressed_reason"]).to eq(
        "Safety of the house",
      )
      sign_in(other)
      get "/t/#{topic.id}.json"
      expect(response.body).not_to include("Safety of the house")
    end

    it "is refused, or let be, as the setting says" do
      topic = topic_elsewhere
      SiteSetting.house_rules_unaddressed_replies = "refuse"
      answer_in(topic, house_rules_unaddressed_reason: "Safety of the house")
      refused_with(:not_addressed)
      expect(voice(topic)).to include("objection" => "not_addressed", "refused" => true)
      SiteSetting.house_rules_unaddressed_replies = "allow"
      expect(voice(topic)["objection"]).to be_nil
      answer_in(topic)
      expect(response.status).to eq(200)
    end
  end

  describe "addressed" do
    it "is its own section, its own topic, a mention, an answer to it and a quote of it" do
      own = ask
      mentioned = topic_elsewhere(raw: "What do you say, @#{account.username}?")
      started = Fabricate.build(:topic, category: elsewhere, user: account)
      started.save!(validate: false)
      answered = topic_elsewhere
      answer_in(answered, house_rules_unaddressed_reason: "Safety of the house")
      official = Post.last
      Fabricate(:post, topic: answered, user: other, reply_to_post_number: official.post_number)
      quoted = topic_elsewhere
      DB.exec(<<~SQL, post: quoted.posts.first.id, official: official.id)
        INSERT INTO quoted_posts (post_id, quoted_post_id, created_at, updated_at)
        VALUES (:post, :official, now(), now())
      SQL
      { own:, mentioned:, started:, answered:, quoted: }.each do |name, topic|
        expect(voice(topic)["objection"]).to be_nil, name.to_s
        answer_in(topic)
        expect(response.status).to eq(200), name.to_s
      end
    end

    it "is not a mention by its own people, of a longer name, or in a topic of staff's" do
      own = Fabricate(:post, user: spokesperson, raw: "I think @#{account.username} should answer")
      longer =
        topic_elsewhere(raw: "What do you say, @#{account.username}_fan or @#{account.username}.x?")
      [own.topic, longer].each { |topic| expect(voice(topic)["objection"]).to eq("not_addressed") }
      of_staff = Fabricate(:topic, category:, user: spokesperson)
      expect(voice(of_staff)["objection"]).to eq("not_addressed")
    end

    it "is correcting oneself" do
      topic = topic_elsewhere
      expect(voice(topic, reply_kind: "correction")["objection"]).to eq("not_addressed")
      answer_in(topic, house_rules_unaddressed_reason: "Safety of the house")
      expect(voice(topic, reply_kind: "correction")["objection"]).to be_nil
      answer_in(topic, "correction")
      expect(response.status).to eq(200)
    end

    it "is starting a topic, anywhere" do
      post "/posts.json",
           params: {
             raw: "The water will be off on Friday from ten to noon.",
             title: "The water will be off on Friday",
             category: elsewhere.id,
             house_rules_organization_id: organization.id,
             house_rules_reply_kind: "announcement",
           }
      expect(response.status).to eq(200)
    end
  end

  describe "in another's section" do
    fab!(:care) { Fabricate(:house_rules_organization, name: "Northbank Care") }

    before do
      Fabricate(:house_rules_organization_category, organization: care, category: elsewhere)
      HouseRules::Directory.clear
    end

    it "asks for a reason even when it was mentioned" do
      topic = topic_elsewhere(raw: "What do you say, @#{account.username}?")
      expect(voice(topic)).to include("objection" => "not_competent", "other" => "Northbank Care")
      answer_in(topic)
      refused_with(:not_competent_reason, other: "Northbank Care")
      SiteSetting.house_rules_unaddressed_replies = "refuse"
      answer_in(topic)
      refused_with(:not_competent, other: "Northbank Care")
    end

    it "is its own business too where the topic has one of its tags" do
      tag = Fabricate(:tag)
      DB.exec(<<~SQL, organization: organization.id, tag: tag.id)
        INSERT INTO house_rules_organization_tags (organization_id, tag_id) VALUES (:organization, :tag)
      SQL
      HouseRules::Directory.clear
      topic = topic_elsewhere(raw: "What do you say, @#{account.username}?")
      expect(voice(topic)["objection"]).to eq("not_competent")
      topic.tags << tag
      expect(voice(topic)["objection"]).to be_nil
      answer_in(topic)
      expect(response.status).to eq(200)
      # To be its business is not to be asked.
      unasked = topic_elsewhere
      unasked.tags << tag
      expect(voice(unasked)["objection"]).to eq("not_addressed")
    end
  end

  describe "answered meanwhile" do
    fab!(:colleague) { Fabricate(:user, refresh_auto_groups: true).tap { |u| spokespeople.add(u) } }

    it "is shown before sending, once" do
      topic = ask
      Jobs.run_later!
      expect(voice(topic, seen: 1)["meanwhile"]).to be_nil
      theirs = answer(topic, "first_response", writer: colleague)
      expect(voice(topic, seen: 1)["meanwhile"]).to eq(
        "post_number" => theirs.post_number,
        "writer" => colleague.username,
        "excerpt" => theirs.raw,
      )
      answer_in(topic, house_rules_seen: 1)
      refused_with(:answered_meanwhile, number: theirs.post_number)
      answer_in(topic, house_rules_seen: theirs.post_number)
      expect(response.status).to eq(200)
      # One's own words are no news.
      answer_in(topic, house_rules_seen: theirs.post_number)
      expect(response.status).to eq(200)
    end

    it "is not a resident's reply or another organisation's" do
      topic = ask
      reply(topic, other)
      answer_in(topic, house_rules_seen: 1)
      expect(response.status).to eq(200)
    end
  end

  describe "outside office hours" do
    fab!(:emergency, :group)
    let!(:topic) { ask }

    before do
      SiteSetting.house_rules_override_groups = emergency.id.to_s
      freeze_time moscow("2026-11-28 12:00")
    end

    def entries
      HouseRules::RecordEntry.where(kind: "override")
    end

    it "goes out at once with a reason by those who may; the reason is public" do
      answer_in(topic, house_rules_override_reason: "A burst pipe, right now")
      refused_with(:outside_hours, opening: "on Monday at 10:00")

      emergency.add(spokesperson)
      answer_in(topic)
      refused_with(:outside_hours, opening: "on Monday at 10:00")
      answer_in(topic, house_rules_override_reason: "no")
      refused_with(:override_reason)
      answer_in(topic, house_rules_override_reason: "A burst pipe, right now")
      expect(response.status).to eq(200)

      reset!
      get "/house-rules/record.json", params: { kind: "override" }
      expect(response.parsed_body["entries"].sole).to include(
        "note" => "A burst pipe, right now",
        "actor_role" => "spokesperson",
        "organization" => "Northbank Homes",
      )
      expect(response.body).not_to include(spokesperson.username)
      get "/t/#{topic.id}.json"
      official = response.parsed_body["post_stream"]["posts"].last["official"]
      expect(official).to include(
        "outside_hours" => true,
        "override_reason" => "A burst pipe, right now",
      )
      expect(official).not_to have_key("writer")
    end

    it "is not opened by membership without speaking for it, nor recorded in hours" do
      emergency.add(admin)
      sign_in(admin)
      answer_in(topic, house_rules_override_reason: "A burst pipe, right now")
      refused_with(:not_spokesperson)

      emergency.add(spokesperson)
      sign_in(spokesperson)
      freeze_time moscow("2026-11-30 12:00")
      answer_in(topic, house_rules_override_reason: "A burst pipe, right now")
      expect(response.status).to eq(200)
      expect(entries).to be_empty
      expect(HouseRules::OfficialPost.last.outside_hours).to eq(false)
    end

    it "covers edits, and leaves no entry when nothing was published" do
      emergency.add(spokesperson)
      official = answer(topic, "full_answer")
      put "/posts/#{official.id}.json", params: { post: { raw: "The number is 112, not 113." } }
      refused_with(:outside_hours, opening: "on Monday at 10:00")
      put "/posts/#{official.id}.json",
          params: {
            post: {
              raw: "The number is 112, not 113.",
              house_rules_override_reason: "The number was wrong",
            },
          }
      expect(response.status).to eq(200)
      expect(entries.sole).to have_attributes(post_id: official.id, note: "The number was wrong")
      answer_in(topic, raw: "Hm", house_rules_override_reason: "A burst pipe, right now")
      expect(response.status).to eq(422)
      expect(entries.count).to eq(1)
    end
  end

  describe "the question beforehand" do
    it "is for spokespeople who see the topic" do
      topic = ask
      [other, admin, nil].each do |user|
        user ? sign_in(user) : sign_out
        voice(topic)
        expect(response.status).to eq(403)
      end
      sign_in(spokesperson)
      hidden = Fabricate(:private_category, group: Fabricate(:group))
      voice(Fabricate(:topic, category: hidden))
      expect(response.status).to eq(403)
      get "/house-rules/voice.json", params: { organization_id: 0, topic_id: topic.id }
      expect(response.status).to eq(403)
      get "/house-rules/voice.json"
      expect(response.status).to eq(400)
    end

    it "costs two queries of ours" do
      topic = ask
      voice(topic, seen: 1)
      queries = track_sql_queries { voice(topic, seen: 1) }
      expect(queries.grep(/house_rules_/).size).to eq(2)
    end
  end
end

# frozen_string_literal: true

RSpec.describe HouseRules::PostFactsQuery do
  fab!(:category)
  fab!(:group)
  fab!(:account) { Fabricate(:user, username: "northbank") }
  fab!(:writer) do
    Fabricate(:user, username: "quiet_olga", name: "Olga Quiet", refresh_auto_groups: true)
  end
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:moderator)
  fab!(:organization) do
    Fabricate(:house_rules_organization, name: "Northbank Homes", user: account, group:)
  end
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:question) { Fabricate(:post, topic:, user: resident) }

  before do
    SiteSetting.house_rules_enabled = true
    SiteSetting.house_rules_unaddressed_replies = "allow"

    group.add(writer)
    freeze_time(Time.utc(2026, 11, 18, 9))
  end

  def publish(**changes)
    HouseRules::PublishOfficialReply.call(
      params: {
        organization_id: organization.id,
        topic_id: topic.id,
        raw: "We have adjusted the heating in all risers of the house.",
        reply_kind: "interim",
        promised_at: "2026-11-27",
        **changes,
      },
      guardian: writer.guardian,
    )[
      :post
    ]
  end

  def post_json(user, post)
    PostSerializer.new(post, scope: Guardian.new(user), root: false).as_json
  end

  def page(user)
    sign_in(user) if user
    get "/t/#{topic.id}.json"
    response.parsed_body["post_stream"]["posts"]
  end

  describe "the stamp", type: :request do
    it "says what was true on publishing, after renaming and retiring too" do
      post = publish
      organization.update!(name: "Southbank Homes", kind: "partner", retired_at: Time.zone.now)

      official = page(nil).last["official"]
      expect(official).to eq(
        "organization_id" => organization.id,
        "name" => "Northbank Homes",
        "kind" => "developer",
        "color" => "0b5c8a",
        "reply_kind" => "interim",
        "promised_at" => "2026-11-27T17:00:00.000Z",
      )
      expect(post_json(resident, post)[:official]).to include(name: "Northbank Homes")
    end

    it "is on no one who only looks like the organisation" do
      SiteSetting.house_rules_enabled = false # it refuses such names
      badge =
        Fabricate(
          :user,
          username: "Northbank_Homes",
          name: "Northbank Homes",
          title: "Northbank Homes",
        )
      look_alike = Fabricate(:group, title: "Northbank Homes", flair_icon: "square-check")
      look_alike.add(badge)
      badge.update!(primary_group: look_alike, flair_group: look_alike)
      Fabricate(:post, topic:, user: badge)
      Fabricate(:post, topic:, user: writer)
      SiteSetting.house_rules_enabled = true

      expect(page(resident).map { |post| post["official"] }.compact).to be_empty
    end

    it "names the writer to staff and that organisation's spokespeople only" do
      publish
      other = Fabricate(:house_rules_organization)
      rival = Fabricate(:user).tap { |user| other.group.add(user) }
      [moderator, Fabricate(:admin), writer].each do |user|
        expect(page(user).last.dig("official", "writer", "username")).to eq("quiet_olga")
      end
      [resident, rival].each do |user|
        expect(page(user).last["official"]).not_to have_key("writer"), user.username
      end
      sign_out
      expect(page(nil).last["official"]).not_to have_key("writer")
    end

    it "leaks the writer nowhere" do
      post = publish
      sign_in(resident)
      %W[
        /t/#{topic.id}.json
        /posts/#{post.id}.json
        /posts.json
        /latest.json
        /u/northbank.json
        /u/northbank/card.json
        /u/northbank/summary.json
        /user_actions.json?username=northbank&filter=5
        /search.json?q=heating%20risers
        /t/#{topic.slug}/#{topic.id}.rss
        /raw/#{topic.id}
      ].each do |path|
        get path
        expect(response.status).to eq(200), path
        expect(response.body).not_to match(/quiet_olga|Olga Quiet/i), path
      end
      messages =
        MessageBus.track_publish do
          publish(raw: "We have adjusted the heating in the lift as well.")
        end
      expect(messages.map(&:data).to_json).not_to match(
        /quiet_olga|Olga Quiet|"user_id":#{writer.id}\b/,
      )
    end

    it "survives its writer" do
      post = publish
      HouseRules::OfficialPost.update_all(writer_id: 0)
      expect(post_json(moderator, post)[:official]).not_to have_key(:writer)
    end
  end

  describe "a withholding", type: :request do
    it "comes with the page" do
      withholding =
        HouseRules::Withholding.create!(
          post: question,
          ground: "personal_data",
          withheld_by_id: moderator.id,
          withheld_at: Time.zone.now,
        )
      expect(page(resident).first["withheld"]).to include(
        "id" => withholding.id,
        "ground" => "personal_data",
        "status" => "pending",
      )
      withholding.update!(status: "returned")
      expect(page(resident).first).not_to have_key("withheld")
    end
  end

  describe "what it costs" do
    def queries_of_page(user)
      guardian = Guardian.new(user)
      track_sql_queries do
        view = TopicView.new(topic.id, user)
        TopicViewSerializer.new(view, scope: guardian, root: false).as_json
      end
    end

    def own(queries)
      queries.grep(/house_rules_(official_posts|organi[sz]|calendars)/).grep_v(
        /FROM house_rules_inquiries/,
      )
    end

    [1, 12].each do |count|
      it "is one query for a page with #{count} official posts, and none when off" do
        count.times { |n| publish(raw: "We have adjusted the heating of riser number #{n} today.") }
        [resident, moderator, writer].each do |user|
          HouseRules::Directory.spoken_by(user) # the directory is kept in every process
          expect(own(queries_of_page(User.find(user.id)))).to contain_exactly(/official_posts/)
        end
        SiteSetting.house_rules_enabled = false
        expect(own(queries_of_page(resident))).to be_empty
      end
    end

    it "is no more than one query above bare core for a page" do
      12.times { |n| publish(raw: "We have adjusted the heating of riser number #{n} today.") }
      queries_of_page(User.find(moderator.id))
      with = queries_of_page(User.find(moderator.id)).size
      SiteSetting.house_rules_enabled = false
      queries_of_page(User.find(moderator.id))
      without = queries_of_page(User.find(moderator.id)).size
      expect(with).to be <= without + 2 # one is the inquiries'
    end

    it "is nothing for what a person has just written, one for an official post" do
      official = publish
      written = PostCreator.create!(resident, topic_id: topic.id, raw: "Thank you for this answer.")
      expect(track_sql_queries { HouseRules::Hooks::PostFacts.of_post(written) }).to be_empty
      expect(track_sql_queries { HouseRules::Hooks::PostFacts.of_post(official) }.size).to eq(1)
    end
  end
end

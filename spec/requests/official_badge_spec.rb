# frozen_string_literal: true

require_relative "../support/inquiries"

# The badge wherever the name stands: in words, as it was on publishing, from what is loaded already.
RSpec.describe "The badge", type: :request do
  include_context "with inquiries"

  fab!(:other) { Fabricate(:user, refresh_auto_groups: true) }
  let!(:topic) { ask }
  let!(:official) { answer(topic, "full_answer") }
  let(:words) { "✓ Northbank Homes, developer" }

  def plain(path)
    get path, headers: { "HTTP_USER_AGENT" => "Googlebot" }
    expect(response.status).to eq(200)
    response.body
  end

  describe "in plain HTML" do
    it "stands on the organisation's posts and nobody else's, as it was on publishing" do
      reply(topic, other)
      organization.update!(name: "Southbank Homes")
      posts = plain(topic.relative_url).scan(/<div id='post_(\d+)'(.*?)class='post'/m).to_h
      expect(posts["2"]).to include(words)
      expect(posts["1"]).not_to include("✓")
      expect(posts["3"]).not_to include("✓")
    end

    it "stands on the account's page" do
      expect(plain("/u/#{account.username}")).to include(words)
      expect(plain("/u/#{other.username}")).not_to include("✓")
      organization.update!(label: "management company")
      expect(plain("/u/#{account.username}")).to include("✓ Northbank Homes, management company")
    end

    it "says nothing while the rules are off, and escapes what is called strangely" do
      HouseRules::OfficialPost.update_all(organization_name: "<b>North</b>")
      expect(plain(topic.relative_url)).to include("✓ &lt;b&gt;North&lt;/b&gt;")
      SiteSetting.house_rules_enabled = false
      expect(plain(topic.relative_url)).not_to include("✓")
    end

    it "costs no query" do
      read = -> { plain(topic.relative_url) }
      2.times { read.call }
      with = track_sql_queries(&read).grep_v(/house_rules_(inquir|closures|official_posts)/).size
      SiteSetting.house_rules_enabled = false
      2.times { read.call }
      expect(with).to be <= track_sql_queries(&read).size
    end
  end

  describe "in mail" do
    def mail(post, user = resident)
      Notification
        .create!(
          user:,
          notification_type: Notification.types[:replied],
          topic_id: post.topic_id,
          post_number: post.post_number,
          data: {
            topic_title: post.topic.title,
            original_post_id: post.id,
            original_username: post.user.username,
            display_username: post.user.username,
          }.to_json,
        )
        .then do |notification|
          UserNotifications.user_replied(
            user,
            post:,
            notification_type: notification.notification_type,
            notification_data_hash: notification.data_hash,
          )
        end
    end

    it "stands in the sender, the text and the HTML" do
      message = mail(official)
      expect(message.header["From"].decoded).to include("✓ Northbank Homes developer")
      expect(message.text_part.body.to_s).to start_with(words)
      html = Nokogiri.HTML5(Email::Renderer.new(message).html)
      expect(html.at_css("a.username").next.text.strip).to eq(words)
    end

    it "stands beside no one else's name" do
      message = mail(reply(topic, other))
      expect(message.header["From"].decoded).not_to include("✓")
      expect(message.text_part.body.to_s).not_to include("✓")
      html = Nokogiri.HTML5(Email::Renderer.new(message).html)
      names = html.css("a.username").map { |link| [link.text, link.next&.text.to_s.strip] }
      expect(names).to include([account.username, words]) if names.size > 1
      expect(names.first.last).not_to include("✓")
    end
  end

  it "stands in alerts" do
    events =
      DiscourseEvent.track_events(:push_notification) do
        PostAlerter.create_notification_alert(
          user: resident,
          post: official,
          notification_type: Notification.types[:replied],
        )
      end
    payload = events.sole[:params].last
    expect(payload[:username]).to eq("#{account.username} (#{words})")
  end

  describe "of employees" do
    it "is on their posts and card, without a query, and gone when they leave" do
      post = reply(topic, spokesperson)
      sign_in(other)
      get "/t/#{topic.id}.json"
      by = response.parsed_body["post_stream"]["posts"].to_h { |p| [p["id"], p["employee_of"]] }
      expect(by[post.id]).to eq("Northbank Homes")
      expect(by.values.compact.size).to eq(1)
      get "/u/#{spokesperson.username}/card.json"
      expect(response.parsed_body["user"]["employee_of"]).to eq("Northbank Homes")
      get "/u/#{account.username}/card.json"
      expect(response.parsed_body["user"]).not_to have_key("employee_of")

      HouseRules::Directory.organizations
      queries =
        track_sql_queries do
          HouseRules::Hooks::Employees.employer(:post, post)
          HouseRules::Directory.employee?(spokesperson)
        end
      expect(queries).to be_empty

      spokespeople.remove(spokesperson)
      get "/t/#{topic.id}.json"
      expect(response.body).not_to include("employee_of")
    end

    it "says that they are no residents" do
      announcement = Fabricate.build(:topic, category:, user: account)
      announcement.save!(validate: false)
      HouseRules::TouchOrganizationTopic.spoke(
        topic_id: announcement.id,
        organization_id: organization.id,
      )
      Fabricate(:post, topic: announcement)
      replied = -> do
        HouseRules::OrganizationTopic.find_by(topic_id: announcement.id).resident_replied
      end
      reply(announcement, spokesperson)
      expect(replied.call).to eq(false)
      expect(HouseRules::Inquiry.where(author_id: spokesperson.id)).to be_empty
      ask(spokesperson)
      expect(HouseRules::Inquiry.where(author_id: spokesperson.id)).to be_empty
    end
  end
end

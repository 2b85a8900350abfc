# frozen_string_literal: true

require_relative "../support/inquiries"

# How an organisation is addressed beside a topic in its section.
RSpec.describe "Addressing an organisation", type: :request do
  include_context "with inquiries"

  fab!(:elsewhere, :category)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }

  let(:mention) { "Perhaps @#{account.username} can say more of it." }

  def inquiries(topic)
    HouseRules::Inquiry.living.where(topic_id: topic.id).order(:id).to_a
  end

  def kinds(topic)
    inquiries(topic).sole.events.pluck(:kind)
  end

  describe "by a mention" do
    it "opens an inquiry wherever it stands, for who mentions" do
      topic = ask(resident, category: elsewhere.id)
      freeze_time moscow("2026-11-23 12:00")
      post = reply(topic, neighbour, raw: mention)
      expect(inquiries(topic).sole).to have_attributes(
        organization_id: organization.id,
        author_id: neighbour.id,
        post_id: post.id,
        asked_at: eq_time(moscow("2026-11-23 12:00")),
      )
    end

    it "is one more address where there is an inquiry, and begins a new cycle after the answer" do
      topic = ask
      answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
      freeze_time moscow("2026-11-24 12:00")
      reply(topic, neighbour, raw: mention)
      expect(inquiries(topic).sole).to have_attributes(
        cycle: 2,
        state: "waiting_full_answer",
        due_at: eq_time(moscow("2026-11-25 12:00")),
      )
    end

    it "counts as Discourse counts it: not in quotes, code or longer names; once named, once" do
      topic = ask(resident, category: elsewhere.id)
      [
        "```\n#{mention}\n```\n\nThis is what stood there before.",
        "[quote=\"bob, post:1, topic:1\"]\n#{mention}\n[/quote]\n\nWell, well, well.",
        "Perhaps @#{account.username}s can say more of it.",
      ].each { |raw| reply(topic, neighbour, raw:) }
      expect(inquiries(topic)).to eq([])
    end

    it "that an edit brings in counts from the edit" do
      topic = ask(resident, category: elsewhere.id)
      post = reply(topic, neighbour)
      freeze_time moscow("2026-11-23 15:00")
      PostRevisor.new(post).revise!(neighbour, raw: mention)
      expect(inquiries(topic).sole.asked_at).to eq_time(moscow("2026-11-23 15:00"))
      PostRevisor.new(post.reload).revise!(neighbour, raw: "#{mention} Please!")
      expect(kinds(topic)).to eq(%w[asked])
    end

    it "by staff, employees and bots addresses nobody, nor in legal and welcome topics" do
      topic = ask(resident, category: elsewhere.id)
      [Fabricate(:moderator, refresh_auto_groups: true), spokesperson].each do |user|
        reply(topic, user, raw: mention)
      end
      SiteSetting.welcome_topic_id = topic.id
      reply(topic, neighbour, raw: mention)
      expect(inquiries(topic)).to eq([])
    end

    it "in an old topic is a new inquiry; the past stays as it was" do
      topic = ask
      HouseRules::Inquiry.where(topic_id: topic.id).update_all(history: true)
      reply(topic, neighbour, raw: mention)
      expect(HouseRules::Inquiry.where(topic_id: topic.id).pluck(:history)).to contain_exactly(
        true,
        false,
      )
      get "/t/#{topic.id}.json"
      expect(response.parsed_body["house_rules_inquiries"].map { |i| i["history"] }).to eq([false])
    end
  end

  describe "by “Ask the company”" do
    let(:topic) { ask(resident, category: elsewhere.id) }

    def ask_company(post, user: neighbour, id: organization.id)
      sign_in(user)
      post "/house-rules/posts/#{post.id}/ask.json", params: { organization_id: id }
      response.parsed_body
    end

    def errors
      response.parsed_body["errors"]
    end

    it "asks about any post, once whoever asks, and the answer is the inquiry" do
      expect(ask_company(topic.first_post)["inquiry"]).to include(
        "state" => "waiting_first_response",
        "organization_id" => organization.id,
        "roles" => ["author"],
      )
      expect(inquiries(topic).sole).to have_attributes(
        author_id: neighbour.id,
        post_id: topic.first_post.id,
      )
      ask_company(topic.first_post, user: resident)
      expect(response.status).to eq(422)
      expect(errors).to eq([I18n.t("house_rules.inquiry_errors.asked_already")])

      ask_company(reply(topic))
      expect(kinds(topic)).to eq(%w[asked addressed])
    end

    it "is for residents who may write, about posts they can read" do
      [
        spokesperson,
        Fabricate(:admin),
        Fabricate(:user, silenced_till: 1.year.from_now),
      ].each do |user|
        ask_company(topic.first_post, user:)
        expect(response.status).to eq(403)
        expect(errors).to eq([I18n.t("house_rules.refused.ask_resident")])
      end
      ask_company(Fabricate(:private_message_post, user: resident))
      expect(response.status).to eq(404)
      ask_company(topic.first_post, id: -1)
      expect(response.status).to eq(404)
      topic.update_status("closed", true, Discourse.system_user)
      ask_company(topic.first_post)
      expect(errors).to eq([I18n.t("house_rules.inquiry_errors.ask_closed")])
      expect(inquiries(topic)).to eq([])
    end

    it "is limited for each person and day" do
      posts = [topic.first_post, reply(topic)]
      RateLimiter.enable
      SiteSetting.house_rules_max_asks_per_day = 1
      posts.each { |post| ask_company(post) }
      expect(response.status).to eq(429)
      ask_company(posts.last, user: Fabricate(:user, refresh_auto_groups: true))
      expect(response.status).to eq(200)
    end
  end
end

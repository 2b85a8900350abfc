# frozen_string_literal: true

# Rules 3 to 6 over HTTP: a question, the hours, how it was closed, what the figures say of it. Runs
# inside Discourse and on the sandbox.
RSpec.describe "A question to the company", :both do
  fab!(:category)
  fab!(:group)
  fab!(:experts, :group)
  fab!(:account, :user)
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:spokesperson) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:expert) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:organization) do
    Fabricate(:house_rules_organization, name: "Northbank Homes", user: account, group:)
  end

  before do
    Jobs.run_immediately!
    Fabricate(:house_rules_organization_category, organization:, category:)
    group.add(spokesperson)
    experts.add(expert)
    SiteSetting.house_rules_experts_groups = experts.id.to_s
    SiteSetting.house_rules_enabled = true
    freeze_time(moscow("2026-11-20 15:00")) # a Friday
  end

  def moscow(text)
    ActiveSupport::TimeZone["Europe/Moscow"].parse(text).utc
  end

  def ask
    sign_in(resident)
    post "/posts.json",
         params: {
           title: "The heating in riser four is cold since this morning",
           raw: "All the radiators are cold, the thermometer shows sixteen degrees.",
           category: category.id,
         }
    expect(response.status).to eq(200)
    Topic.find(response.parsed_body["topic_id"])
  end

  def answer(topic, kind)
    sign_in(spokesperson)
    post "/posts.json",
         params: {
           raw: "The circulation pump failed and was replaced (#{kind}).",
           topic_id: topic.id,
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: kind,
         }
  end

  def inquiry_of(topic)
    get "/t/#{topic.id}.json"
    response.parsed_body["house_rules_inquiries"].sole
  end

  describe "Rule 3: no topic is abandoned" do
    it "is due in working time, and abandoned for everyone to see when nobody answered" do
      topic = ask
      inquiry = inquiry_of(topic)
      expect(inquiry).to include("state" => "waiting_first_response", "abandoned" => false)
      expect(Time.iso8601(inquiry["due_at"])).to be_within(1).of(moscow("2026-11-23 15:00"))

      freeze_time(moscow("2026-11-23 15:01"))
      get "/latest.json"
      listed = response.parsed_body["topic_list"]["topics"].find { |t| t["id"] == topic.id }
      expect(listed["house_rules_inquiry"]).to include("abandoned" => true)
    end
  end

  describe "Rule 4: office hours" do
    it "lets no official word out in the evening, says when, and lets it out at the opening" do
      topic = ask
      freeze_time(moscow("2026-11-20 20:30"))
      answer(topic, "first_response")
      expect(response.status).to eq(403)
      expect(response.parsed_body["errors"].first).to include("10:00")

      freeze_time(moscow("2026-11-23 10:00"))
      answer(topic, "first_response")
      expect(response.status).to eq(200)
      expect(inquiry_of(topic)).to include(
        "state" => "waiting_full_answer",
        "first_response_seconds" => 18_000,
      )
    end
  end

  describe "Rules 5 and 6: how well it was closed" do
    def close(topic)
      post "/house-rules/inquiries/#{inquiry_of(topic)["id"]}/closure.json",
           params: {
             summary: "The pump was replaced",
             negative: true,
           }
    end

    it "is closed after a full answer, judged by its author, rated by an expert, and counted" do
      topic = ask
      answer(topic, "first_response")
      close(topic)
      expect(response.status).to eq(422)

      answer(topic, "full_answer")
      close(topic)
      expect(response.status).to eq(200)

      sign_in(resident)
      id = inquiry_of(topic)["id"]
      put "/house-rules/inquiries/#{id}/verdict.json", params: { verdict: "solved" }
      expect(response.status).to eq(200)

      sign_in(spokesperson)
      closure = inquiry_of(topic)["closures"].sole
      rating = { grade: "good", reason: "Answered within the hour" }
      post "/house-rules/closures/#{closure["id"]}/ratings.json", params: rating
      expect(response.status).to eq(403)
      sign_in(expert)
      post "/house-rules/closures/#{closure["id"]}/ratings.json", params: rating
      expect(response.status).to eq(200)

      get "/house-rules/figures.json"
      figures = response.parsed_body
      expect(figures).to include("asked" => 1, "answered" => 1)
      expect(figures["verdict"]).to include("solved" => 1)
      expect(figures["negative"]).to include("closed" => 1, "rated" => 1, "good_or_excellent" => 1)
    end
  end
end

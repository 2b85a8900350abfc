# frozen_string_literal: true

# Rule 1, as it is met over HTTP: one door for official words. Runs inside Discourse and on the sandbox.
RSpec.describe "Rule 1: the official account", :both do
  fab!(:category)
  fab!(:group)
  fab!(:account, :user)
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:spokesperson) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:admin)
  fab!(:organization) do
    Fabricate(:house_rules_organization, name: "Northbank Homes", user: account, group:)
  end
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:question) { Fabricate(:post, topic:, user: resident) }

  before do
    SiteSetting.house_rules_enabled = true
    SiteSetting.house_rules_unaddressed_replies = "allow"

    group.add(spokesperson)
    freeze_time(Time.utc(2026, 11, 18, 9)) # Wednesday noon in Moscow
  end

  def reply_officially
    post "/posts.json",
         params: {
           raw: "We have adjusted the heating in all risers of the house.",
           topic_id: topic.id,
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: "full_answer",
         }
  end

  it "publishes a spokesperson's words under the account, stamped for everyone to see" do
    sign_in(spokesperson)
    reply_officially
    expect(response.status).to eq(200)

    sign_in(resident)
    get "/t/#{topic.id}.json"
    official = response.parsed_body["post_stream"]["posts"].last
    expect(official["user_id"]).to eq(account.id)
    expect(official["official"]).to include(
      "name" => "Northbank Homes",
      "kind" => "developer",
      "reply_kind" => "full_answer",
    )
    expect(official["official"]).not_to have_key("writer")
  end

  it "refuses everybody else, administrators included" do
    [resident, admin].each do |person|
      sign_in(person)
      reply_officially
      expect(response.status).to eq(403)
    end
    expect(Post.where(user_id: account.id)).to be_empty
  end

  it "leaves official words to their spokespeople" do
    sign_in(spokesperson)
    reply_officially
    official = Post.where(user_id: account.id).sole

    sign_in(admin)
    put "/posts/#{official.id}.json", params: { post: { raw: "We promise nothing of the kind." } }
    expect(response.status).to eq(403)
    expect(official.reload.raw).to start_with("We have adjusted")
  end
end

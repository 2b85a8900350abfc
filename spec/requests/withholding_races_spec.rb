# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/closed_sections"

# What two people do at once, and what an edit under way would bring back.
RSpec.describe "Withholding at the same time as something else", type: :request do
  include_context "with a protected topic"

  let(:secret) { "My passport number is 4509 123456, and I live in flat 12." }

  before { reply.update_columns(raw: secret, cooked: "<p>#{secret}</p>") }

  def withhold
    sign_in(moderator)
    post "/house-rules/posts/#{reply.id}/withholding.json", params: { ground: "personal_data" }
    HouseRules::Withholding.last
  end

  it "lets the second of two decisions find it decided" do
    withholding = withhold
    sign_in(admin)
    put "/house-rules/withholdings/#{withholding.id}/return.json"
    expect(response.status).to eq(200)
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect(response.status).to eq(422)
    expect(withholding.reload.status).to eq("returned")
    expect(HouseRules::RecordEntry.where(kind: "redacted")).to be_empty
  end

  it "decides under a lock, on what is there then" do
    withholding = withhold
    decided = nil
    sign_in(admin)
    allow_any_instance_of(HouseRules::Withholding).to receive(:lock!).and_wrap_original do |lock|
      decided ||=
        HouseRules::Withholding.where(id: withholding.id).update_all(
          status: "returned",
          sealed: nil,
        )
      lock.call
    end
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect(response.status).to eq(422)
    expect(HouseRules::RecordEntry.where(kind: "redacted")).to be_empty
  end

  it "refuses an edit that began before" do
    stale = Post.find(reply.id)
    withhold
    expect {
      PostRevisor.new(stale).revise!(
        author,
        { raw: "#{secret} And more." },
        force_new_version: true,
      )
    }.to raise_error(HouseRules::Refused)
    expect(reply.reload.raw).not_to include("4509")
    expect {
      reply.revise(admin, raw: "Something else altogether, of some length.")
    }.to raise_error(HouseRules::Refused)
  end

  it "lets a quote through that names no post there could be" do
    withhold
    sign_in(admin)
    post "/posts.json",
         params: {
           topic_id: topic.id,
           raw: "[quote=\"somebody, post:99999999999, topic:5\"]\nOh\n[/quote]\n\nWho said that?",
         }
    expect(response.status).to eq(200)
  end

  it "keeps what was written while the rules were off" do
    withholding = withhold
    SiteSetting.house_rules_enabled = false
    reply.reload.revise(author, raw: "A newer text without anything personal in it.")
    SiteSetting.house_rules_enabled = true
    sign_in(admin)
    put "/house-rules/withholdings/#{withholding.id}/return.json"
    expect(reply.reload.raw).to eq("A newer text without anything personal in it.")
  end

  it "is for those who can see the post" do
    insiders = Fabricate(:group)
    entrusted = Fabricate(:user, refresh_auto_groups: true)
    others = Fabricate(:group).tap { |group| group.add(entrusted) }
    SiteSetting.house_rules_withhold_groups = "1|2|#{others.id}"
    withholding = withhold
    close_section(category, insiders)
    sign_in(entrusted)
    get "/house-rules/withholdings.json"
    expect(response.parsed_body["withholdings"]).to eq([])
    put "/house-rules/withholdings/#{withholding.id}/return.json"
    expect(response.status).to eq(404)
    expect(withholding.reload).to be_pending
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"

# The account itself: who may do what to it, and what leaves the forum about it.
RSpec.describe "Official accounts", type: :request do
  include_context "with inquiries"

  fab!(:admin)

  it "is neither deleted, merged nor anonymised, posts or not" do
    sign_in(admin)
    delete "/admin/users/#{account.id}.json"
    expect(response.status).to eq(403)
    other = Fabricate(:user)
    put "/admin/users/#{account.id}/anonymize.json"
    expect(response.status).to eq(403)
    expect { UserMerger.new(account, other).merge! }.to raise_error(HouseRules::Refused)
    expect { UserMerger.new(other, account).merge! }.to raise_error(HouseRules::Refused)
    expect(account.reload.username).to eq(organization.user.username)

    SiteSetting.house_rules_enabled = false
    put "/admin/users/#{account.id}/anonymize.json"
    expect(response.status).to eq(200)
  end

  it "does not speak for itself, even in its own group" do
    GroupUser.insert!({ group_id: spokespeople.id, user_id: account.id })
    expect(HouseRules::Directory.organization(organization.id)).not_to be_spokesperson(account)
  end

  it "keeps the writer's name out of webhooks" do
    post = answer(ask, "full_answer")
    payload = WebHook.generate_payload(:post, post)
    expect(payload).to include("full_answer")
    expect(payload).not_to include(spokesperson.username)
  end

  it "gives no mark to invented words under its name" do
    post = answer(ask, "full_answer")
    Jobs.run_later!
    quote = ->(words) do
      raw = <<~TEXT
        [quote="#{account.username}, post:#{post.post_number}, topic:#{post.topic_id}"]
        #{words}
        [/quote]

        See what they wrote to me.
      TEXT
      PostCreator.create!(resident, topic_id: post.topic_id, raw:).cooked
    end
    expect(quote.call(post.raw)).to include("data-house-rules-official")
    expect(quote.call("We give everyone a free flat")).not_to include("data-house-rules-official")
  end

  it "leaves the sections that are gone" do
    doomed = Fabricate(:category)
    Fabricate(:house_rules_organization_category, organization:, category: doomed)
    doomed.destroy!
    expect(organization.reload.category_ids).to eq([category.id])
  end

  it "lets no expert rate their own question" do
    experts = Fabricate(:group).tap { |group| group.add(resident) }
    SiteSetting.house_rules_experts_groups = experts.id.to_s
    topic = ask
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    inquiry = HouseRules::Inquiry.find_by(topic_id: topic.id)
    sign_in(spokesperson)
    post "/house-rules/inquiries/#{inquiry.id}/closure.json",
         params: {
           summary: "The valve is new",
         }
    expect(response.status).to eq(200)
    sign_in(resident)
    post "/house-rules/closures/#{inquiry.closures.first.id}/ratings.json",
         params: {
           grade: "excellent",
           reason: "It was mine",
         }
    expect(response.status).to eq(403)
  end
end

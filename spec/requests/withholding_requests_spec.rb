# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: asking for a withholding", type: :request do
  include_context "with a protected topic"

  fab!(:entrusted, :admin)
  fab!(:resident, :user)

  let(:asked) { HouseRules::Withholding.last }

  def ask(post = reply, **params)
    post "/house-rules/posts/#{post.id}/withholding-request.json", params:
  end

  it "tells those entrusted in one press, and withholds nothing yet" do
    sign_in(author)
    expect { ask }.not_to change { [reply.reload.raw, entries] }
    expect(response.status).to eq(200)
    expect(asked).to have_attributes(
      status: "requested",
      post_id: reply.id,
      ground: "personal_data",
    )
    expect(told).to contain_exactly(admin.id, moderator.id, entrusted.id)

    ask
    expect(response.status).to eq(200)
    expect(HouseRules::Withholding.count).to eq(1)
    expect(told.size).to eq(3)
  end

  it "is for authors, of posts and of earlier versions" do
    reply.revise(
      author,
      { raw: "I have taken my number out of this text." },
      force_new_version: true,
    )
    sign_in(resident)
    ask
    expect_refused(:withhold)
    sign_in(author)
    ask(reply, version: 2)
    expect(response.status).to eq(422)
    ask(reply, version: 1)
    expect(asked.version).to eq(1)
    ask(Fabricate(:private_message_post, user: author))
    expect_refused(:withhold_unprotected)
    post "/house-rules/posts/0/withholding-request.json"
    expect(response.status).to eq(404)
  end

  it "is done by a withholding, which the author hears of" do
    sign_in(author)
    ask
    sign_in(entrusted)
    get "/house-rules/withholdings.json"
    row = response.parsed_body["withholdings"].sole
    expect(row).to include("status" => "requested", "post_id" => reply.id, "can_confirm" => false)
    post "/house-rules/posts/#{reply.id}/withholding.json", params: { ground: "personal_data" }
    expect(HouseRules::Withholding.pluck(:status)).to eq(["pending"])
  end

  it "is declined by those entrusted, and may be asked again" do
    sign_in(author)
    ask
    put "/house-rules/withholdings/#{asked.id}/decline.json"
    expect_refused(:withhold)
    sign_in(entrusted)
    put "/house-rules/withholdings/#{asked.id}/decline.json"
    expect(response.status).to eq(200)
    expect(author.notifications.last.data_hash[:house_rules]).to eq("declined")
    put "/house-rules/withholdings/#{asked.id}/decline.json"
    expect(response.status).to eq(422)
    put "/house-rules/withholdings/#{asked.id}/confirm.json"
    expect(response.status).to eq(422)
    sign_in(author)
    ask
    expect(HouseRules::Withholding.requested.count).to eq(1)
  end

  it "is told once more when nobody decides for a day" do
    sign_in(author)
    ask
    before = told.size
    freeze_time 25.hours.from_now
    Jobs::HouseRules::ReportOpenWithholdings.new.execute({})
    expect(told.size).to eq(before + 3)
    freeze_time 2.hours.from_now
    Jobs::HouseRules::ReportOpenWithholdings.new.execute({})
    expect(told.size).to eq(before + 3)
  end

  it "serves its page to those entrusted only" do
    get "/house-rules/withholdings"
    expect(response.status).to be_between(400, 404)
    sign_in(resident)
    get "/house-rules/withholdings.json"
    expect_refused(:withhold)
    sign_in(moderator)
    get "/house-rules/withholdings"
    expect(response.status).to eq(200)
  end
end

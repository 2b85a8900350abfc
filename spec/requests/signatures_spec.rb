# frozen_string_literal: true

require_relative "../support/inquiries"

# Nobody is named under official words but by their own consent, which they can take back.
RSpec.describe HouseRules::SignaturesController do
  include_context "with inquiries"

  fab!(:admin)
  let(:path) { "/house-rules/signatures/#{organization.id}.json" }

  before { organization.update!(signatures: true) }

  def sign(user = spokesperson, **params)
    sign_in(user)
    put path, params: { text: "Olga, residents' care", consent: true, **params }
  end

  def publish(topic)
    sign_in(spokesperson)
    freeze_time moscow("2026-11-23 12:00")
    post "/posts.json",
         params: {
           topic_id: topic.id,
           raw: "We have adjusted the heating in all risers of the house.",
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: "full_answer",
         }
    expect(response.status).to eq(200), response.body
    response.parsed_body
  end

  def shown(topic, reader = resident)
    reset!
    sign_in(reader)
    get "/t/#{topic.id}.json"
    response
      .parsed_body
      .dig("post_stream", "posts")
      .filter_map { |p| p.dig("official", "signature") }
  end

  it "stands under official words from the consent on, as it was then, and leaves them with it" do
    topic = ask
    publish(topic)
    sign
    expect(response.parsed_body).to include("text" => "Olga, residents' care", "offered" => true)
    publish(topic)
    sign(text: "Olga")
    expect(shown(topic)).to eq(["Olga, residents' care"])

    sign_in(spokesperson)
    delete path
    expect(response.status).to eq(200)
    expect(shown(topic)).to eq([])
    publish(topic)
    expect(shown(topic)).to eq([])
  end

  it "is said by oneself, with a consent, for an organisation that signs" do
    sign(consent: false)
    expect(response.status).to eq(422)
    sign(text: " ")
    expect(response.status).to eq(422)
    sign(text: "x" * 61)
    expect(response.status).to eq(422)
    sign(resident)
    expect(response.status).to eq(403)
    sign(admin)
    expect(response.status).to eq(403)
    organization.update!(signatures: false)
    sign
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"].first).to include("without names")
    put "/house-rules/signatures/0.json", params: { text: "Olga", consent: true }
    expect(response.status).to eq(404)
    expect(HouseRules::Signature.count).to eq(0)
  end

  it "can be taken back by who has left since, and is shown to nobody else" do
    sign
    spokespeople.remove(spokesperson)
    sign_in(spokesperson.reload)
    get "/house-rules/signatures.json"
    expect(response.parsed_body["signatures"].sole).to include(
      "organization_id" => organization.id,
      "text" => "Olga, residents' care",
      "offered" => false,
    )
    delete path
    get "/house-rules/signatures.json"
    expect(response.parsed_body["signatures"]).to eq([])

    reset!
    get "/house-rules/signatures.json"
    expect(response.status).to eq(403)
  end

  it "is offered to spokespeople" do
    sign_in(spokesperson)
    get "/house-rules/signatures.json"
    expect(response.parsed_body["signatures"].sole).to include("offered" => true, "text" => nil)
    sign_in(resident)
    get "/house-rules/signatures.json"
    expect(response.parsed_body["signatures"]).to eq([])
  end
end

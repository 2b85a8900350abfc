# frozen_string_literal: true

require_relative "../support/redaction"

# What happens to a text between the press and the decision.
RSpec.describe "A withheld text meanwhile", type: :request do
  include_context "with a secret"

  def post_withholding(user, **params)
    sign_in(user)
    post "/house-rules/posts/#{reply.id}/withholding.json",
         params: { ground: "personal_data" }.merge(params)
  end

  it "is withheld by the first of two people" do
    post_withholding(admin)
    expect(response.status).to eq(200)
    post_withholding(moderator)
    expect(response.status).to eq(422)
    expect(HouseRules::Withholding.count).to eq(1)
  end

  it "is withheld once where both have looked before either has written" do
    allow(HouseRules::Withholding).to receive(:overlaps?).and_return(false)
    post_withholding(admin)
    post_withholding(moderator)
    expect(response.status).to eq(422)
    expect(response.parsed_body["errors"]).to eq([I18n.t("house_rules.errors.withheld_already")])
    expect(HouseRules::Withholding.count).to eq(1)
    expect(reply.reload.raw).not_to include("4508")
  end

  it "is read by who decides, and by nobody else" do
    post_withholding(admin)
    sign_in(second_admin)
    get "/house-rules/withholdings.json"
    row = response.parsed_body["withholdings"].first
    expect(row["words"]).to eq(
      HouseRules::Withholding.last.sealed["rows"].find { |r| r["table"] == "posts" }["was"]["raw"],
    )
    expect(row["words"]).to include(secret)
    sign_in(author)
    get "/house-rules/withholdings.json"
    expect(response.status).to eq(403)
    expect(response.body).not_to include("4508")
  end

  it "is confirmed once" do
    post_withholding(admin)
    sign_in(second_admin)
    2.times { put "/house-rules/withholdings/#{withholding.id}/confirm.json" }
    expect(response.status).to eq(422)
    expect(HouseRules::RecordEntry.where(kind: "redacted").count).to eq(1)
  end

  it "comes back to where it has been moved to" do
    post_withholding(admin)
    other = Fabricate(:topic, category:)
    Fabricate(:post, topic: other)
    topic.move_posts(moderator, [reply.id], destination_topic_id: other.id)
    give_back
    expect(reply.reload.topic_id).to eq(other.id)
    expect(reply.raw).to include("4508")
  end

  it "is found in a quote that was moved meanwhile" do
    quote =
      "[quote=\"#{author.username}, post:#{reply.post_number}, topic:#{topic.id}\"]\n#{secret}\n[/quote]\n\nYes."
    quoting = Fabricate(:post, topic:, raw: quote)
    post_withholding(admin)
    other = Fabricate(:topic, category:)
    Fabricate(:post, topic: other)
    topic.move_posts(moderator, [quoting.id], destination_topic_id: other.id)
    give_back
    expect(quoting.reload.raw).to include("4508")
  end

  it "comes back whatever is returned first, where two cover one text" do
    words = ->(post, text) do
      "[quote=\"x, post:#{post.post_number}, topic:#{topic.id}\"]\n#{text}\n[/quote]"
    end
    other = Fabricate(:post, topic:, raw: "Another secret of some length, 4509.")
    both = "#{words.call(reply, secret)}\n\n#{words.call(other, other.raw)}\n\nYes."
    quoting = Fabricate(:post, topic:, raw: both)
    former = quoting.reload.raw
    first, second = [reply, other].map { |post| withhold(post) }
    expect(quoting.reload.raw.scan("This text is withheld").size).to eq(2)
    [first, second].each do |withholding|
      HouseRules::ReturnWithholding.call(
        guardian: second_admin.guardian,
        params: {
          id: withholding.id,
        },
      )
    end
    expect(quoting.reload.raw).to eq(former)
  end

  it "comes back to the letter, a version first and the whole after it" do
    reply.revise(author, { raw: "I have taken my number out of this." }, force_new_version: true)
    versions = -> { PostRevision.where(post_id: reply.id).map(&:modifications) }
    former = versions.call
    ids = [withhold(reply, version: 1), withhold(reply)].map(&:id)
    ids.each do |id|
      HouseRules::ReturnWithholding.call(guardian: second_admin.guardian, params: { id: })
    end
    expect(versions.call).to eq(former)
    expect(reply.reload.raw).to include("taken my number out")
  end

  it "can be returned and withheld again" do
    2.times do
      post_withholding(admin)
      give_back
    end
    expect(reply.reload.raw).to include("4508")
    expect(HouseRules::Withholding.pluck(:status)).to eq(%w[returned returned])
  end

  it "asks for what can be withheld" do
    post_withholding(admin, ground: "because")
    expect(response.status).to eq(400)
    post_withholding(admin, text: false)
    expect(response.status).to eq(422)
    post_withholding(admin, version: 7)
    expect(response.status).to eq(422)
    post_withholding(admin, title: true)
    expect(response.status).to eq(422)
    expect(HouseRules::Withholding.count).to eq(0)
    expect(reply.reload.raw).to include("4508")
  end
end

# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::Versions do
  include_context "with a secret"

  before do
    reply.revise(
      author,
      { raw: "Good evening!\n\nI have taken the number out." },
      force_new_version: true,
    )
    reply.revise(
      author,
      { raw: "Good evening!\n\nAll is well now, thank you." },
      force_new_version: true,
    )
  end

  def versions(post = reply)
    PostRevision.where(post_id: post.id).order(:number).map(&:modifications)
  end

  it "reaches all versions of a text" do
    expect_reached { versions }
    expect(versions.to_s).not_to include("taken the number out")
    expect(versions.to_s).not_to include("All is well now")
  end

  it "reaches one version, on both sides where it stands, and nothing else" do
    text = reply.reload.raw
    expect_reached(version: 1) { versions }
    expect(reply.reload.raw).to eq(text)
    expect(versions.first["raw"]).to eq(
      ["This text is withheld: personal data.", "Good evening!\n\nI have taken the number out."],
    )
    sign_in = Guardian.new(second_admin)
    expect(sign_in.can_edit_post?(reply)).to eq(true)
  end

  it "reaches a version in the middle" do
    expect_reached(version: 2, needle: "taken the number") { versions }
    expect(versions.first["raw"].first).to include("4508")
    expect(versions.last["raw"].last).to include("All is well")
  end

  it "is for earlier versions with a text of their own" do
    [3, 4, 0, -1].each do |version|
      result =
        HouseRules::WithholdPost.call(
          guardian: admin.guardian,
          params: {
            post_id: reply.id,
            ground: "personal_data",
            version:,
          },
        )
      expect(result).to be_a_failure
    end
    expect(HouseRules::Withholding.count).to eq(0)
  end

  it "covers quotes of that version only" do
    quote = ->(text) do
      "[quote=\"#{author.username}, post:#{reply.post_number}, topic:#{topic.id}\"]\n#{text}\n[/quote]\n\nWell."
    end
    old = Fabricate(:post, topic:, raw: quote.call(secret))
    new = Fabricate(:post, topic:, raw: quote.call("All is well now, thank you."))
    withhold(version: 1)
    expect(old.reload.raw).to eq(quote.call("This text is withheld: personal data."))
    expect(old.cooked).not_to include("4508")
    expect(new.reload.raw).to include("All is well now")
  end

  it "may stand beside a withholding of another version, but not twice" do
    withhold(version: 1)
    withhold(version: 2)
    expect { withhold(version: 1) }.to raise_error(/not_withheld/)
    withhold
    expect { withhold(version: 2) }.to raise_error(/something_there|not_withheld/)
  end
end

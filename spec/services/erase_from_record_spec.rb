# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe HouseRules::EraseFromRecord do
  include_context "with a protected topic"

  let(:other) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
  let(:note) { "Anna from flat 5 asked for it" }
  let(:line) { HouseRules::RecordEntry.where(kind: "moved").order(:id).last }

  before do
    moderator.house_rules_move = HouseRules::MoveReason.new("off_topic", note)
    topic.move_posts(moderator, [reply.id], destination_topic_id: other.id)
  end

  def erase(guardian: admin.guardian, ground: "personal_data", entry_id: line.id)
    described_class.call(guardian:, params: { entry_id:, ground: })
  end

  def everything
    [
      HouseRules::RecordEntry.pluck(:note, :details).to_json,
      PostCustomField.pluck(:value).to_json,
      Post.pluck(:raw, :cooked).to_json,
    ].join
  end

  it "takes note, authors and salt from an entry and its notices, and leaves what happened" do
    expect(everything.scan(note).size).to eq(3)
    former = line
    expect(erase).to run_successfully
    expect(everything).not_to include(note)
    erased = HouseRules::RecordEntry.find(line.id)
    expect(erased).to have_attributes(
      note: nil,
      salt: nil,
      kind: "moved",
      reason: "off_topic",
      topic_id: topic.id,
      other_topic_id: other.id,
      details: {
        "count" => 1,
      },
      created_at: former.created_at,
      erased_ground: "personal_data",
    )
    expect(erased.erased_at).to be_within(1.minute).of(Time.zone.now)
    expect(PostCustomField.where("value LIKE '%off_topic%'").count).to eq(2)
  end

  it "is an entry itself" do
    erase
    expect(entry).to have_attributes(
      kind: "erased",
      reason: "personal_data",
      actor_role: "administrator",
      topic_id: topic.id,
    )
    expect(entry.details).to eq("entry_id" => line.id)
  end

  it "happens once, on a ground from the list, by those entrusted with it" do
    expect(erase(guardian: leader.guardian)).to fail_a_policy(:entrusted)
    expect(erase(ground: "embarrassing")).to fail_a_contract
    expect(erase(entry_id: 0)).to fail_to_find_a_model(:entry)
    expect(line.note).to eq(note)
    erase
    count = entries
    expect(erase).to fail_a_policy(:standing)
    expect(entries).to eq(count)
  end

  it "empties the notes that repeat what a redaction erases, without another entry" do
    about = { actor: moderator, topic_id: topic.id, post_id: reply.id, note: }
    first = HouseRules::RecordEntry.write!(kind: "withheld", **about)
    HouseRules::RecordEntry.write!(kind: "withheld", **about, post_id: first_post.id)
    count = entries
    erased = ->(words) { described_class.of_post(reply, ground: "court_or_regulator", words:) }
    expect(erased.call(["something else"])).to eq(0)
    expect(erased.call([note.first(20)])).to eq(1)
    expect(first.reload).to have_attributes(note: nil, erased_ground: "court_or_regulator")
    expect(HouseRules::RecordEntry.where(post_id: first_post.id).pick(:note)).to eq(note)
    expect(entries).to eq(count)
    expect(erased.call([note])).to eq(0)
  end

  describe "by HTTP", type: :request do
    def put_erase(ground: "personal_data")
      put "/house-rules/record/#{line.id}/erase.json", params: { ground: }
      response.status
    end

    it "answers who may, who may not, and what is wrong" do
      expect(put_erase).to eq(403)
      sign_in(author)
      expect(put_erase).to eq(403)
      expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused("withhold")])
      sign_in(moderator)
      expect(put_erase(ground: "x")).to eq(400)
      expect(put_erase).to eq(200)
      expect(put_erase).to eq(422)

      get "/house-rules/record.json", params: { kind: "moved" }
      expect(response.parsed_body["entries"].sole).to include(
        "note" => nil,
        "authors" => [],
        "erased" => hash_including("ground" => "personal_data"),
      )
      get "/house-rules/record"
      expect(response.body).to include("personal data").and include("Erased on")
    end
  end
end

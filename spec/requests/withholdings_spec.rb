# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: withholding", type: :request do
  include_context "with a protected topic"

  fab!(:second_admin, :admin)

  let(:secret) { "The passport number is 4508 123456" }
  let(:withholding) { HouseRules::Withholding.last }

  before do
    SearchIndexer.enable
    Jobs.run_immediately!
    first_post.update!(raw: "#{secret}, and this is the first text of the topic.")
    first_post.rebake!
    first_post.revise(
      admin,
      { raw: "#{secret}, and this is the second text." },
      force_new_version: true,
    )
    topic.update_excerpt(first_post.excerpt_for_topic)
  end

  after { SearchIndexer.disable }

  def withhold(user, **more)
    sign_in(user)
    post "/house-rules/posts/#{first_post.id}/withholding.json",
         params: { ground: "personal_data", note: "Reported by mail" }.merge(more)
  end

  # Every table that holds the text, as it is stored.
  def stored
    DB.query_hash(<<~SQL, id: first_post.id, topic_id: topic.id)
      SELECT p.raw, p.cooked, p.raw_email, p.word_count, p.image_upload_id, p.edit_reason, t.excerpt, t.title,
             (SELECT json_agg(r.modifications ORDER BY r.number)::text
                FROM post_revisions r WHERE r.post_id = p.id) AS versions,
             (SELECT search_data::text FROM post_search_data WHERE post_id = p.id) AS search
      FROM posts p JOIN topics t ON t.id = p.topic_id WHERE p.id = :id
    SQL
  end

  # Every address under which a reader could look for it.
  def surfaces
    [
      "/t/#{topic.id}.json",
      "/t/#{topic.id}.rss",
      "/t/#{topic.slug}/#{topic.id}",
      "/posts/#{first_post.id}.json",
      "/posts/#{first_post.id}/raw.json",
      "/posts/#{first_post.id}/cooked.json",
      "/posts/#{first_post.id}/revisions/2.json",
      "/posts/#{first_post.id}/revisions/latest.json",
      "/raw/#{topic.id}/1",
      "/latest.json",
      "/latest.rss",
      "/posts.json",
      "/posts.rss",
      "/u/#{author.username}/activity.json",
      "/user_actions.json?username=#{author.username}&filter=4",
      "/search.json?q=passport",
      "/c/#{category.slug}/#{category.id}.rss",
      "/t/#{topic.id}/excerpts.json?post_ids[]=#{first_post.id}",
    ]
  end

  it "takes the text off every surface, for everybody, and puts it back to the letter" do
    before = stored
    [admin, author, second_admin].each do |reader|
      sign_in(reader)
      seen = surfaces.count { |url| get(url) && response.body.include?("4508") }
      expect(seen).to be >= 8
    end

    withhold(admin)
    expect(response.status).to eq(200)
    expect(response.parsed_body["withheld"]).to include(
      "ground" => "personal_data",
      "status" => "pending",
    )

    [admin, author, second_admin].each do |reader|
      sign_in(reader)
      surfaces.each do |url|
        get url
        expect(response.status).to be < 500, url
        expect(response.body).not_to include("4508"), url
      end
    end
    expect(stored.to_s).not_to include("4508")

    get "/t/#{topic.id}.json"
    shown = response.parsed_body["post_stream"]["posts"].first
    expect(shown["withheld"]).to include("ground" => "personal_data")
    expect(shown["cooked"]).to include("house-rules-withheld")

    sign_in(second_admin)
    put "/house-rules/withholdings/#{withholding.id}/return.json"
    expect(response.status).to eq(200)
    expect(stored).to eq(before)
    expect(withholding.reload).to have_attributes(status: "returned", sealed: nil)
    expect(HouseRules::RecordEntry.order(:id).last(2).map(&:kind)).to eq(%w[withheld returned])
  end

  it "survives a rebake" do
    withhold(admin)
    first_post.reload.rebake!
    expect(first_post.reload.cooked).to include("house-rules-withheld")
    expect(first_post.cooked).not_to include("4508")
  end

  it "tells the author, writes the entry, and keeps the note from the public" do
    withhold(moderator)
    notification = author.notifications.last
    expect(notification.data_hash[:message]).to eq("house_rules.notification.withheld")
    entry = HouseRules::RecordEntry.last
    expect(entry).to have_attributes(
      kind: "withheld",
      reason: "personal_data",
      note: nil,
      actor_role: "moderator",
      post_id: first_post.id,
    )
  end

  it "becomes a redaction by a second person, for good" do
    withhold(admin)
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect_refused(:withhold_second_person)
    freeze_time 25.hours.from_now
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect_refused(:withhold_second_person)

    sign_in(second_admin)
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect(response.status).to eq(200)
    expect(withholding.reload).to have_attributes(status: "confirmed", sealed: nil)
    expect(HouseRules::RecordEntry.last).to have_attributes(kind: "redacted", details: {})
    put "/house-rules/withholdings/#{withholding.id}/return.json"
    expect(response.status).to eq(422)
  end

  it "is confirmed by the same person after a day where there is nobody else" do
    SiteSetting.house_rules_withhold_groups = Group::AUTO_GROUPS[:admins].to_s
    second_admin.update!(active: false)
    withhold(admin)
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect_refused(:withhold_second_person)
    freeze_time 25.hours.from_now
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect(response.status).to eq(200)
    expect(HouseRules::RecordEntry.last.details).to eq("alone" => true)
  end

  it "says of a title that it was the title, all the way" do
    withhold(admin, text: false, title: true)
    freeze_time 25.hours.from_now
    Jobs::HouseRules::ReportOpenWithholdings.new.execute({})
    sign_in(second_admin)
    put "/house-rules/withholdings/#{withholding.id}/confirm.json"
    expect(response.status).to eq(200)
    withhold(admin, text: true)

    page = HouseRules::RecordPage.call(guardian: Guardian.new)
    sentences = page[:entries].map { |e| [e[:kind], HouseRules::RecordSentence.new(e).to_s] }
    expect(sentences.to_h.slice("unconfirmed", "redacted").values).to all(
      start_with("A title withheld"),
    )
    expect(sentences.filter_map { |kind, said| said if kind == "withheld" }).to match(
      [/\AA post in/, /\AA title withheld/],
    )
    first = page[:entries].select { |e| e[:kind] == "withheld" }.last
    russian = I18n.with_locale(:ru) { HouseRules::RecordSentence.new(first).to_s }
    expect(russian).to start_with("Скрыт заголовок темы")
  end

  it "is for the entrusted, with a ground from the list, once" do
    withhold(author)
    expect_refused(:withhold)
    withhold(leader)
    expect_refused(:withhold)
    withhold(admin, ground: "criticism")
    expect(response.status).to eq(400)
    withhold(admin)
    withhold(second_admin)
    expect(response.status).to eq(422)
    expect(HouseRules::Withholding.count).to eq(1)
    sign_in(author)
    put "/house-rules/withholdings/#{withholding.id}/return.json"
    expect_refused(:withhold)
    get "/house-rules/withholdings.json"
    expect_refused(:withhold)
  end

  it "cannot be edited away, and deletion stays refused" do
    withhold(admin)
    put "/posts/#{first_post.id}.json", params: { post: { raw: "Nothing to see here any more." } }
    expect_refused(:edit_withheld)
    sign_in(author)
    put "/posts/#{first_post.id}.json", params: { post: { raw: "Nothing to see here any more." } }
    expect(response.status).to eq(403)
    expect { first_post.reload.destroy! }.to raise_error(HouseRules::Refused)
  end

  it "lists what waits for a second person" do
    withhold(admin)
    get "/house-rules/withholdings.json"
    row = response.parsed_body["withholdings"].first
    expect(row).to include("note" => "Reported by mail", "can_confirm" => false)
    sign_in(second_admin)
    get "/house-rules/withholdings.json"
    expect(response.parsed_body["withholdings"].first).to include("can_confirm" => true)
  end

  it "follows a first post that is moved" do
    withhold(admin)
    other = Fabricate(:post).topic
    topic.move_posts(moderator, topic.posts.pluck(:id), destination_topic_id: other.id)
    copy = other.posts.where(user_id: author.id).order(:post_number).first
    expect(withholding.reload.post_id).to eq(copy.id)
    HouseRules::ReturnWithholding.call(
      guardian: second_admin.guardian,
      params: {
        id: withholding.id,
      },
    )
    expect(copy.reload.raw).to include("4508")
    expect(first_post.reload.raw).to eq(copy.raw)
  end

  it "stands in public as unconfirmed when nobody decides, once" do
    withhold(admin)
    freeze_time 23.hours.from_now
    Jobs::HouseRules::ReportOpenWithholdings.new.execute({})
    expect(HouseRules::RecordEntry.where(kind: "unconfirmed").count).to eq(0)
    freeze_time 2.hours.from_now
    2.times { Jobs::HouseRules::ReportOpenWithholdings.new.execute({}) }
    expect(HouseRules::RecordEntry.where(kind: "unconfirmed").count).to eq(1)
    expect(second_admin.notifications.last.data_hash[:message]).to eq(
      "house_rules.notification.unconfirmed",
    )
  end
end

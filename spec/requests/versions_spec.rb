# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/closed_sections"
require_relative "../support/settings_before"

RSpec.describe "House rules: versions", type: :request do
  include_context "with a protected topic"

  let(:text) { "A door that was never mended." }
  let!(:post) { create_post(topic:, user: author, raw: "A door that was mended, they say.") }

  def edit(raw = text, by: author)
    sign_in(by)
    put "/posts/#{post.id}.json", params: { post: { raw: } }
    expect(response.status).to eq(200)
    post.reload
  end

  describe "typing errors" do
    before { freeze_time }

    it "are free for a minute, whatever the size" do
      freeze_time 59.seconds.from_now
      expect(edit.version).to eq(1)
    end

    it "are free for that minute whatever core's own grace is" do
      SiteSetting.editing_grace_period = 0
      SiteSetting.editing_grace_period_max_diff = 1
      freeze_time 59.seconds.from_now
      expect(edit.version).to eq(1)
    end

    it "are not free after it, within core's own grace" do
      freeze_time 61.seconds.from_now
      edit
      expect(post.version).to eq(2)
      expect(post.revisions.last.modifications["raw"]).to eq(
        ["A door that was mended, they say.", text],
      )
    end

    it "are free for as long as the setting says" do
      SiteSetting.house_rules_edit_grace_seconds = 0
      freeze_time 1.second.from_now
      expect(edit.version).to eq(2)
    end

    it "are not free once somebody has answered" do
      create_post(topic:, user: leader)
      expect(edit.version).to eq(2)
    end

    it "are not free once somebody has quoted" do
      QuotedPost.create!(post_id: first_post.id, quoted_post_id: post.id)
      expect(edit.version).to eq(2)
    end

    it "are not free once somebody has flagged" do
      PostActionCreator.notify_moderators(leader, post, "Please look at this post.")
      expect(edit.version).to eq(2)
    end

    it "are not free once staff have answered in their colour" do
      create_post(topic:, user: moderator).update_columns(post_type: Post.types[:moderator_action])
      expect(edit.version).to eq(2)
    end

    it "are not part of a version that is kept from readers" do
      SiteSetting.tagging_enabled = true
      staff_tag = Fabricate(:tag, name: "leaking")
      Fabricate(:tag_group, permissions: { "staff" => 1 }, tag_names: [staff_tag.name])
      opening = create_post(category:, user: moderator, title: "The roof leaks above the stairs")
      former = opening.raw
      freeze_time 10.minutes.from_now
      opening.revise(moderator, { tags: [staff_tag.name] })
      expect(opening.reload.revisions.last.hidden).to eq(true)
      freeze_time 10.seconds.from_now
      opening.revise(moderator, { raw: "The roof is perfectly fine, all of it." })
      version = opening.reload.revisions.last
      expect(version.hidden).to eq(false)
      expect(version.modifications["raw"].first).to eq(former)
    end

    it "are for edits, not for what saves a text without saying who does" do
      former = post.raw
      Post.find(post.id).update!(raw: text)
      expect(post.reload.version).to eq(2)
      expect(post.revisions.last.modifications["raw"]).to eq([former, text])
    end

    it "are the author's alone" do
      expect(edit(by: moderator).version).to eq(2)
      expect(edit("A door that was sold.", by: moderator).version).to eq(3)
    end

    it "never hand out a text from before them as the former one" do
      edit("A door, corrected.")
      freeze_time 61.seconds.from_now
      edit
      expect(post.revisions.last.modifications["raw"].first).to eq("A door, corrected.")
    end
  end

  describe "what is silent" do
    before do
      PostActionNotifier.enable
      Jobs.run_immediately!
      freeze_time 10.minutes.from_now
    end

    after { PostActionNotifier.disable }

    it "is an edit without a version: kept, not told, not bumped" do
      bumped_at = topic.reload.bumped_at
      changes = { raw: text }
      expect {
        PostRevisor.new(post).revise!(Discourse.system_user, changes, skip_revision: true)
      }.not_to change { Notification.count }
      post.reload
      expect(post.version).to eq(2)
      expect(post.public_version).to eq(2)
      expect(post.revisions.last).to have_attributes(number: 2, user_id: Discourse::SYSTEM_USER_ID)
      expect(topic.reload.bumped_at).to eq_time(bumped_at)
    end

    it "is a title that is saved" do
      former = topic.title
      topic.update!(title: "Another title of the topic")
      expect(first_post.reload.version).to eq(2)
      expect(first_post.revisions.last.modifications["title"]).to eq([former, topic.title])
    end

    it "is not an ordinary edit" do
      expect { edit(by: moderator) }.to change { Notification.where(user: author).count }.by(1)
    end
  end

  describe "who reads them" do
    before { post.revise(moderator, { raw: text }) }

    it "is everyone, whatever the setting says" do
      set_before_rules(:edit_history_visible_to_public, false)
      [nil, leader].each do |reader|
        reset!
        sign_in(reader) if reader
        get "/posts/#{post.id}/revisions/2.json"
        expect(response.status).to eq(200)
        expect(response.body).to include("they say")
        get "/posts/#{post.id}.json"
        expect(response.parsed_body["can_view_edit_history"]).to eq(true)
      end
    end

    it "is nobody who cannot read the post" do
      set_before_rules(:edit_history_visible_to_public, false)
      close_section(category)
      sign_in(leader)
      get "/posts/#{post.id}/revisions/2.json"
      expect(response.status).to be_in([403, 404])
    end

    it "is as in bare Discourse while the rules are off" do
      SiteSetting.house_rules_enabled = false
      set_before_rules(:edit_history_visible_to_public, false)
      get "/posts/#{post.id}/revisions/2.json"
      expect(response.status).not_to eq(200)
    end
  end

  it "keep the files they show, and let them go with the rules" do
    UploadReference.delete_all # what a copied database has left over takes the next numbers
    picture = Fabricate(:upload, user: author)
    post.revise(author, { raw: "#{text} ![door](#{picture.short_url})" }, force_new_version: true)
    post.revise(author, { raw: text }, force_new_version: true)
    kept = UploadReference.where(upload: picture).pluck(:target_type)
    expect(kept).to eq(["PostRevision"])
    SiteSetting.house_rules_enabled = false
    expect { picture.destroy! }.not_to raise_error
  end

  it "cost three queries beside core's own" do
    queries = ->(**options) do
      track_sql_queries { post.revise(author, { raw: "Text #{SecureRandom.hex}." }, options) }.size
    end
    extra = ->(**options) do
      costs =
        [true, false].map do |on|
          SiteSetting.house_rules_enabled = on
          Array.new(3) { queries.call(**options) }.min
        end
      costs.first - costs.last
    end
    freeze_time
    # Is it withheld, in which case it waits at a lock; has anybody taken notice?
    expect(extra.call).to be <= 3
    expect(extra.call(force_new_version: true, bypass_rate_limiter: true)).to be <= 3
  end

  it "say where the forum's word list changed a text" do
    Fabricate(:watched_word, action: WatchedWord.actions[:censor], word: "mended")
    note = I18n.t("house_rules.masked_words")
    post.rebake!
    source = "/raw/#{topic.id}/#{post.post_number}"
    expect(post.reload.cooked).to include("■■■■■■", CGI.escapeHTML(note), source)
    get source
    expect(response.body).to include("mended")
    expect(first_post.tap(&:rebake!).cooked).not_to include(
      HouseRules::Hooks::MaskedWords::CSS_CLASS,
    )
    SiteSetting.house_rules_enabled = false
    post.rebake!
    expect(post.reload.cooked).not_to include(CGI.escapeHTML(note))
  end
end

# frozen_string_literal: true

RSpec.describe "The one door to an official account", type: :request do
  fab!(:category)
  fab!(:group)
  fab!(:account) { Fabricate(:user, username: "northbank", refresh_auto_groups: true) }
  fab!(:spokesperson) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:admin)
  fab!(:organization) do
    Fabricate(:house_rules_organization, name: "Northbank Homes", user: account, group:)
  end
  fab!(:topic) { Fabricate(:topic, category:, user: resident) }
  fab!(:question) { Fabricate(:post, topic:, user: resident) }

  let(:raw) { "We have adjusted the heating in all risers of the house." }
  let(:open) { Time.utc(2026, 11, 18, 9) }

  before do
    SiteSetting.house_rules_enabled = true
    SiteSetting.house_rules_unaddressed_replies = "allow"

    group.add(spokesperson)
    freeze_time(open)
  end

  def publish(**changes)
    result =
      HouseRules::PublishOfficialReply.call(
        params: {
          organization_id: organization.id,
          topic_id: topic.id,
          raw:,
          reply_kind: "full_answer",
          **changes,
        },
        guardian: spokesperson.guardian,
      )
    expect(result).to be_success, result.inspect_steps
    result[:post]
  end

  def api_headers(user)
    { HTTP_API_KEY: Fabricate(:api_key).key, HTTP_API_USERNAME: user.username }
  end

  def mail_from(user)
    SiteSetting.email_in = true
    category.update!(email_in: "in@example.com", email_in_allow_strangers: true)
    <<~MAIL
      From: <#{user.email}>
      To: in@example.com
      Subject: The heating in all risers of the house
      Date: Wed, 18 Nov 2026 09:00:00 +0000
      Message-ID: <in@example.com>
      Content-Type: text/plain; charset=UTF-8

      #{raw}
    MAIL
  end

  def refusal(rule)
    I18n.t("house_rules.refused.#{rule}", organization: "Northbank Homes")
  end

  def refused_with(rule)
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"]).to eq([refusal(rule)])
  end

  describe "somebody who may speak, by a key that anybody may have made" do
    let(:official) do
      { house_rules_organization_id: organization.id, house_rules_reply_kind: "full_answer" }
    end

    it "neither publishes, nor edits, nor closes" do
      written = publish
      headers = api_headers(spokesperson)
      expect do
        post "/posts.json",
             params: {
               raw: "#{raw} Once more.",
               topic_id: topic.id,
               **official,
             },
             headers: headers
        refused_with(:official_key)
        put "/posts/#{written.id}.json",
            params: {
              post: {
                raw: "#{raw} Changed.",
              },
            },
            headers: headers
        refused_with(:official_key)
      end.not_to change { [Post.count, written.reload.raw] }
    end

    it "is heard under their own log-in" do
      sign_in(spokesperson)
      post "/posts.json", params: { raw:, topic_id: topic.id, **official }
      expect(response.status).to eq(200)
    end
  end

  describe "writing" do
    it "refuses the account itself, by an administrator's API key" do
      post "/posts.json", params: { raw:, topic_id: topic.id }, headers: api_headers(account)
      refused_with(:official_log_in)
      post "/posts.json",
           params: {
             raw:,
             title: "A topic past the door of the house",
             category: category.id,
             skip_validations: true,
           },
           headers: api_headers(account)
      refused_with(:official_log_in)
      post "/posts.json",
           params: {
             raw:,
             topic_id: topic.id,
             house_rules_organization_id: organization.id,
             house_rules_reply_kind: "full_answer",
           },
           headers: api_headers(account)
      refused_with(:official_log_in)
      expect(Post.where(user: account)).to be_empty
      expect(Topic.where(user: account)).to be_empty
    end

    it "refuses another plugin's PostCreator, whatever it skips, also in office hours" do
      expect {
        PostCreator.create!(
          account,
          raw:,
          topic_id: topic.id,
          skip_validations: true,
          skip_guardian: true,
          import_mode: true,
        )
      }.to raise_error(HouseRules::Refused)
      expect { Fabricate(:post, user: account, topic:) }.to raise_error(HouseRules::Refused)
      expect {
        PostCreator.create!(
          account,
          raw:,
          title: "A message to one resident",
          archetype: Archetype.private_message,
          target_usernames: resident.username,
          skip_validations: true,
        )
      }.to raise_error(HouseRules::Refused)
      expect(Post.where(user: account)).to be_empty
    end

    it "answers 403 to the approval of a queued post and leaves it pending" do
      queued =
        Fabricate(:reviewable_queued_post, topic:, target_created_by: account, payload: { raw: })
      sign_in(admin)
      put "/review/#{queued.id}/perform/approve_post.json", params: { version: queued.version }

      refused_with(:official_door)
      expect(queued.reload).to be_pending
      expect(Post.where(user: account)).to be_empty
    end

    it "takes no messages, which nobody would read" do
      expect(Guardian.new(resident).can_send_private_message?(account)).to eq(false)
      expect(Guardian.new(resident).can_send_private_message?(spokesperson)).to eq(true)
      SiteSetting.house_rules_enabled = false
      expect(Guardian.new(resident).can_send_private_message?(account)).to eq(true)
    end

    it "refuses what comes by mail, from a feed and by import" do
      expect { Email::Receiver.new(mail_from(account)).process! }.to raise_error(StandardError)
      expect {
        TopicEmbed.import(
          account,
          "http://example.com/a",
          "A title of some length",
          "<p>#{raw}</p>",
        )
      }.to raise_error(HouseRules::Refused)
      expect(Post.where(user: account)).to be_empty
    end

    it "refuses for an organisation that has retired" do
      organization.update!(retired_at: Time.zone.now)
      expect { PostCreator.create!(account, raw:, topic_id: topic.id) }.to raise_error(
        HouseRules::Refused,
      )
    end

    it "lets everybody else write" do
      expect(PostCreator.create!(resident, raw:, topic_id: topic.id)).to be_persisted
    end

    it "cannot be opened by parameters" do
      sign_in(resident)
      post "/posts.json",
           params: {
             raw:,
             topic_id: topic.id,
             house_rules_door: true,
             user_id: account.id,
             username: account.username,
           }
      expect(response.status).to eq(200)
      expect(Post.last.user_id).to eq(resident.id)
    end
  end

  describe "owning" do
    it "refuses to give a post to the account, and all of several" do
      other = Fabricate(:post, topic:)
      sign_in(admin)
      post "/t/#{topic.id}/change-owner.json",
           params: {
             username: account.username,
             post_ids: [question.id, other.id],
           }
      refused_with(:official_owner)
      expect([question, other].map { |post| post.reload.user_id }).not_to include(account.id)
    end

    it "refuses to give official words to a person" do
      official = publish
      sign_in(admin)
      post "/t/#{topic.id}/change-owner.json",
           params: {
             username: resident.username,
             post_ids: [official.id],
           }
      refused_with(:official_owner)
      expect(official.reload.user_id).to eq(account.id)
    end

    it "refuses the model's own way" do
      expect { question.set_owner(account, admin) }.to raise_error(HouseRules::Refused)
      expect { question.update!(user: account) }.to raise_error(HouseRules::Refused)
      expect(question.reload.user_id).to eq(resident.id)
    end
  end

  describe "editing" do
    fab!(:moderator)
    let!(:official) { publish }

    def edit(headers: {}, **changes)
      put "/posts/#{official.id}.json",
          params: {
            post: {
              raw: "#{raw} The lift works again, too.",
              **changes,
            },
          },
          headers:
    end

    it "goes through the same door for a spokesperson: a version by the account, the writer logged" do
      other = Fabricate(:user)
      group.add(other)
      sign_in(other)
      edit(original_text: raw, edit_reason: "the lift")

      expect(response.status).to eq(200)
      expect(response.parsed_body["post"]).to include(
        "raw" => "#{raw} The lift works again, too.",
        "version" => 2,
        "edit_reason" => "the lift",
      )
      revision = official.reload.revisions.sole
      expect(revision.user_id).to eq(account.id)
      expect(revision.modifications["raw"].first).to eq(raw)
      expect(official.last_editor_id).to eq(account.id)
      log = UserHistory.find_by(custom_type: "house_rules_official_edit")
      expect(log).to have_attributes(acting_user_id: other.id, post_id: official.id)
    end

    it "keeps a version of every edit" do
      sign_in(spokesperson)
      edit
      edit(raw: "#{raw} All of it.")
      expect(official.reload.revisions.count).to eq(2)
    end

    it "refuses a text that does not hold and an edit that crossed another" do
      sign_in(spokesperson)
      edit(raw: "Hm")
      expect(response.status).to eq(422)
      edit(original_text: "something else")
      expect(response.status).to eq(409)
      expect(official.reload.raw).to eq(raw)
    end

    it "refuses administrators, moderators, the account, others and the system user by API" do
      official.update_columns(wiki: true)
      [admin, moderator, resident].each do |user|
        sign_in(user)
        edit
        refused_with(:official_edit)
      end
      sign_out
      edit(headers: api_headers(account))
      refused_with(:official_log_in)
      edit(headers: api_headers(Discourse.system_user))
      refused_with(:official_edit)
      expect(official.reload).to have_attributes(raw:, version: 1)
    end

    it "refuses outside office hours" do
      freeze_time(Time.utc(2026, 11, 21, 9))
      sign_in(spokesperson)
      edit
      expect(response.status).to eq(403)
      expect(response.parsed_body["errors"].first).to include("on Monday at 10:00")
      expect(official.reload.raw).to eq(raw)
    end

    it "refuses to bring an earlier version back" do
      sign_in(spokesperson)
      edit
      sign_in(admin)
      put "/posts/#{official.id}/revisions/2/revert.json"
      expect(response.status).to eq(403)
      expect(official.reload.raw).to end_with("too.")
    end

    it "refuses PostRevisor in anybody's hands" do
      [admin, spokesperson, account].each do |user|
        expect {
          PostRevisor.new(official.reload).revise!(
            user,
            { raw: "Quite another text, friends" },
            skip_validations: true,
          )
        }.to raise_error(HouseRules::Refused)
      end
      expect(official.reload.raw).to eq(raw)
    end

    it "lets maintenance by the system user happen" do
      PostRevisor.new(official).revise!(
        Discourse.system_user,
        { raw: raw.sub("heating", "radiators") },
        skip_validations: true,
      )
      expect(official.reload.raw).to include("radiators")
      expect { official.rebake! }.not_to raise_error
    end

    it "shows the pencil to spokespeople alone" do
      expect(Guardian.new(spokesperson).can_edit?(official)).to eq(true)
      [admin, moderator, resident, account].each do |user|
        expect(Guardian.new(user).can_edit?(official)).to eq(false)
      end
      expect(Guardian.new.can_edit?(official)).to eq(false)
      group.remove(spokesperson)
      expect(Guardian.new(User.find(spokesperson.id)).can_edit?(official)).to eq(false)
    end

    describe "a topic of its own" do
      let(:started) do
        publish(
          topic_id: nil,
          title: "The water will be off on Friday",
          category_id: category.id,
          reply_kind: "announcement",
        ).topic
      end
      let(:title) { "The water will be off on Friday morning" }

      def rename
        put "/t/#{started.id}.json", params: { title: }
      end

      it "is closed, tagged and moved by moderators, but not renamed" do
        other = Fabricate(:category)
        sign_in(moderator)
        rename
        refused_with(:official_title)
        put "/t/#{started.id}.json",
            params: {
              category_id: other.id,
              house_rules_reason: "wrong_section",
            }
        expect(response.status).to eq(200)
        put "/t/#{started.id}/status.json", params: { status: "closed", enabled: "true" }
        expect(response.status).to eq(200)
        expect(started.reload).to have_attributes(
          title: "The water will be off on Friday",
          category_id: other.id,
          closed: true,
        )
        [admin, account].each do |user|
          expect { PostRevisor.new(started.first_post).revise!(user, { title: }) }.to raise_error(
            HouseRules::Refused,
          )
        end
        expect { started.reload.update!(title:) }.to raise_error(HouseRules::Refused)
        expect { started.reload.update!(user: admin) }.to raise_error(HouseRules::Refused)
      end

      it "is renamed by spokespeople, in the account's name and in office hours" do
        started
        sign_in(spokesperson)
        rename
        expect(response.status).to eq(200)
        expect(started.reload.title).to eq(title)
        expect(started.first_post.revisions.sole.user_id).to eq(account.id)
        log = UserHistory.find_by(custom_type: "house_rules_official_edit")
        expect(log).to have_attributes(acting_user_id: spokesperson.id, topic_id: started.id)

        freeze_time(Time.utc(2026, 11, 21, 9))
        put "/t/#{started.id}.json", params: { title: "The water stays on after all" }
        expect(response.status).to eq(403)
        expect(started.reload.title).to eq(title)
      end

      it "follows maintenance by the system" do
        PostRevisor.new(started.first_post).revise!(Discourse.system_user, { title: })
        expect(started.reload.title).to eq(title)
      end
    end

    it "refuses a wiki, whose words are everybody's" do
      sign_in(moderator)
      put "/posts/#{official.id}/wiki.json", params: { wiki: true }
      expect(response.status).to eq(403)
    end

    describe "a translation" do
      def translate(user, at: open)
        freeze_time(at)
        PostLocalization.create!(
          post: official,
          post_version: 1,
          locale: "ru",
          raw: "Отопление отрегулировано",
          cooked: "<p>Отопление отрегулировано</p>",
          localizer_user_id: user.id,
        )
      end

      it "is official words: spokespeople's, in office hours; a machine's says what it is" do
        [admin, resident, account].each do |user|
          expect { translate(user) }.to raise_error(HouseRules::Refused)
        end
        expect { translate(spokesperson, at: Time.utc(2026, 11, 21, 9)) }.to raise_error(
          HouseRules::Refused,
        )
        translate(spokesperson).destroy!
        expect(translate(Discourse.system_user)).to be_persisted
      end
    end
  end

  describe "moving" do
    it "keeps the stamp when a first post is copied" do
      announcement =
        publish(
          topic_id: nil,
          title: "The water will be off on Friday",
          category_id: category.id,
          reply_kind: "announcement",
        )
      PostMover.new(announcement.topic, admin, [announcement.id]).to_topic(topic.id)

      copy = Post.find_by(topic:, user: account)
      expect(copy.id).not_to eq(announcement.id)
      stamps = HouseRules::OfficialPost.where(post_id: [copy.id, announcement.id])
      expect(stamps.map { |stamp| stamp.attributes.except("id", "post_id") }.uniq.size).to eq(1)
      expect(stamps.size).to eq(2)
      expect {
        PostCreator.create!(account, raw: announcement.raw, topic_id: topic.id)
      }.to raise_error(HouseRules::Refused)
    end

    it "moves replies, and copies them when the old topic stays frozen" do
      official = publish
      other = Fabricate(:topic, category:)
      PostMover.new(topic, admin, [official.id], options: { freeze_original: true }).to_topic(
        other.id,
      )
      copy = Post.find_by(topic: other, user: account)
      expect(HouseRules::OfficialPost.exists?(post_id: copy.id)).to eq(true)

      PostMover.new(topic, admin, [official.id]).to_topic(Fabricate(:topic, category:).id)
      expect(official.reload.topic_id).not_to eq(topic.id)
    end
  end

  describe "logging in" do
    it "ends for the account, by password and by impersonation" do
      SiteSetting.house_rules_enabled = false
      account.update!(password: "a long enough password")
      account.email_tokens.each { |token| token.update!(confirmed: true) }
      SiteSetting.house_rules_enabled = true
      post "/session.json", params: { login: account.username, password: "a long enough password" }
      refused_with(:official_log_in)
      sign_in(admin)
      post "/admin/impersonate.json", params: { username_or_email: account.username }
      expect(response.status).to eq(403)
      expect(UserAuthToken.where(user: account)).to be_empty
    end
  end

  describe "switched off" do
    before { SiteSetting.house_rules_enabled = false }

    it "is bare Discourse" do
      expect(PostCreator.create!(account, raw:, topic_id: topic.id)).to be_persisted
      written = Fabricate(:post, user: account, topic:)
      sign_in(admin)
      put "/posts/#{written.id}.json",
          params: {
            post: {
              raw: "An administrator changed this text.",
            },
          }
      expect(response.status).to eq(200)
      post "/t/#{topic.id}/change-owner.json",
           params: {
             username: account.username,
             post_ids: [question.id],
           }
      expect(response.status).to eq(200)
      expect(question.reload.user_id).to eq(account.id)
    end
  end
end

# frozen_string_literal: true

require_relative "../support/inquiries"

# Every way in, every opinion, every change: what is stored for an official account is refused,
# whoever asks.
RSpec.describe "An official account, locked", type: :request do
  include_context "with inquiries"

  fab!(:admin)

  def refused_with(rule, **more)
    expect(response.status).to eq(403)
    expect(response.parsed_body["errors"]).to eq([refusal(rule, **more)])
  end

  def refusal(rule, **more)
    I18n.t("house_rules.refused.#{rule}", organization: "Northbank Homes", **more)
  end

  def refuse(rule)
    raise_error(HouseRules::Refused, refusal(rule))
  end

  def headers_of(key)
    { HTTP_API_KEY: key.key, HTTP_API_USERNAME: account.username }
  end

  describe "logging in" do
    it "is refused to an administrator's API key that acts as it, reading included" do
      key = Fabricate(:api_key)
      %w[/session/current.json /notifications.json /latest.json].each do |path|
        get path, headers: headers_of(key)
        refused_with(:official_log_in)
      end
    end

    it "is refused to a key of its own, which cannot be made" do
      expect { Fabricate(:api_key, user: account) }.to refuse(:official_log_in)
      sign_in(admin)
      post "/admin/api/keys.json", params: { key: { username: account.username, description: "x" } }
      refused_with(:official_log_in)
      expect { Fabricate(:user_api_key, user: account) }.to refuse(:official_log_in)
    end

    it "is refused by link, and by a link to a new password" do
      SiteSetting.enable_local_logins_via_email = true
      EmailToken.where(user: account).delete_all
      post "/u/email-login.json", params: { login: account.username }
      refused_with(:official_log_in)
      post "/session/forgot_password.json", params: { login: account.email }
      refused_with(:official_log_in)
      expect(EmailToken.where(user: account)).to be_empty
    end

    it "is refused by password, which it cannot be given" do
      expect { account.update!(password: "a long enough password") }.to refuse(:official_log_in)
      expect(account.reload.confirm_password?("a long enough password")).to eq(false)
    end

    it "is refused by provider, sign-on, second factor and security key" do
      provider = -> do
        UserAssociatedAccount.create!(user: account, provider_name: "google", provider_uid: "1")
      end
      expect(&provider).to refuse(:official_log_in)
      expect {
        SingleSignOnRecord.create!(user: account, external_id: "1", last_payload: "")
      }.to refuse(:official_log_in)
      expect { Fabricate(:user_second_factor_totp, user: account) }.to refuse(:official_log_in)
      expect { Fabricate(:user_security_key_with_random_credential, user: account) }.to refuse(
        :official_log_in,
      )
    end

    it "is refused to an administrator who would impersonate it" do
      sign_in(admin)
      post "/admin/impersonate.json", params: { username_or_email: account.username }
      refused_with(:official_log_in)
    end

    it "ends for a session of former times" do
      SiteSetting.house_rules_enabled = false
      sign_in(account)
      get "/session/current.json"
      expect(response.status).to eq(200)
      SiteSetting.house_rules_enabled = true
      get "/session/current.json"
      expect(response.status).to eq(404)
      expect { UserAuthToken.generate!(user_id: account.id) }.to refuse(:official_log_in)
    end
  end

  describe "having opinions" do
    fab!(:post)

    it "is refused, in whatever form another plugin stores them" do
      expect { PostActionCreator.like(account, post) }.to refuse(:official_opinion)
      Group.refresh_automatic_groups!
      expect { PostActionCreator.spam(account.reload, post) }.to refuse(:official_opinion)
      expect { Fabricate(:bookmark, user: account, bookmarkable: post) }.to refuse(
        :official_opinion,
      )
      expect { Fabricate(:invite, invited_by: account) }.to refuse(:official_opinion)
      expect(PostAction.where(user: account)).to be_empty
    end

    it "covers every plugin here that stores an opinion or a word" do
      known =
        HouseRules::Hooks::OfficialAccount::OPINIONS.merge(
          HouseRules::Hooks::OfficialAccount::WORDS,
          HouseRules::Hooks::OfficialAccount::WAYS_IN,
        )
      known.each do |name, column|
        model = name.safe_constantize
        next if model.nil?
        expect(model.column_names).to include(column.to_s), name
        record = model.new
        record[column] = account.id
        expect { record.save!(validate: false) }.to raise_error(HouseRules::Refused), name
      end
    end
  end

  describe "being changed" do
    before { sign_in(admin) }

    it "is refused to administrators, with a word on what to do" do
      {
        "/u/#{account.username}/preferences/username.json" => {
          new_username: "southbank",
        },
        "/u/#{account.username}/preferences/email.json" => {
          email: "new@example.com",
        },
        "/admin/users/#{account.id}/trust_level.json" => {
          level: 4,
        },
        "/admin/users/#{account.id}/suspend.json" => {
          suspend_until: 1.year.from_now,
          reason: "none",
        },
        "/admin/users/#{account.id}/silence.json" => {
          silenced_till: 1.year.from_now,
          reason: "none",
        },
        "/admin/users/#{account.id}/deactivate.json" => {
        },
      }.each do |path, params|
        put(path, params:)
        expect(response.status).to be_in([403, 422]), path
        expect(response.parsed_body["errors"].to_s).to include("organisation's form"), path
      end
      expect(account.reload).to have_attributes(
        username: organization.user.username,
        trust_level: 1,
        active: true,
        suspended_till: nil,
        silenced_till: nil,
      )
    end

    it "is refused for name and title" do
      put "/u/#{account.username}.json", params: { name: "Somebody else" }
      put "/u/#{account.username}.json", params: { title: "Somebody else" }
      expect(response.status).to eq(403)
      expect(account.reload).to have_attributes(title: nil, name: organization.user.name)
      expect { account.update!(name: "Somebody else") }.to refuse(:official_account_fixed)
    end

    it "is refused for staff rights, by the model too" do
      expect { account.grant_admin! }.to refuse(:official_account_fixed)
      expect { account.reload.grant_moderation! }.to refuse(:official_account_fixed)
      expect(account.reload).not_to be_staff
    end

    it "is refused for groups" do
      expect { Fabricate(:group).add(account) }.to refuse(:official_account_fixed)
      expect { Fabricate(:group).add_owner(account) }.to refuse(:official_account_fixed)
    end

    it "is refused for good" do
      expect { account.destroy! }.to raise_error(HouseRules::Refused)
      expect { UserDestroyer.new(admin).destroy(account) }.to raise_error(StandardError)
      expect(User.exists?(account.id)).to eq(true)
    end

    it "is refused for what its card says" do
      {
        bio_raw: "We promise a million.",
        location: "Here",
        website: "https://evil.example",
      }.each do |name, value|
        put "/u/#{account.username}.json", params: { name => value }
        refused_with(:official_account_fixed)
        expect(account.user_profile.reload[name]).not_to eq(value)
      end
    end

    it "leaves pictures to administrators" do
      upload = Fabricate(:upload, user: admin)
      put "/u/#{account.username}.json", params: { card_background_upload_url: upload.url }
      expect(response.status).to eq(200)
    end

    it "is refused for who speaks for the organisation: nobody does in their place" do
      post "/admin/impersonate.json", params: { username_or_email: spokesperson.username }
      refused_with(:impersonate_spokesperson, username: spokesperson.username)
      get "/admin/users/#{spokesperson.id}.json"
      expect(response.parsed_body["can_impersonate"]).to eq(false)
    end

    it "shows no buttons for it" do
      get "/admin/users/#{account.id}.json"
      rights =
        response.parsed_body.slice(
          "can_impersonate",
          "can_grant_admin",
          "can_grant_moderation",
          "can_be_deleted",
          "can_be_anonymized",
          "can_be_merged",
        )
      expect(rights.values.uniq).to eq([false])
    end
  end

  it "is locked when an organisation takes it" do
    person = Fabricate(:user, password: "a long enough password", title: "Boss")
    Fabricate(:api_key, user: person)
    Fabricate(:user_associated_account, user: person)
    Fabricate(:group).add(person)
    sign_in(admin)
    post "/admin/plugins/discourse-house-rules/organizations.json",
         params: {
           organization: {
             name: "Southbank",
             kind: "partner",
             color: "aa0000",
             username: person.username,
             group_id: Fabricate(:group).id,
             category_ids: [],
             calendar: {
               time_zone: "Europe/Moscow",
               week: {
                 mon: [%w[10:00 20:00]],
               },
               days: {
               },
             },
           },
         },
         as: :json
    expect(response.status).to eq(200), response.body
    person.reload
    expect(person).to have_attributes(title: nil, manual_locked_trust_level: 1, name: "Southbank")
    expect(person.groups.where(automatic: false)).to be_empty
    expect(person.user_option.allow_private_messages).to eq(false)
    HouseRules::Hooks::OfficialAccount::WAYS_IN.each do |model, column|
      expect(model.constantize.where(column => person.id)).to be_empty, model
    end
  end

  it "receives no messages, from administrators either" do
    [resident, admin, spokesperson].each do |user|
      sign_in(user)
      post "/posts.json",
           params: {
             raw: "Nobody would ever read this message.",
             title: "A message to the company",
             archetype: "private_message",
             target_recipients: account.username,
           }
      expect(response.status).to eq(422)
    end
    message = Fabricate(:private_message_topic, user: admin, recipient: resident)
    sign_in(admin)
    post "/t/#{message.id}/invite.json", params: { user: account.username }
    expect(response.status).to be_in([403, 422])
    expect(TopicAllowedUser.where(user: account)).to be_empty
  end

  it "is an ordinary account while the rules are off" do
    SiteSetting.house_rules_enabled = false
    account.update!(title: "Hello", password: "a long enough password")
    account.grant_moderation!
    expect(account.reload).to be_moderator
  end
end

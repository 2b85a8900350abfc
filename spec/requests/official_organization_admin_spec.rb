# frozen_string_literal: true

RSpec.describe HouseRules::Admin::OrganizationsController do
  fab!(:admin)
  fab!(:moderator)
  fab!(:group)
  fab!(:category)
  fab!(:account) { Fabricate(:user, username: "northbank") }

  let(:week) { { mon: [%w[10:00 20:00]], fri: [%w[10:00 14:00], %w[15:00 19:00]] } }
  let(:path) { "/admin/plugins/discourse-house-rules/organizations" }

  before { SiteSetting.house_rules_enabled = true }

  def organization_params(**changes)
    {
      name: "Northbank Homes",
      kind: "developer",
      color: "#0B5C8A",
      username: "northbank",
      group_id: group.id,
      category_ids: [category.id],
      calendar: {
        time_zone: "Europe/Moscow",
        week:,
        days: {
          "2026-12-31" => [%w[10:00 15:00]],
          "2027-01-01" => [],
        },
      },
      **changes,
    }
  end

  def create(**changes)
    post "#{path}.json", params: { organization: organization_params(**changes) }, as: :json
  end

  def update(organization, **changes)
    put "#{path}/#{organization.id}.json",
        params: {
          organization: organization_params(**changes),
        },
        as: :json
  end

  def problems
    response.parsed_body["fields"]
  end

  describe "as an administrator" do
    before { sign_in(admin) }

    it "makes an organisation, that everybody then sees" do
      create
      expect(response.status).to eq(200)
      expect(response.parsed_body["organization"]).to include(
        "name" => "Northbank Homes",
        "color" => "0b5c8a",
        "username" => "northbank",
        "group_name" => group.name,
        "category_ids" => [category.id],
        "retired" => false,
        "used" => false,
      )
      organization = HouseRules::Organization.sole
      expect(organization.calendar).to have_attributes(
        time_zone: "Europe/Moscow",
        working_day_seconds: 36_000,
        days: {
          "2026-12-31" => [%w[10:00 15:00]],
          "2027-01-01" => [],
        },
        created_by_id: admin.id,
      )
      expect(HouseRules::Directory.answering(category.id).id).to eq(organization.id)
      get "/site.json"
      expect(response.parsed_body.dig("house_rules", "organizations", 0)).to include(
        "username" => "northbank",
        "category_ids" => [category.id],
      )
      log = UserHistory.find_by(custom_type: "house_rules_organization")
      expect(log.acting_user_id).to eq(admin.id)
      expect(log.details).to include("organization: Northbank Homes", "account: northbank")
    end

    it "makes an account that nobody logs in with when there is none by that name" do
      create(username: "riverside")
      expect(response.status).to eq(200)
      made = User.find_by_username("riverside")
      expect(made).to have_attributes(name: "Northbank Homes", staff?: false, active: true)
      expect(made.has_password?).to eq(false)
      expect(made.email).to end_with(".invalid")
    end

    it "ends the sessions and keys of an account that it takes" do
      UserAuthToken.generate!(user_id: account.id)
      Fabricate(:api_key, user: account)
      create
      expect(UserAuthToken.where(user: account)).to be_empty
      expect(ApiKey.where(user: account)).to be_empty
    end

    it "lists and shows them without a query for each" do
      create
      one = track_sql_queries { get "#{path}.json" }.size
      3.times { Fabricate(:house_rules_organization) }
      get "#{path}.json" # the directory is read anew
      expect(track_sql_queries { get "#{path}.json" }.size).to be <= one
      expect(response.parsed_body["organizations"].size).to eq(4)
      get "#{path}/#{HouseRules::Organization.first.id}.json"
      expect(response.parsed_body.dig("organization", "calendar", "week", "fri")).to eq(
        [%w[10:00 14:00], %w[15:00 19:00]],
      )
    end

    it "makes a new calendar when the hours change, and only then" do
      create
      organization = HouseRules::Organization.sole
      former = organization.calendar
      update(organization, name: "Northbank")
      expect(organization.reload).to have_attributes(name: "Northbank", calendar: former)

      update(
        organization,
        calendar: {
          time_zone: "Europe/Moscow",
          week: {
            mon: [%w[09:00 18:00]],
          },
          days: {
          },
        },
      )
      expect(response.status).to eq(200)
      expect(organization.reload.calendar_id).not_to eq(former.id)
      expect(former.reload.week).to include("fri" => [%w[10:00 14:00], %w[15:00 19:00]])
      expect { former.update!(time_zone: "UTC") }.to raise_error(ActiveRecord::ReadOnlyRecord)
      expect(
        HouseRules::Directory.organization(organization.id).calendar.working_day_seconds,
      ).to eq(32_400)
    end

    it "retires an organisation, which then answers nowhere, and brings it back" do
      create
      organization = HouseRules::Organization.sole
      update(organization, retired: true)
      expect(organization.reload.retired_at).to be_present
      expect(HouseRules::Directory.answering(category.id)).to be_nil
      create(name: "Another", username: "another", category_ids: [category.id])
      expect(response.status).to eq(200)

      update(organization, retired: false)
      expect(problems["category_ids"]).to eq(
        [
          "“Another” already answers in “#{category.name}”. A category has one answering organisation.",
        ],
      )
      update(organization, retired: false, category_ids: [])
      expect(organization.reload.retired_at).to be_nil
    end

    it "retires none that questions wait for, so that they stay with somebody" do
      create
      organization = HouseRules::Organization.sole
      topics = Array.new(3) { Fabricate(:post).topic }
      inquiries =
        topics.map do |topic|
          HouseRules::Inquiry.find(
            HouseRules::OpenInquiry.call(
              post: topic.first_post,
              organization: HouseRules::Directory.organization(organization.id),
            ),
          )
        end
      inquiries.second.update_columns(owes: nil, look_at_until: 1.day.from_now)
      inquiries.third.update_columns(owes: nil, state: "answered")
      update(organization, retired: true)
      expect(response.status).to eq(422)
      expect(problems["retired"]).to eq(
        [
          "2 questions still wait for it: see that they are answered or passed on to another organisation first.",
        ],
      )
      expect(organization.reload.retired_at).to be_nil

      HouseRules::Inquiry.update_all(owes: nil, look_at_until: nil)
      update(organization, retired: true)
      expect(organization.reload.retired_at).to be_present
    end

    it "never removes one that has spoken, nor changes its account" do
      create
      organization = HouseRules::Organization.sole
      HouseRules::OfficialPost.create!(
        post_id: 1,
        organization:,
        organization_name: "Northbank Homes",
        organization_kind: "developer",
        reply_kind: "full_answer",
        writer_id: admin.id,
      )
      expect(organization.destroy).to eq(false)
      update(organization, username: "riverside")
      expect(problems.keys).to eq(["username"])
      expect(User.find_by_username("riverside")).to be_nil
    end

    it "says at each field what is wrong, and saves nothing" do
      create(name: " ", kind: "king", color: "red", group_id: 0, category_ids: [0])
      expect(response.status).to eq(422)
      expect(problems.keys).to contain_exactly("name", "kind", "color", "group_id", "category_ids")
      expect(HouseRules::Organization.count).to eq(0)
      expect(HouseRules::Calendar.count).to eq(0)
    end

    it "refuses what is no form at all" do
      post "#{path}.json", params: { organization: "Northbank" }
      expect(response.status).to eq(400)
    end

    it "refuses an account that is staff, speaks already, or is one of the spokespeople" do
      create(username: moderator.username)
      expect(problems["username"]).to eq([I18n.t("house_rules.errors.account_staff")])
      create(username: Discourse.system_user.username)
      expect(problems["username"]).to eq([I18n.t("house_rules.errors.account_staff")])
      group.add(account)
      create
      expect(problems["username"]).to eq([I18n.t("house_rules.errors.account_speaks")])
      group.remove(account)
      create
      create(name: "Another", category_ids: [])
      expect(problems["username"]).to eq(["This account already speaks for “Northbank Homes”."])
      create(name: "Another", category_ids: [], username: "no such name!")
      expect(problems["username"]).to be_present
    end

    it "refuses an account that somebody uses, and a name that looks like another's" do
      person = Fabricate(:user, last_seen_at: 1.day.ago, password: "a long enough password")
      create(username: person.username)
      expect(problems["username"].sole).to include("#{person.username} is somebody's account")
      expect(person.reload.user_password).to be_present
      Fabricate(:post, user: person)
      person.update_columns(last_seen_at: nil)
      create(username: person.username)
      expect(problems.keys).to eq(["username"])

      create
      create(name: "Northbаnk Hоmes", username: "another", category_ids: []) # in two alphabets
      expect(problems["name"].sole).to include("«Northbank Homes»")
    end

    it "refuses a group that Discourse fills by itself, and a name in use" do
      create(group_id: Group::AUTO_GROUPS[:trust_level_0])
      expect(problems.keys).to eq(["group_id"])
      Fabricate(:house_rules_organization, name: "Northbank homes")
      create
      expect(problems.keys).to eq(["name"])
    end

    {
      { week: { tue: [%w[20:00 10:00]] } } => /Tuesday/,
      { week: { wed: [%w[10:00 14:00], %w[13:00 19:00]] } } => /Wednesday/,
      { week: { mon: [%w[ten 20:00]] } } => /Monday/,
      { week: { mon: [%w[10:00 20:00]] }, days: { "2026-11-31" => [] } } => /2026-11-31/,
      { week: { mon: [%w[10:00 20:00]] }, days: { "2026-12-31" => [["15:00"]] } } => /2026-12-31/,
      { week: { funday: [%w[10:00 20:00]] } } => /funday/,
      { week: {} } => /no working hours/,
      { week: { mon: [%w[10:00 20:00]] }, time_zone: "Mars/Olympus" } => %r{Mars/Olympus},
    }.each do |calendar, message|
      it "names what is wrong with #{calendar}" do
        create(calendar: { time_zone: "Europe/Moscow", days: {}, **calendar })
        expect(response.status).to eq(422)
        expect(problems["calendar"].sole).to match(message)

        post "/admin/plugins/discourse-house-rules/calendars/preview.json",
             params: {
               calendar: {
                 time_zone: "Europe/Moscow",
                 days: {
                 },
                 **calendar,
               },
             },
             as: :json
        expect(response.status).to eq(422)
        expect(response.parsed_body["errors"].sole).to match(message)
      end
    end

    it "names the day in Russian" do
      SiteSetting.default_locale = "ru"
      create(calendar: { time_zone: "Europe/Moscow", week: { tue: [%w[20:00 10:00]] }, days: {} })
      expect(problems["calendar"].sole).to include("проверьте часы на вторник")
    end

    it "previews the hours before they are saved" do
      freeze_time(Time.utc(2026, 11, 18, 9)) # a Wednesday
      post "/admin/plugins/discourse-house-rules/calendars/preview.json",
           params: {
             calendar: {
               time_zone: "Europe/Moscow",
               week:,
             },
           },
           as: :json
      expect(response.parsed_body["hours"].first).to eq(
        "opens_at" => "2026-11-20T07:00:00.000Z",
        "closes_at" => "2026-11-20T11:00:00.000Z",
      )
    end
  end

  it "is for administrators alone" do
    organization = Fabricate(:house_rules_organization)
    [moderator, Fabricate(:user)].each do |user|
      sign_in(user)
      get "#{path}.json"
      expect(response.status).to be >= 403
      create
      expect(response.status).to be >= 403
      update(organization)
      expect(response.status).to be >= 403
    end
    expect(HouseRules::Organization.count).to eq(1)
  end

  it "is not there while the switch is off" do
    SiteSetting.house_rules_enabled = false
    sign_in(admin)
    get "#{path}.json"
    expect(response.status).to eq(404)
  end
end

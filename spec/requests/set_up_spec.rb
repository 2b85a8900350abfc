# frozen_string_literal: true

# Four answers make an organisation that works.
RSpec.describe HouseRules::Admin::SetUpsController do
  fab!(:admin)
  fab!(:olga) { Fabricate(:user, username: "olga", refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)

  before do
    SiteSetting.house_rules_enabled = true
    freeze_time Time.utc(2026, 11, 23, 9) # a Monday, noon in Moscow
    sign_in(admin)
  end

  def answers(**changes)
    {
      name: "Northbank Homes",
      usernames: %w[Olga],
      category_ids: [category.id],
      time_zone: "Europe/Moscow",
      days: %w[mon tue wed thu fri],
      opens_at: "10:00",
      closes_at: "20:00",
      **changes,
    }
  end

  def set_up(**changes)
    post "/admin/plugins/discourse-house-rules/set-up.json",
         params: {
           set_up: answers(**changes),
         },
         as: :json
  end

  def problems
    response.parsed_body["fields"]
  end

  it "makes account, group, section and hours, and the first question is answered at once" do
    set_up
    expect(response.status).to eq(200), response.body
    organization = HouseRules::Organization.sole
    expect(organization).to have_attributes(name: "Northbank Homes", kind: "developer")
    expect(organization.user.username).to eq("Northbank_Homes")
    expect(organization.group.users).to contain_exactly(olga)
    expect(organization.group.visibility_level).to eq(Group.visibility_levels[:members])
    expect(organization.calendar.week.keys).to match_array(%w[mon tue wed thu fri])
    expect(HouseRules::Directory.answering(category.id).id).to eq(organization.id)

    topic = create_post(user: resident, category:).topic
    expect(HouseRules::Inquiry.find_by(topic:).organization_id).to eq(organization.id)
    sign_in(olga.reload)
    post "/posts.json",
         params: {
           topic_id: topic.id,
           raw: "We have adjusted the heating in all risers of the house.",
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: "full_answer",
         }
    expect(response.status).to eq(200), response.body
    expect(topic.posts.last.user).to eq(organization.user)
  end

  it "finds names for account and group in any alphabet, and free ones" do
    set_up(name: "Северный берег")
    expect(response.status).to eq(200), response.body
    organization = HouseRules::Organization.sole
    expect(organization.user.username).to eq("Severnyj_bereg")
    expect(organization.group.name).to start_with("Severnyj_bereg_")
    expect(organization.group.full_name).to eq("Северный берег")
  end

  it "says at each question what is missing, and leaves nothing behind" do
    before = [User.count, Group.count]
    set_up(usernames: [], category_ids: [])
    expect(problems.keys).to contain_exactly("usernames", "category_ids")
    set_up(usernames: %w[olga nobody_here])
    expect(problems["usernames"].sole).to include("nobody_here")
    set_up(name: " ")
    expect(problems).to include("name")
    set_up(days: [])
    expect(problems["calendar"].sole).to match(/no working hours/)
    set_up(opens_at: "20:00", closes_at: "10:00")
    expect(problems["calendar"].sole).to match(/Monday/)
    set_up(time_zone: "Mars")
    expect(problems["calendar"].sole).to include("Mars")
    expect(response.status).to eq(422)
    expect([User.count, Group.count]).to eq(before)
    expect(HouseRules::Organization.count).to eq(0)

    set_up
    set_up(name: "Northbank Care")
    expect(problems["category_ids"].sole).to include("already answers")
    expect(Group.where(full_name: "Northbank Care")).to be_empty
  end

  it "is for administrators alone, and puts the rules in force where they are not" do
    [olga, Fabricate(:moderator)].each do |user|
      sign_in(user)
      set_up
      expect(response.status).to be >= 403
    end
    SiteSetting.house_rules_enabled = false
    result = HouseRules::SetUpOrganization.call(params: answers, guardian: Guardian.new(admin))
    expect(result).to be_a_success
    expect(SiteSetting.house_rules_enabled).to eq(true)
  end
end

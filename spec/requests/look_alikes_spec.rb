# frozen_string_literal: true

require_relative "../support/inquiries"

# Every way to a name: what equals an organisation's is refused, what resembles it is looked at.
RSpec.describe "Look-alikes of an organisation", type: :request do
  include_context "with inquiries"

  fab!(:admin)

  let(:message) { I18n.t("house_rules.errors.look_alike", organization: "Northbank Homes") }
  let(:forged) { "Nоrthbаnk H0mes" } # with Cyrillic о and а

  def reviewables
    ReviewableHouseRulesLookAlike.pending
  end

  describe "refused" do
    it "at sign-up, and said while somebody types" do
      get "/u/check_username.json", params: { username: "N0rthbank.Homes" }
      expect(response.parsed_body["available"]).not_to eq(true)
      stub_honeypot
      post "/u.json",
           params: {
             name: forged,
             username: "innocent",
             email: "innocent@example.com",
             password: "a long enough password",
           }
      expect(response.parsed_body).to include("success" => false)
      expect(response.parsed_body["message"]).to include("Northbank Homes")
      expect(User.find_by_username("innocent")).to be_nil
    end

    def stub_honeypot
      UsersController.any_instance.stubs(:honeypot_or_challenge_fails?).returns(false)
    end

    it "at a change, by its owner and by staff" do
      sign_in(resident)
      put "/u/#{resident.username}.json", params: { name: forged }
      expect(response.status).to eq(422)
      expect(response.body).to include("Northbank Homes")
      sign_in(admin)
      put "/u/#{resident.username}.json", params: { title: "Northbank Homes, official" }
      expect(response.status).to eq(422)
      put "/u/#{resident.username}/preferences/username.json",
          params: {
            new_username: "NORTHBANK-HOMES",
          }
      expect(response.status).to eq(422)
      expect(resident.reload).to have_attributes(title: nil)
      expect(resident.name).not_to eq(forged)
    end

    it "by sign-on, mail, invite, other plugins and the console" do
      session = DiscourseConnect.instance_method(:initialize).parameters.first.last
      sso = DiscourseConnect.new(session => {})
      sso.external_id = "1"
      sso.email = "sso@example.com"
      sso.name = forged
      sso.username = "innocent"
      expect { sso.lookup_or_create_user("127.0.0.1") }.to raise_error(ActiveRecord::RecordInvalid)

      staged = { email: "mail@example.com", username: "innocent", name: forged, staged: true }
      expect { User.create!(staged) }.to raise_error(ActiveRecord::RecordInvalid)

      invite = Fabricate(:invite, email: "invited@example.com")
      redeemer =
        InviteRedeemer.new(invite:, email: invite.email, username: "innocent", name: forged)
      expect { redeemer.redeem }.to raise_error(ActiveRecord::RecordInvalid)

      expect { resident.update!(name: forged) }.to raise_error(ActiveRecord::RecordInvalid)
      expect(User.where(name: forged)).to be_empty
    end

    it "leaves it out of suggestions, in whatever alphabet" do
      expect(UserNameSuggester.suggest("Northbank_Homes")).not_to eq("Northbank_Homes")
    end

    it "for groups and their titles, but for the name of its own" do
      sign_in(admin)
      post "/admin/groups.json", params: { group: { name: "n0rthbank_homes" } }
      expect(response.status).to eq(422)
      group = Fabricate(:group)
      %i[title full_name].each do |field|
        put "/groups/#{group.id}.json", params: { group: { field => forged } }
        expect(response.status).to eq(422), field.to_s
      end
      expect { spokespeople.update!(full_name: "Northbank Homes") }.not_to raise_error
      expect { spokespeople.update!(title: "Northbank Homes") }.to raise_error(
        ActiveRecord::RecordInvalid,
      )
    end

    it "not while the rules are off, and not for the account itself" do
      expect(account.reload).to be_valid
      SiteSetting.house_rules_enabled = false
      expect { resident.update!(name: forged) }.not_to raise_error
      expect(reviewables).to be_empty
    end
  end

  describe "looked at" do
    before { account.update_columns(username: "northbank", username_lower: "northbank") }
    before { HouseRules::Directory.clear }

    it "is what resembles it; a moderator lets it be or takes it away" do
      resident.update!(name: "Northbonk Homes")
      reviewable = reviewables.sole
      expect(reviewable.payload).to eq(
        "field" => "name",
        "value" => "Northbonk Homes",
        "organization" => "Northbank Homes",
        "verdict" => "resembling",
      )
      sign_in(Fabricate(:moderator))
      get "/review.json"
      shown = response.parsed_body["reviewables"].sole
      expect(shown).to include(
        "type" => "ReviewableHouseRulesLookAlike",
        "target_path" => "/u/#{resident.username}",
        "payload" => reviewable.payload,
      )
      put "/review/#{reviewable.id}/perform/house_rules_rename.json",
          params: {
            version: reviewable.version,
          }
      expect(response.status).to eq(200)
      expect(resident.reload.name).to be_nil
      expect(reviewable.reload).to be_rejected
    end

    it "stays approved until the name changes again" do
      resident.update!(name: "Northbonk Homes")
      reviewables.sole.perform(admin, :house_rules_keep)
      resident.update!(title: "Neighbour")
      expect(reviewables).to be_empty
      resident.update!(name: "Northbunk Homes")
      expect(reviewables.sole.payload["value"]).to eq("Northbunk Homes")
      resident.update!(name: "Anna")
      expect(reviewables).to be_empty
    end

    it "gives a neutral username to who is refused theirs" do
      resident.update!(username: "northbonk")
      reviewables.sole.perform(admin, :house_rules_rename)
      expect(resident.reload.username).not_to include("north")
    end

    it "touches no other review of the same person" do
      other = ReviewableUser.create_for(resident)
      other.update!(status: :approved)
      2.times { |n| resident.update!(name: "Northbonk Homes #{n}") }
      expect(other.reload).to be_approved
    end

    it "lists who was there before the organisation" do
      SiteSetting.house_rules_enabled = false
      resident.update!(name: "Southbank Homes")
      other = Fabricate(:group, title: "Southbank Hornes")
      SiteSetting.house_rules_enabled = true
      Jobs.run_immediately!
      southbank = Fabricate(:user, username: "southbank")
      Fabricate(:house_rules_organization, name: "Southbank Homes", user: southbank)
      expect(reviewables.map { |r| [r.target, r.payload["verdict"]] }).to contain_exactly(
        [resident, "equal"],
        [other, "equal"],
      )
    end

    it "costs no query where nothing resembles anything" do
      resident.update!(name: "Boris")
      ours = track_sql_queries { resident.update!(name: "Anna") }.grep(/house_rules|reviewables/)
      expect(ours.size).to be <= 1
    end
  end
end

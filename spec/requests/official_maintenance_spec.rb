# frozen_string_literal: true

# What the system does to an official post is nobody's wording; it leaves no door open behind it.
RSpec.describe "The official door after maintenance", type: :request do
  fab!(:spokesperson) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:organization, :house_rules_organization)

  let(:official) { Post.find(response.parsed_body["id"]) }

  def publish(**params)
    organization.group.add(spokesperson)
    sign_in(spokesperson)
    post "/posts.json",
         params: {
           title: "The heating comes on this Monday",
           raw: "The heating of all the houses comes on this Monday.",
           category: Fabricate(:category).id,
           house_rules_organization_id: organization.id,
           house_rules_reply_kind: "announcement",
           **params,
         }
  end

  before do
    SiteSetting.house_rules_enabled = true
    freeze_time(Time.utc(2026, 11, 23, 9))
  end

  it "refuses others as before, once the system has edited a post" do
    publish
    official.revise(Discourse.system_user, raw: "#{official.raw} ![](upload://x.png)")
    expect(official.reload.last_editor_id).to eq(Discourse::SYSTEM_USER_ID)
    expect { official.update!(raw: "Nobody of us has ever worded this.") }.to raise_error(
      HouseRules::Refused,
    )
    expect(official.reload.raw).to start_with("The heating of all")
  end

  it "refuses the system, too, to give it another owner" do
    publish
    other = Fabricate(:user)
    expect { official.revise(Discourse.system_user, user_id: other.id) }.to raise_error(
      HouseRules::Refused,
    )
    expect(official.reload.user_id).to eq(organization.user_id)
  end

  it "takes sizes of pictures that are none for nothing" do
    publish(image_sizes: "large")
    expect(response.status).to eq(200)
  end
end

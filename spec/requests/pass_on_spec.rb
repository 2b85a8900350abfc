# frozen_string_literal: true

require_relative "../support/closed_sections"
require_relative "../support/inquiries"

# What is another organisation's business is passed on in public, and both clocks are right.
RSpec.describe "Passing an inquiry on", type: :request do
  include_context "with inquiries"

  fab!(:care_voices, :group)
  fab!(:care_voice) { Fabricate(:user, refresh_auto_groups: true).tap { |u| care_voices.add(u) } }
  fab!(:care) do
    week = %w[mon tue wed thu fri].to_h { |day| [day, [%w[09:00 13:00]]] }
    Fabricate(
      :house_rules_organization,
      name: "Northbank Care",
      group: care_voices,
      calendar: Fabricate(:house_rules_calendar, week:),
    )
  end

  let(:word) { "The heating is looked after by Northbank Care; they will answer here." }

  before { Jobs.run_immediately! }

  def pass_on(topic, writer: spokesperson, to: care, at: nil, **params)
    freeze_time at if at
    reset!
    sign_in(writer) if writer
    post "/house-rules/inquiries/#{inquiry_of(topic).id}/pass-on.json",
         params: {
           organization_id: to.id,
           word:,
           **params,
         }
    response
  end

  it "goes on with the other one, who owes the rest of the time by its own hours" do
    topic = ask(at: moscow("2026-11-23 10:00")) # a Monday; first response due at 20:00
    pass_on(topic, at: moscow("2026-11-23 11:00"))
    expect(response.status).to eq(200), response.body
    expect(response.parsed_body["inquiry"]).to include(
      "organization_id" => care.id,
      "state" => "waiting_first_response",
      "abandoned" => false,
    )
    inquiry = HouseRules::Inquiry.find_by(topic:)
    # Of its four hours a working day one was used; two until 13:00, one on Tuesday.
    expect(inquiry).to have_attributes(organization_id: care.id, owes: "organization")
    expect(inquiry.due_at).to eq_time(moscow("2026-11-24 10:00"))
    expect(HouseRules::Inquiry.where(organization_id: organization.id)).to be_empty

    pass_on(topic, writer: care_voice, to: organization, at: moscow("2026-11-23 12:00"))
    expect(response.status).to eq(422)
    expect(response.parsed_body["errors"].sole).to include("has not passed it on itself")
  end

  it "says so in the topic and on the record, in the reader's language" do
    topic = ask(at: moscow("2026-11-23 10:00"))
    pass_on(topic, at: moscow("2026-11-23 11:00"))
    notice = topic.posts.find_by(action_code: "house_rules.passed_on")
    expect(notice.user_id).to eq(Discourse::SYSTEM_USER_ID)
    expect(notice.raw).to eq("Northbank Homes passed the question on to Northbank Care. #{word}")
    reset!
    get "/t/#{topic.id}.json"
    shown = response.parsed_body.dig("post_stream", "posts").last["house_rules_notice"]
    expect(shown).to include(
      "kind" => "passed_on",
      "from" => "Northbank Homes",
      "to" => "Northbank Care",
      "note" => word,
    )
    entry = HouseRules::RecordEntry.find_by(kind: "inquiry_passed_on")
    expect(entry).to have_attributes(
      actor_role: "spokesperson",
      organization_id: organization.id,
      topic_id: topic.id,
      note: word,
      details: {
        "to_organization_id" => care.id,
      },
    )
  end

  it "becomes part of what the other one was asked in the topic already" do
    topic = ask(at: moscow("2026-11-23 10:00"))
    theirs =
      HouseRules::OpenInquiry.call(
        post: topic.first_post,
        organization: HouseRules::Directory.organization(care.id),
        asked_at: Time.now.utc,
      )
    reset!
    sign_in(spokesperson)
    mine = HouseRules::Inquiry.find_by(topic:, organization_id: organization.id)
    freeze_time moscow("2026-11-23 11:00")
    post "/house-rules/inquiries/#{mine.id}/pass-on.json",
         params: {
           organization_id: care.id,
           word:,
         }
    expect(response.status).to eq(200), response.body
    expect(response.parsed_body.dig("inquiry", "id")).to eq(theirs)
    expect(mine.reload.merged_into_id).to eq(theirs)
    expect(HouseRules::Inquiry.living.where(topic:).pluck(:id)).to eq([theirs])
  end

  it "goes to nobody who cannot read the section, and the page says who cannot" do
    topic = ask(at: moscow("2026-11-23 10:00"))
    close_section(category, spokespeople)
    expect(pass_on(topic).status).to eq(422)
    refused = [I18n.t("house_rules.inquiry_errors.other_shut_out")]
    expect(response.parsed_body["errors"]).to eq(refused)
    post "/house-rules/inquiries/#{inquiry_of(topic).id}/hand-over.json",
         params: {
           organization_id: care.id,
           until: "2026-11-27",
         }
    expect(response.parsed_body["errors"]).to eq(refused)
    expect(HouseRules::Inquiry.sole).to have_attributes(
      organization_id: organization.id,
      handed_to_id: nil,
    )
    get "/t/#{topic.id}.json"
    shut_out = -> { response.parsed_body["house_rules_inquiries"].sole["shut_out"] }
    expect(shut_out.call).to eq([care.id])

    spokespeople.add(care_voice)
    get "/t/#{topic.id}.json"
    expect(shut_out.call).to eq([])
    expect(pass_on(topic).status).to eq(200), response.body
  end

  it "is refused to who may not, at the wrong hour, without a word, and after the answer" do
    topic = ask(at: moscow("2026-11-23 10:00"))
    [nil, resident, care_voice, Fabricate(:admin)].each do |user|
      expect(pass_on(topic, writer: user).status).to eq(403), user&.username.inspect
    end
    expect(pass_on(topic, word: " ").status).to eq(422)
    expect(pass_on(topic, word: "x" * 1001).status).to eq(422)
    expect(pass_on(topic, to: organization).status).to eq(422)
    care.update!(retired_at: Time.zone.now)
    expect(pass_on(topic).status).to eq(422)
    care.update!(retired_at: nil)
    expect(pass_on(topic, at: moscow("2026-11-23 21:00")).status).to eq(403)
    expect(response.parsed_body["errors"].sole).to include("working hours")
    answer(topic, "full_answer", at: moscow("2026-11-24 11:00"))
    expect(pass_on(topic).status).to eq(422)
    expect(inquiry_of(topic).organization_id).to eq(organization.id)
    expect(HouseRules::RecordEntry.where(kind: "inquiry_passed_on")).to be_empty
    expect(topic.posts.where(action_code: "house_rules.passed_on")).to be_empty
  end
end

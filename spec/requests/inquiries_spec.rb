# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/closed_sections"

RSpec.describe "Closing, verdict and rating", type: :request do
  include_context "with inquiries"

  fab!(:experts, :group)
  fab!(:expert) { Fabricate(:user, refresh_auto_groups: true).tap { |user| experts.add(user) } }
  fab!(:stranger) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:admin)

  let(:topic) { ask }
  let(:inquiry) { inquiry_of(topic) }

  before { SiteSetting.house_rules_experts_groups = experts.id.to_s }

  def answered
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    inquiry.reload
  end

  def close(as: spokesperson, **params)
    sign_in(as) if as
    post "/house-rules/inquiries/#{inquiry.id}/closure.json",
         params: {
           summary: "Heating adjusted in all risers",
           **params,
         }
  end

  def judge(verdict, as: resident)
    sign_in(as) if as
    put "/house-rules/inquiries/#{inquiry.id}/verdict.json", params: { verdict: }
  end

  def rate(as: expert, closure: inquiry.closures.last, **params)
    sign_in(as) if as
    post "/house-rules/closures/#{closure.id}/ratings.json",
         params: {
           grade: "excellent",
           reason: "Quick and to the point",
           **params,
         }
  end

  def errors
    response.parsed_body["errors"]
  end

  describe "closing" do
    it "is for a spokesperson, after the full answer; the topic stays open" do
      answered
      close(negative: true)

      expect(response.status).to eq(200)
      expect(response.parsed_body["inquiry"]).to include("state" => "closed", "can_close" => false)
      expect(inquiry.closures.sole).to have_attributes(
        summary: "Heating adjusted in all risers",
        negative: true,
        cycle: 1,
        closed_by_id: spokesperson.id,
        verdict: nil,
      )
      expect(inquiry.reload).to have_attributes(state: "closed", closed_at: be_present)
      expect(topic.reload).not_to be_closed
      expect(reply(topic)).to be_persisted
    end

    it "is refused before a full answer, and twice" do
      topic
      close
      expect(response.status).to eq(422)
      expect(errors).to eq([I18n.t("house_rules.inquiry_errors.not_answered")])

      answered
      2.times { close }
      expect(response.status).to eq(422)
      expect(inquiry.closures.count).to eq(1)
    end

    it "is refused outside working hours, saying when the next opening is" do
      answered
      freeze_time moscow("2026-11-23 20:00")
      close
      expect(response.status).to eq(403)
      expect(errors.sole).to include("Northbank Homes", "Tuesday", "10:00")
      expect(inquiry.closures).to be_empty
    end

    it "is refused for everybody else, administrators included" do
      answered
      [resident, stranger, expert, admin].each do |user|
        close(as: user)
        expect(response.status).to eq(403)
        expect(errors.sole).to include("Northbank Homes")
      end
      expect(inquiry.closures).to be_empty
    end

    it "is refused without logging in, without a summary, and for what does not exist" do
      answered
      close(as: nil)
      expect(response.status).to eq(403)

      close(summary: "  ")
      expect(response.status).to eq(422)
      expect(errors).to eq([I18n.t("house_rules.inquiry_errors.summary")])

      post "/house-rules/inquiries/0/closure.json", params: { summary: "x" }
      expect(response.status).to eq(404)
    end

    it "speaks the reader's language" do
      topic
      spokesperson.update!(locale: "ru")
      SiteSetting.allow_user_locale = true
      close
      expect(errors.sole).to start_with("Вопрос закрывают после полного ответа")
    end
  end

  describe "the author's verdict" do
    it "is given on a closing" do
      answered
      close
      judge("solved")
      expect(response.status).to eq(200)
      expect(inquiry.closures.sole).to have_attributes(verdict: "solved", verdict_at: be_present)
      expect(response.parsed_body.dig("inquiry", "verdict")).to eq("solved")
    end

    it "can come before the closing, and stands on it then" do
      answered
      judge("solved")
      expect(response.parsed_body.dig("inquiry", "verdict")).to eq("solved")
      close
      expect(inquiry.closures.sole.verdict).to eq("solved")
    end

    it "said twice counts once" do
      answered
      2.times { judge("solved") }
      expect(inquiry.events.where(kind: "solved").count).to eq(1)
    end

    it "not solved reopens: a new cycle with its own deadline, the first figures stay" do
      answered
      close
      freeze_time moscow("2026-11-24 12:00")
      events = DiscourseEvent.track_events(:house_rules_inquiry_reopened) { judge("not_solved") }

      expect(events.size).to eq(1)
      expect(inquiry.reload).to have_attributes(
        state: "waiting_full_answer",
        owes: "organization",
        cycle: 2,
        reopened: 1,
        closed_at: nil,
        first_response_seconds: 7200,
        full_answer_seconds: 7200,
        disputed_at: moscow("2026-11-24 12:00"),
        due_at: moscow("2026-11-25 12:00"),
      )
      expect(inquiry.closures.sole.verdict).to eq("not_solved")

      answer(topic, "full_answer", at: moscow("2026-11-24 14:00"))
      close(summary: "The pump was replaced")
      expect(inquiry.closures.pluck(:cycle, :verdict)).to eq([[1, "not_solved"], [2, nil]])
    end

    it "is heard each time, of each answer" do
      answered
      judge("not_solved")
      answer(topic, "full_answer", at: moscow("2026-11-24 14:00"))
      judge("not_solved")
      expect(response.parsed_body["inquiry"]).to include("cycle" => 3, "owes" => "organization")
      expect(inquiry.events.where(kind: "not_solved").count).to eq(2)
    end

    it "solved is not said of the next answer" do
      answered
      judge("solved")
      freeze_time moscow("2026-11-23 16:00")
      reply(topic)
      HouseRules::DecideReplies.call(
        params: {
          inquiry_id: inquiry.id,
          decision: "needs_answer",
        },
        guardian: spokesperson.guardian,
      )
      answer(topic, "full_answer", at: moscow("2026-11-24 14:00"))
      figures = -> { HouseRules::Figures.new(organizations: HouseRules::Directory.organizations) }
      expect(figures.call.to_h[:verdict]).to include(solved: 0)
      close(summary: "The pump was replaced")
      expect(response.parsed_body["inquiry"]).to include("cycle" => 2, "verdict" => nil)
      expect(inquiry.closures.pluck(:cycle, :verdict)).to eq([[2, nil]])
      expect(figures.call.to_h[:verdict]).to include(solved: 0, silent: 1)
    end

    it "is no dispute of the figure later than ten working days" do
      answered
      freeze_time moscow("2026-12-08 12:00")
      judge("not_solved")
      expect(inquiry.reload).to have_attributes(reopened: 1, disputed_at: nil)
    end

    it "is the author's alone" do
      answered
      [stranger, spokesperson, expert, admin].each do |user|
        judge("solved", as: user)
        expect(response.status).to eq(403)
        expect(errors).to eq([I18n.t("house_rules.refused.not_yours")])
      end
      expect(inquiry.events.where(kind: "solved")).to be_empty
    end

    it "comes after an answer, and is one of two words" do
      topic
      judge("solved")
      expect(response.status).to eq(422)

      answered
      judge("perhaps")
      expect(response.status).to eq(422)
      expect(inquiry.reload.state).to eq("answered")
    end
  end

  describe "rating" do
    before do
      answered
      close
    end

    it "is for experts; a later one supersedes and the history stays" do
      rate(grade: "satisfactory", reason: "It took two reminders")
      expect(response.status).to eq(200)
      rate
      ratings = response.parsed_body.dig("inquiry", "closures", 0, "ratings")
      expect(ratings.map { |r| r["grade"] }).to eq(%w[excellent satisfactory])
      expect(HouseRules::Rating.count).to eq(2)
      expect { HouseRules::Rating.first.update!(grade: "good") }.to raise_error(
        ActiveRecord::ReadOnlyRecord,
      )
    end

    it "is refused for who is no expert" do
      [resident, stranger, admin].each do |user|
        rate(as: user)
        expect(response.status).to eq(403)
        expect(errors).to eq([I18n.t("house_rules.refused.not_expert")])
      end
      expect(HouseRules::Rating.count).to eq(0)
    end

    it "is refused for employees, and for who answered, approved or closed it" do
      experts.add(spokesperson)
      rate(as: spokesperson)
      expect(errors).to eq([I18n.t("house_rules.refused.not_expert")])

      HouseRules::OfficialPost.update_all(writer_id: expert.id)
      rate
      expect(errors).to eq([I18n.t("house_rules.refused.own_answer")])

      HouseRules::OfficialPost.update_all(writer_id: stranger.id, approver_id: expert.id)
      rate
      expect(response.status).to eq(403)

      HouseRules::OfficialPost.update_all(approver_id: nil)
      HouseRules::Closure.update_all(closed_by_id: expert.id)
      rate
      expect(response.status).to eq(403)
      expect(HouseRules::Rating.count).to eq(0)
    end

    it "needs a grade, a reason, and a closing that stands" do
      rate(grade: "superb", reason: "")
      expect(response.status).to eq(422)
      expect(errors.size).to eq(2)

      closure = inquiry.closures.sole
      judge("not_solved")
      rate(closure:)
      expect(response.status).to eq(422)
      expect(errors).to eq([I18n.t("house_rules.inquiry_errors.reopened")])
    end
  end

  describe "an inquiry and why it is due when it is due" do
    it "explains itself to everybody who can read the topic" do
      answer(topic, "question", at: moscow("2026-11-23 12:00"))
      get "/house-rules/inquiries/#{inquiry.id}.json"
      expect(response.status).to eq(200)
      expect(response.parsed_body["inquiry"]).to include("state" => "waiting_author")
      expect(
        response.parsed_body["explanation"].map { |s| s.values_at("kind", "counted_seconds") },
      ).to eq([["asked", 0], ["official_reply", 7200]])
    end

    it "is hidden with its topic, for acts too" do
      answered
      close_section(category, experts)
      get "/house-rules/inquiries/#{inquiry.id}.json"
      expect(response.status).to eq(404)
      close
      expect(response.status).to eq(404)
      judge("solved")
      expect(response.status).to eq(404)
    end
  end

  it "is not there while the rules are off" do
    answered
    SiteSetting.house_rules_enabled = false
    close
    expect(response.status).to eq(404)
    get "/house-rules/figures.json"
    expect(response.status).to eq(404)
  end
end

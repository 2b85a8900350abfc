# frozen_string_literal: true

require_relative "../support/inquiries"

# Hours before they are saved: what a text says, what a change moves, and what cannot be.
RSpec.describe HouseRules::Admin::CalendarsController do
  include_context "with inquiries"

  fab!(:admin)

  let(:path) { "/admin/plugins/discourse-house-rules/calendars" }
  let(:week) { HouseRules::Calendar::DEFAULT_WEEK }

  before { sign_in(admin) }

  def preview(**changes)
    post "#{path}/preview.json",
         params: {
           organization_id: organization.id,
           calendar: {
             time_zone: "Europe/Moscow",
             week:,
             days: {
             },
             **changes,
           },
         },
         as: :json
    response.parsed_body
  end

  def read(text, **options)
    post "#{path}/days.json",
         params: {
           text:,
           year: 2026,
           calendar: {
             week:,
           },
           **options,
         },
         as: :json
    response.parsed_body
  end

  describe "#preview" do
    it "says which open deadlines move, from when to when, and keeps the time that was used" do
      topic = ask(at: moscow("2026-11-23 15:00")) # a Monday; due on Tuesday at 15:00
      freeze_time moscow("2026-11-23 18:00") + 0.4
      deadlines = preview(days: { "2026-11-24" => [] })["deadlines"]
      expect(deadlines).to match(
        "moved" => 1,
        "moves" => [
          {
            "topic" => {
              "id" => topic.id,
              "title" => topic.title,
              "url" => "/t/#{topic.slug}/#{topic.id}",
            },
            "from" => "2026-11-24T12:00:00.000Z",
            "to" => a_string_starting_with("2026-11-25T12:00:00"),
          },
        ],
        "years" => [],
      )
      expect(inquiry_of(topic).due_at).to eq_time(moscow("2026-11-24 15:00"))
      expect(preview["deadlines"]).to include("moved" => 0)
    end

    it "moves nothing that is late, closed, or promised by a date" do
      late = ask(at: moscow("2026-11-23 10:00"))
      promised = ask(at: moscow("2026-11-23 11:00"))
      answer(promised, "interim", promised_at: moscow("2026-11-27 20:00"))
      answered = ask(at: moscow("2026-11-23 12:00"))
      answer(answered, "full_answer")
      freeze_time moscow("2026-11-24 12:00")
      expect(inquiry_of(late).due_at).to be < Time.now
      expect(preview(days: { "2026-11-25" => [] })["deadlines"]).to include("moved" => 0)
    end

    it "warns of deadlines in a year that is not settled" do
      freeze_time moscow("2026-12-31 15:00")
      ask
      years = { "2026" => "confirmed", "2027" => "provisional" }
      expect(preview(years:)["deadlines"]).to include("moved" => 0, "years" => [2027])
      years["2027"] = "confirmed"
      expect(preview(years:)["deadlines"]).to include("years" => [])
      expect(preview(years: {})["deadlines"]).to include("years" => [])
      expect(preview(years: { "2026" => "confirmed" })["deadlines"]).to include("years" => [2027])
    end

    it "warns in the list of organisations, too, without a query for each" do
      freeze_time moscow("2026-12-31 15:00")
      sign_in(admin)
      ask
      list = -> do
        get "/admin/plugins/discourse-house-rules/organizations.json"
        response.parsed_body["organizations"].map { |o| o["unsettled_years"] }
      end
      expect(list.call).to eq([[]])
      years = { "2026" => "confirmed" }
      organization.update!(calendar: Fabricate(:house_rules_calendar, years:))
      expect(list.call).to eq([[2027]])
      organization.update!(
        calendar: Fabricate(:house_rules_calendar, years: years.merge("2027" => "confirmed")),
      )
      expect(list.call).to eq([[]])
    end

    it "counts another zone's hours, summer time included" do
      freeze_time Time.utc(2027, 3, 26, 16) # a Friday, 17:00 in Berlin
      sign_in(admin) # the former session has expired
      topic = ask
      due = inquiry_of(topic).due_at
      moved = preview(time_zone: "Europe/Berlin")["deadlines"]
      left = organization.calendar.working_calendar.seconds_between(Time.now, due)
      berlin = HouseRules::WorkingCalendar.new(time_zone: "Europe/Berlin", week:)
      expect(Time.zone.parse(moved["moves"].sole["to"])).to eq_time(berlin.advance(Time.now, left))
    end

    it "refuses what is no calendar, in words" do
      {
        { week: {} } => /no working hours/,
        { week: { mon: [%w[22:00 06:00]] } } => /until 24:00/,
        { days: { "2027-02-29" => [] } } => /2027-02-29/,
        { years: { "2026" => "perhaps" } } => /2026/,
        { days: { "2026-12-31" => [] }, sources: { "2026-12-31" => "x" * 201 } } => /2026-12-31/,
        { working_day_hours: "25" } => /24 hours/,
        { working_day_hours: "many" } => /24 hours/,
        { time_zone: nil } => /time zone/,
        { week: "x" } => /cannot be read/,
      }.each do |changes, message|
        preview(**changes)
        expect(response.status).to eq(422), changes.inspect
        expect(response.parsed_body["errors"].sole).to match(message)
      end
      expect(preview(days: { "2028-02-29" => [] })["hours"]).to be_present
      expect(preview(working_day_hours: "7.5")["working_day_seconds"]).to eq(27_000)
    end

    it "needs no organisation" do
      post "#{path}/preview.json",
           params: {
             calendar: {
               time_zone: "Asia/Kathmandu",
               week:,
             },
           },
           as: :json
      expect(response.parsed_body).to include("deadlines" => nil, "working_day_seconds" => 36_000)
    end
  end

  describe "#days" do
    it "reads a text, and says of each line that it cannot read why" do
      expect(
        read("9 мая выходной (перенос)\n8 мая короткий\nкогда-нибудь\n2026-05-11 banana"),
      ).to eq(
        "days" => {
          "2026-05-09" => [],
          "2026-05-08" => [%w[10:00 19:00]],
        },
        "sources" => {
          "2026-05-09" => "перенос",
        },
        "problems" => [
          {
            "line" => 3,
            "text" => "когда-нибудь",
            "message" => I18n.t("house_rules.errors.calendar_line.date"),
          },
          {
            "line" => 4,
            "text" => "2026-05-11 banana",
            "message" => I18n.t("house_rules.errors.calendar_line.word"),
          },
        ],
      )
    end

    it "says of everything else in words that it cannot read it" do
      read("x" * 200_000)
      expect(response.status).to eq(422)
      read("2026-05-09 off", calendar: { week: { mon: "x" } })
      expect(response.status).to eq(422)
      expect(read("2026-05-09 off", year: "x", calendar: nil)["days"]).to eq("2026-05-09" => [])
      expect(read(nil)["days"]).to eq({})
    end
  end

  it "is for administrators alone" do
    [spokesperson, Fabricate(:moderator)].each do |user|
      sign_in(user)
      preview
      expect(response.status).to be >= 403
      read("2026-05-09 off")
      expect(response.status).to be >= 403
    end
  end
end

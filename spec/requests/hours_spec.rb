# frozen_string_literal: true

require_relative "../support/inquiries"

# What pages that stay open ask for, and who sees a way to ask.
RSpec.describe HouseRules::HoursController do
  include_context "with inquiries"

  def hours
    get "/house-rules/hours.json"
    expect(response.status).to eq(200)
    response.parsed_body["organizations"]
  end

  it "tells everybody the openings of two weeks, by one query at most" do
    retired = Fabricate(:house_rules_organization, retired_at: Time.zone.now)
    expect(hours.map { |o| o["id"] }).to eq([organization.id])
    openings = hours.sole["hours"]
    expect(openings.first).to eq(
      "opens_at" => "2026-11-23T06:00:00.000Z", # an hour ago, for clocks that are behind
      "closes_at" => "2026-11-23T17:00:00.000Z",
    )
    expect(openings.size).to eq(10)
    expect(hours.map { |o| o["id"] }).not_to include(retired.id)
    expect(track_sql_queries { hours }.grep(/house_rules/)).to be_empty
  end

  it "says the office's zone with the site, and follows other hours at once" do
    get "/site.json"
    expect(response.parsed_body.dig("house_rules", "organizations", 0, "time_zone")).to eq(
      "Europe/Moscow",
    )
    organization.update!(
      calendar:
        Fabricate(:house_rules_calendar, time_zone: "Asia/Tokyo", week: { tue: [%w[09:00 12:00]] }),
    )
    expect(hours.sole["hours"].first).to eq(
      "opens_at" => "2026-11-24T00:00:00.000Z",
      "closes_at" => "2026-11-24T03:00:00.000Z",
    )
  end

  it "is not there while the switch is off" do
    SiteSetting.house_rules_enabled = false
    get "/house-rules/hours.json"
    expect(response.status).to eq(404)
  end

  describe "a way to ask" do
    def can_ask(user)
      reset!
      sign_in(user)
      get "/session/current.json"
      response.parsed_body.dig("current_user", "house_rules", "can_ask")
    end

    it "is for residents who may write" do
      expect(can_ask(resident)).to eq(true)
      expect(can_ask(spokesperson)).to eq(false)
      expect(can_ask(Fabricate(:moderator))).to eq(false)
      resident.update!(silenced_till: 1.day.from_now)
      expect(can_ask(resident)).to eq(false)
    end
  end
end

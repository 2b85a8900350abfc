# frozen_string_literal: true

require_relative "../../../pure_helper"

# What users of other calendars complain about; see inquiry_timeline/complaints_spec.rb.
RSpec.describe HouseRules::WorkingCalendar, :pure do
  hour = 3600

  it "three gems, three answers: one working day from Saturday noon, from Friday 21:00, to closing" do
    {
      "2025-10-25 12:00" => "2025-10-27 20:00",
      "2025-10-24 21:00" => "2025-10-27 20:00",
      "2025-10-27 10:00" => "2025-10-27 20:00",
    }.each { |from, to| expect(calendar.advance(wall(from), 10 * hour)).to eq(wall(to)) }
  end

  it "FreeScout 3756, 4307: there are working hours" do
    expect(calendar.seconds_between(wall("2025-10-24 19:00"), wall("2025-10-27 11:00"))).to eq(7200)
  end

  it "Chatwoot 14009, 5254: a day has as many intervals as it needs" do
    split = calendar(week: { "mon" => [%w[09:00 12:00], %w[13:00 15:00], %w[16:00 18:00]] })
    expect(split.seconds_between(wall("2025-10-27 00:00"), wall("2025-10-28"))).to eq(7 * hour)
    expect(split.next_opening(wall("2025-10-27 12:30"))).to eq(wall("2025-10-27 13:00"))
  end

  it "Chatwoot 6467, 10436: holidays are known" do
    office = calendar(days: { "2025-11-04" => [] })
    expect(office.advance(wall("2025-11-03 15:00"), 10 * hour)).to eq(wall("2025-11-05 15:00"))
  end

  it "Chatwoot: closed all week means closed, not round the clock" do
    never = calendar(week: {})
    expect(never.seconds_between(wall("2025-10-20"), wall("2025-12-20"))).to eq(0)
    expect(never).not_to be_open_at(wall("2025-10-20 12:00"))
    expect { never.advance(wall("2025-10-20"), 1) }.to raise_error(described_class::NeverOpen)
  end

  it "Chatwoot open_at?: open is asked of the moment given, not of today" do
    weekend = calendar(week: { "sat" => [%w[10:00 20:00]] })
    expect(weekend).to be_open_at(wall("2025-10-25 12:00"))
    expect(weekend).not_to be_open_at(wall("2025-10-24 12:00"))
  end

  it "business_time 81: one calendar leaves nothing behind in another" do
    seven = calendar(week: described_class::Hours::WEEKDAYS.to_h { |d| [d, [%w[09:00 18:00]]] })
    five = calendar(week: PureHelper::OFFICE.transform_values { [%w[09:00 11:00]] })
    from, to = wall("2025-10-24 12:00"), wall("2025-10-27 12:00")
    3.times do
      expect(seven.seconds_between(from, to)).to eq(27 * hour)
      expect(five.seconds_between(from, to)).to eq(2 * hour)
    end
  end

  it "osTicket 6739: a week of one day is due on that day" do
    monday = calendar(week: { "mon" => [%w[10:00 20:00]] })
    expect(monday.advance(wall("2025-10-21 12:00"), 30 * hour)).to eq(wall("2025-11-10 20:00"))
  end

  it "Zendesk schedules: hours may go on past midnight" do
    night = calendar(week: { "fri" => [%w[22:00 24:00]], "sat" => [%w[00:00 06:00]] })
    expect(night.seconds_between(wall("2025-10-24 12:00"), wall("2025-10-25 12:00"))).to eq(
      8 * hour,
    )
    expect(night.next_closing(wall("2025-10-24 23:00"))).to eq(wall("2025-10-25 06:00"))
  end

  it "GLPI 467, 6835; business_time 182; biz 5, 103; business 23: working Saturdays and half days" do
    office =
      calendar(days: { "2025-11-01" => [%w[10:00 19:00]], "2025-10-31" => [%w[10:00 14:00]] })
    expect(office.seconds_between(wall("2025-10-31"), wall("2025-11-02"))).to eq(13 * hour)
  end

  it "vacanza 432: a day off may be moved to anywhere, a working Saturday may be short too" do
    moved = { "2025-11-01" => [%w[10:00 19:00]], "2025-11-03" => [], "2025-11-04" => [] }
    office = calendar(days: moved)
    expect(office.advance(wall("2025-10-31 15:00"), 14 * hour)).to eq(wall("2025-11-01 19:00"))
    expect(office.advance(wall("2025-11-01 18:00"), 2 * hour)).to eq(wall("2025-11-05 11:00"))
  end

  it "Intercom, Plain: an exceptional day takes the place of the weekly hours" do
    office = calendar(days: { "2025-10-27" => [%w[18:00 22:00]] })
    expect(office.seconds_between(wall("2025-10-27"), wall("2025-10-28"))).to eq(4 * hour)
  end

  it "Zammad: the seconds count, not only the minutes" do
    due = calendar.advance(wall("2025-10-24 19:59:30"), 10 * hour)
    expect(due).to eq(wall("2025-10-27 19:59:30"))
  end

  it "working_hours 45: an hour the clocks skip or repeat is what really passes" do
    berlin = calendar("Europe/Berlin", week: { "sun" => [%w[00:00 10:00]] })
    of = ->(date, zone = "Europe/Berlin") do
      berlin.seconds_between(wall("#{date} 00:00", zone), wall("#{date} 10:00", zone))
    end
    expect([of["2026-03-29"], of["2026-10-25"]]).to eq([9 * hour, 11 * hour])
  end

  it "GLPI 22678: a level before the deadline lies in working time, not at midnight" do
    from = calendar.retreat(wall("2025-10-27 11:00"), 2 * hour)
    expect(from).to eq(wall("2025-10-24 19:00"))
    expect(calendar).to be_open_at(from)
  end
end

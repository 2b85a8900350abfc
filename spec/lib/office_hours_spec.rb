# frozen_string_literal: true

RSpec.describe HouseRules::OpeningText do
  def text(moment, now, zone: "Europe/Moscow")
    HouseRules::OpeningText.of(moment, time_zone: zone, now:)
  end

  let(:saturday) { Time.utc(2026, 11, 21, 9) }

  it "says today, the weekday within a week, the date beyond" do
    expect(text(Time.utc(2026, 11, 23, 7), Time.utc(2026, 11, 23, 5))).to eq("today at 10:00")
    expect(text(Time.utc(2026, 11, 23, 7), saturday)).to eq("on Monday at 10:00")
    expect(text(Time.utc(2026, 11, 27, 7), saturday)).to eq("on Friday at 10:00")
    expect(text(Time.utc(2026, 11, 28, 7), saturday)).to eq("on 28 November at 10:00")
  end

  it "counts days on the wall clock of the zone, across its changes" do
    expect(text(Time.utc(2026, 11, 21, 21, 30), Time.utc(2026, 11, 21, 20, 30))).to eq(
      "on Sunday at 00:30",
    )
    expect(text(Time.utc(2026, 10, 26, 9), Time.utc(2026, 10, 24, 9), zone: "Europe/Berlin")).to eq(
      "on Monday at 10:00",
    )
  end

  it "declines in Russian" do
    I18n.with_locale(:ru) do
      days = (22..27).map { |day| text(Time.utc(2026, 11, day, 7), saturday) }
      expect(days).to eq(
        [
          "в воскресенье в 10:00",
          "в понедельник в 10:00",
          "во вторник в 10:00",
          "в среду в 10:00",
          "в четверг в 10:00",
          "в пятницу в 10:00",
        ],
      )
      expect(text(Time.utc(2027, 1, 11, 7), saturday)).to eq("11 января в 10:00")
      expect(text(saturday, saturday)).to eq("сегодня в 12:00")
    end
  end

  describe HouseRules::OfficialPromise do
    let(:calendar) do
      HouseRules::WorkingCalendar.new(
        time_zone: "Europe/Moscow",
        week: {
          "mon" => [%w[10:00 13:00], %w[14:00 18:00]],
        },
        days: {
          "2026-11-26" => [%w[20:00 24:00]],
          "2026-11-27" => [%w[00:00 10:00]],
        },
      )
    end

    it "takes a day until its last closing, or its end where the office stays closed" do
      expect(described_class.moment("2026-11-23", calendar)).to eq(Time.utc(2026, 11, 23, 15))
      expect(described_class.moment("2026-11-24", calendar)).to eq(
        Time.utc(2026, 11, 24, 20, 59, 59),
      )
      expect(described_class.moment("2026-11-26", calendar)).to eq(
        Time.utc(2026, 11, 26, 20, 59, 59),
      )
    end

    it "takes a moment as it is, and nothing else" do
      expect(described_class.moment("2026-11-23T10:00:00+03:00", calendar)).to eq(
        Time.utc(2026, 11, 23, 7),
      )
      expect(described_class.moment(saturday, calendar)).to eq(saturday)
      [nil, "", "tomorrow", "2026-02-30", 5].each do |value|
        expect(described_class.moment(value, calendar)).to be_nil
      end
    end

    it "promises what is ahead, within a year" do
      freeze_time Time.utc(2026, 11, 23, 7)
      ahead = %w[2026-11-23 2027-11-23 2026-11-23T07:00:01Z]
      expect(ahead.map { |value| described_class.ahead(value, calendar) }).to all(be_present)
      never = %w[2026-11-22 2026-11-23T07:00:00Z 2027-11-25 9999-12-31 10000-01-01T00:00:00Z]
      expect(never.filter_map { |value| described_class.ahead(value, calendar) }).to eq([])
    end
  end

  describe HouseRules::Hooks::SitePayload do
    it "sends the coming openings, the first of which may have begun" do
      calendar =
        HouseRules::WorkingCalendar.new(
          time_zone: "UTC",
          week: {
            "tue" => [%w[06:00 07:00], %w[08:00 20:00]],
          },
        )
      hours = described_class.hours(calendar, from: Time.utc(2026, 11, 24, 8))
      expect(hours).to eq(
        [
          { opens_at: Time.utc(2026, 11, 24, 7), closes_at: Time.utc(2026, 11, 24, 20) },
          { opens_at: Time.utc(2026, 12, 1, 6), closes_at: Time.utc(2026, 12, 1, 7) },
          { opens_at: Time.utc(2026, 12, 1, 8), closes_at: Time.utc(2026, 12, 1, 20) },
          { opens_at: Time.utc(2026, 12, 8, 6), closes_at: Time.utc(2026, 12, 8, 7) },
        ],
      )
      always =
        HouseRules::WorkingCalendar.new(
          time_zone: "UTC",
          week: %w[mon tue wed thu fri sat sun].to_h { |day| [day, [%w[00:00 24:00]]] },
        )
      expect(described_class.hours(always).size).to eq(1)
      expect(described_class.hours(always).first[:closes_at]).to be_nil
      expect(described_class.hours(nil)).to eq([])
    end
  end
end

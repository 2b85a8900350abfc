# frozen_string_literal: true

require_relative "../../pure_helper"
require_relative "../../../lib/house_rules/calendar_text" unless defined?(HouseRules::CalendarText)

RSpec.describe HouseRules::CalendarText do
  let(:week) { PureHelper::OFFICE }

  def read(text, **options)
    described_class.read(text, week:, **options)
  end

  def days(text, **options)
    result = read(text, **options)
    raise result.problems.inspect if result.problems.any?
    result.days
  end

  describe "dates" do
    {
      "2026-01-09" => %w[2026-01-09],
      "2026-1-9 off" => %w[2026-01-09],
      "09.01.2026 выходной" => %w[2026-01-09],
      "9.1.26 off" => %w[2026-01-09],
      "9 January 2026 off" => %w[2026-01-09],
      "January 9, 2026 off" => %w[2026-01-09],
      "9 января 2026 г. выходной" => %w[2026-01-09],
      "9 янв. 2026 — выходной" => %w[2026-01-09],
      "с 1 по 3 января 2026 выходные" => %w[2026-01-01 2026-01-02 2026-01-03],
      "1–3 января 2026 выходные" => %w[2026-01-01 2026-01-02 2026-01-03],
      "from 1 to 3 January 2026 off" => %w[2026-01-01 2026-01-02 2026-01-03],
      "2025-12-31..2026-01-02 off" => %w[2025-12-31 2026-01-01 2026-01-02],
      "31.12.2025 - 02.01.2026 off" => %w[2025-12-31 2026-01-01 2026-01-02],
      "1, 2, 5–6 января и 23 февраля 2026 выходные" => %w[
        2026-01-01
        2026-01-02
        2026-01-05
        2026-01-06
        2026-02-23
      ],
      "May 1, May 9 and 11 June 2026 off" => %w[2026-05-01 2026-05-09 2026-06-11],
      "вторник, 3 ноября 2026 выходной" => %w[2026-11-03],
      "29 February 2028 off" => %w[2028-02-29],
    }.each do |line, dates|
      it "reads «#{line}»" do
        expect(days(line)).to eq(dates.to_h { |date| [date, []] })
      end
    end

    it "takes the year from a heading, or from where the reader is" do
      expect(days("2026 год\n9 мая выходной\n2027\n9 мая выходной").keys).to eq(
        %w[2026-05-09 2027-05-09],
      )
      expect(days("09.05 off", year: 2026).keys).to eq(%w[2026-05-09])
      expect(read("9 мая выходной").problems.map(&:what)).to eq([:year])
    end
  end

  describe "words and hours" do
    {
      "2026-04-30 short" => [%w[10:00 19:00]],
      "30 апреля 2026 сокращённый" => [%w[10:00 19:00]],
      "30 апреля 2026 сокращенный день" => [%w[10:00 19:00]],
      "2026-12-31 short 10:00-16:00" => [%w[10:00 16:00]],
      "31.12.2026 короткий с 10 до 16" => [%w[10:00 16:00]],
      "2026-12-31 10-14, 15-16:30" => [%w[10:00 14:00], %w[15:00 16:30]],
      "2026-12-31, 10-16" => [%w[10:00 16:00]],
      "2025-11-01 work" => [%w[10:00 20:00]],
      "1 ноября 2025 рабочая суббота" => [%w[10:00 20:00]],
      "1 ноября 2025 (суббота) сокращённый" => [%w[10:00 19:00]],
      "2025-11-01 working 09:00–24:00" => [%w[09:00 24:00]],
      "2026-05-01 нерабочий праздничный день" => [],
      "2026-05-01 public holiday" => :word,
    }.each do |line, hours|
      it "reads «#{line}»" do
        if hours == :word
          expect(read(line).problems.map(&:what)).to eq([:word])
        else
          expect(days(line).values).to eq([hours])
        end
      end
    end

    it "cuts the last hour of split days, whole intervals included" do
      split = { "thu" => [%w[09:00 13:00], %w[14:00 14:30]] }
      result = described_class.read("2026-04-30 short", week: split)
      expect(result.days).to eq("2026-04-30" => [%w[09:00 12:30]])
    end

    it "has no hours to give where the week has none" do
      result = described_class.read("2026-04-30 work", week: {})
      expect(result.problems.map(&:what)).to eq([:hours])
    end
  end

  describe "columns and sources" do
    it "reads tables with or without a heading" do
      result = read(<<~CSV)
        date;kind;hours;source
        2026-01-09;off;;"Decree 1466, 24.09.2025"
        31.12.2026;short;10:00-16:00;by order
        2026-04-30,short
        2026-05-08\tshort\t10:00-17:00
      CSV
      expect(result.problems).to be_empty
      expect(result.days).to eq(
        "2026-01-09" => [],
        "2026-12-31" => [%w[10:00 16:00]],
        "2026-04-30" => [%w[10:00 19:00]],
        "2026-05-08" => [%w[10:00 17:00]],
      )
      expect(result.sources).to eq(
        "2026-01-09" => "Decree 1466, 24.09.2025",
        "2026-12-31" => "by order",
      )
    end

    it "reads a source in brackets or behind a #" do
      result = read("9 января 2026 выходной (перенос с 3 января)\n2026-12-31 off # decree")
      expect(result.sources).to eq("2026-01-09" => "перенос с 3 января", "2026-12-31" => "decree")
    end
  end

  describe "what cannot be read" do
    {
      "tomorrow off" => :date,
      "2026-02-30 off" => :date,
      "01/09/2026 off" => :date,
      "2026-01-09 - 2026-01-01 off" => :date,
      "2026-01-01 - 2036-01-01 off" => :date,
      "2026-01-09 banana" => :word,
      "2026-01-09 work 20:00-10:00" => :hours,
      "2026-01-09 work 25:00-26:00" => :hours,
      "2026-01-09 off 10:00-12:00" => :hours,
      "2026-01-09 work at 10" => :hours,
    }.each do |line, what|
      it "says of «#{line}» that it is the #{what}" do
        result = read("\n#{line}\n2026-05-01 off")
        expect(result.problems.map(&:to_h)).to eq([{ line: 2, text: line, what: }])
        expect(result.days).to eq("2026-05-01" => [])
      end
    end

    it "names a day that is said to be two things" do
      result = read("2026-01-09 off\n2026-01-09 off\n9 января 2026 рабочий")
      expect(result.problems.map(&:to_h)).to eq(
        [{ line: 3, text: "9 января 2026 рабочий", what: :twice }],
      )
      expect(result.days).to eq("2026-01-09" => [])
    end

    it "survives anything" do
      random = Random.new(1)
      letters = "0123456789.-–,;:/ \t\"'()#*+оffвыхjanмая\u0000\n".chars
      300.times { read(Array.new(random.rand(60)) { letters.sample(random:) }.join) }
    end
  end

  describe "the production year 2026 of Russia" do
    # As published: days that are not worked, * shortened, + off in exchange.
    let(:row) { <<~CSV }
      Год/Месяц,Январь,Февраль,Март,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь,Всего рабочих дней
      2026,"1,2,3,4,5,6,7,8,9+,10,11,17,18,24,25,31","1,7,8,14,15,21,22,23,28","1,7,8,9+,14,15,21,22,28,29","4,5,11,12,18,19,25,26,30*","1,2,3,8*,9,10,11+,16,17,23,24,30,31","6,7,11*,12,13,14,20,21,27,28","4,5,11,12,18,19,25,26","1,2,8,9,15,16,22,23,29,30","5,6,12,13,19,20,26,27","3,4,10,11,17,18,24,25,31","1,3*,4,7,8,14,15,21,22,28,29","5,6,12,13,19,20,26,27,31+",247
    CSV

    let(:list) { <<~TEXT }
      2026 год
      1, 2, 5–9 января выходные
      23 февраля, 9 марта, 1 и 11 мая, 12 июня, 4 ноября, 31 декабря выходные
      30 апреля, 8 мая, 11 июня, 3 ноября сокращённые
    TEXT

    it "is read from its row" do
      result = days(row)
      off = result.select { |_, hours| hours.empty? }.keys
      expect(off).to eq(
        %w[
          2026-01-01
          2026-01-02
          2026-01-05
          2026-01-06
          2026-01-07
          2026-01-08
          2026-01-09
          2026-02-23
          2026-03-09
          2026-05-01
          2026-05-11
          2026-06-12
          2026-11-04
          2026-12-31
        ],
      )
      expect(result.except(*off)).to eq(
        %w[2026-04-30 2026-05-08 2026-06-11 2026-11-03].to_h { |date| [date, [%w[10:00 19:00]]] },
      )
    end

    it "is the same from a list, and has 247 working days" do
      expect(days(list).sort).to eq(days(row).sort)
      calendar =
        HouseRules::WorkingCalendar.new(time_zone: "Europe/Moscow", week:, days: days(list))
      working =
        (Date.new(2026, 1, 1)..Date.new(2026, 12, 31)).count do |date|
          noon = Time.utc(date.year, date.month, date.day, 9)
          calendar.open_at?(noon)
        end
      expect(working).to eq(247)
    end

    it "finds a working Saturday, shortened in 2025" do
      november =
        "2025#{',"1"' * 10},\"1*,2,3+,4,8,9,15,16,22,23,29,30\",\"6,7,13,14,20,21,27,28,31+\""
      expect(days(november)["2025-11-01"]).to eq([%w[10:00 19:00]])
      expect(days(november)["2025-11-03"]).to eq([])
      expect(days(november)["2025-12-06"]).to be_nil
    end
  end
end

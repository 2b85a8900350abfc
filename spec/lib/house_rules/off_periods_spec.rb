# frozen_string_literal: true

require_relative "../../../lib/house_rules/off_periods"

RSpec.describe HouseRules::OffPeriods do
  def at(hour)
    Time.utc(2026, 11, 20, hour)
  end

  def between(*turns)
    described_class.between(turns)
  end

  it "has none before the rules first came into force" do
    expect(between).to eq([])
    expect(between([false, at(1)])).to eq([])
    expect(between([true, at(1)])).to eq([])
    expect(between([false, at(1)], [true, at(2)])).to eq([])
  end

  it "has one from each switching off to the next switching on" do
    expect(between([true, at(1)], [false, at(2)])).to eq([[at(2), nil]])
    turns = [[true, at(1)], [false, at(2)], [true, at(3)], [false, at(5)], [true, at(8)]]
    expect(between(*turns)).to eq([[at(2), at(3)], [at(5), at(8)]])
  end

  it "takes the first of several of a kind" do
    turns = [[true, at(1)], [true, at(2)], [false, at(3)], [false, at(4)], [true, at(6)]]
    expect(between(*turns)).to eq([[at(3), at(6)]])
  end
end

# frozen_string_literal: true

require_relative "support/enumeration"

# By reflection, whatever in this Discourse might make something vanish; by hand, in
# permanence_ways.yml, what becomes of each. A way that a later Discourse adds fails here until
# somebody has judged it.
RSpec.describe Enumeration do
  verdicts = /\A(refused|folded|versioned|recorded|harmless|exempt)\b/

  table = YAML.load_file(File.expand_path("permanence_ways.yml", __dir__))

  # "posts#create,destroy" stands for two.
  names = ->(text) do
    text.split.flat_map do |entry|
      group, members = entry.split("#", 2)
      next entry if members.nil? || entry.match?(/\A[A-Z]/)
      members.split(",").map { |member| "#{group}##{member}" }
    end
  end

  it "says a verdict of each, once" do
    table.each do |kind, judged|
      expect(judged.keys).to all(match(verdicts)), kind
      listed = judged.values.flat_map(&names)
      expect(listed.tally.select { |_, count| count > 1 }).to eq({}), kind
    end
  end

  Enumeration::KINDS.each do |kind|
    it "has judged all #{kind}" do
      judged = table.fetch(kind).values.flat_map(&names)
      found = Enumeration.public_send(kind.tr(" ", "_")).uniq.grep_v(/house.?rules/i)
      expect(found.size).to be > 5
      expect(found - judged).to eq([]), <<~TEXT
        Not judged yet: #{(found - judged).join(" ")}
        Look what becomes of a protected post by it, and write it into spec/permanence_ways.yml.
      TEXT
    end
  end
end

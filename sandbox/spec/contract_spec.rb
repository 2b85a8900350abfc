# frozen_string_literal: true

# What the sandbox offers of Discourse's is what Discourse has. Inside a Discourse it looks there
# (HOUSE_RULES_RECORD=1 writes contract.yml anew, from a list that
# `sandbox/contract` has just made on the sandbox); on the sandbox it compares with what was recorded.
require_relative "../contract"

RSpec.describe "The sandbox's contract", :both do
  let(:recorded) { Sandbox::Contract.recorded }

  if defined?(Sandbox::Schema)
    it "is recorded for everything that the sandbox offers" do
      offered = Sandbox::Contract.offered
      expect(offered["methods"].keys - recorded["methods"].keys - recorded["ours"]).to eq([])
      expect(offered["columns"].transform_values(&:keys)).to eq(
        recorded["columns"].transform_values(&:keys),
      )
      %w[settings events outlets transformers].each do |kind|
        expect(offered[kind] - recorded[kind]).to eq([])
      end
    end

    it "takes the arguments that Discourse requires" do
      differing =
        Sandbox::Contract.offered["methods"].reject do |key, types|
          core = recorded["methods"][key]
          core.is_a?(String) || core.nil? || takes?(types, core)
        end
      expect(differing.keys).to eq([])
    end
  else
    it "is what this Discourse has" do
      found = Sandbox::Contract.in_core(recorded)
      if ENV["HOUSE_RULES_RECORD"]
        next File.write(Sandbox::Contract::FILE, found.to_yaml(line_width: -1))
      end
      found.each { |kind, names| expect(names).to eq(recorded[kind]) }
    end
  end

  # As many positional arguments as core requires can be given, and its required keywords.
  def takes?(ours, core)
    required = core.count("req")
    return true if ours.include?("rest")
    ours.count("req") <= required && ours.count { |type| %w[req opt].include?(type) } >= required
  end
end

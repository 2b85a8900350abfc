# frozen_string_literal: true

# What the sandbox offers of Discourse's is what Discourse has. Inside a Discourse it looks there; on
# the sandbox it compares with what was recorded. sandbox/contract says how to record anew.
require_relative "../contract"

RSpec.describe "The sandbox's contract", :both do
  let(:recorded) { Sandbox::Contract.recorded }

  if defined?(Sandbox::Story)
    it "is recorded for everything that the sandbox offers, and for nothing else" do
      offered = Sandbox::Contract.offered.except("ours")
      offered.each do |kind, found|
        names, kept = [found, recorded[kind]].map { |given| given.try(:keys) || given }
        expect(names - recorded["ours"]).to eq(kept)
      end
    end

    it "takes the arguments that Discourse requires" do
      differing =
        Sandbox::Contract.offered["methods"].reject do |key, types|
          core = recorded["methods"][key]
          core.nil? || takes?(types.split, core.split)
        end
      expect(differing.keys).to eq([])
    end
  else
    it "is what this Discourse has" do
      found = Sandbox::Contract.in_core(recorded)
      next Sandbox::Contract.write(found) if ENV["HOUSE_RULES_RECORD"]
      found.each { |kind, names| expect(names).to eq(recorded[kind]) }
    end
  end

  # As many positional arguments as core requires can be given.
  def takes?(ours, core)
    required = core.count("req")
    return true if ours.include?("rest")
    ours.count("req") <= required && (ours.count("req") + ours.count("opt")) >= required
  end
end

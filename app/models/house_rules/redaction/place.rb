# frozen_string_literal: true

module HouseRules
  module Redaction
    # A kind of place where something withheld may stand. `cover` takes it off there, through the ledger;
    # by which words it is recognised and replaced elsewhere says the wording.
    class Place
      def initialize(scope, ledger, wording = nil)
        @scope = scope
        @ledger = ledger
        @wording = wording
      end
    end
  end
end

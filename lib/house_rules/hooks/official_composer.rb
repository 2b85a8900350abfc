# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Core's composer and endpoints, with one more choice: as whom.
    module OfficialComposer
      def self.register(plugin)
      end
    end
  end
end

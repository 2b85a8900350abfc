# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Moves and splits with reason, notices and record.
    module Moves
      def self.register(plugin)
      end
    end
  end
end

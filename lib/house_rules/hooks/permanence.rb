# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Nothing protected is deleted.
    module Permanence
      def self.register(plugin)
      end
    end
  end
end

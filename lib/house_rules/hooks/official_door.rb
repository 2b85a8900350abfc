# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Posts by an official account, and changes of their text, come through one door.
    module OfficialDoor
      def self.register(plugin)
      end
    end
  end
end

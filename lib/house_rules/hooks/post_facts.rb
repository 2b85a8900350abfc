# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # The badge and the stub on posts: one query a page.
    module PostFacts
      def self.register(plugin)
      end
    end
  end
end

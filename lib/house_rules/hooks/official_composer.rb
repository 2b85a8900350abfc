# frozen_string_literal: true

require_relative "official_composer/posts_controller_extension"

module ::HouseRules
  module Hooks
    # Core's composer and endpoints, with one more choice: as whom.
    module OfficialComposer
      def self.register(plugin)
        plugin.send(:reloadable_patch) { Hooks.wrap("PostsController", PostsControllerExtension) }
      end
    end
  end
end

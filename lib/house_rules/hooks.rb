# frozen_string_literal: true

module ::HouseRules
  # Everything that touches a class of Discourse's. Each hook has `register(plugin)`, asks
  # `HouseRules.enabled?` at run time, and costs no query while the switch is off.
  module Hooks
    # A callback on a model of Discourse's or of a plugin's; left out where there is no such model.
    def self.guard(plugin, model, callback, &block)
      plugin.add_model_callback(model, callback, &block) if model.safe_constantize
    end

    # Runs the block when every plugin has been initialized, those after this one in the alphabet too.
    def self.after_every_plugin(&block)
      Discourse.plugins.last.after_initialize { block.call }
    end
  end
end

Dir[File.join(__dir__, "hooks", "*.rb")].sort.each { |file| require file }

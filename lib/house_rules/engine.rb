# frozen_string_literal: true

module ::HouseRules
  class Engine < ::Rails::Engine
    engine_name PLUGIN_NAME
    isolate_namespace HouseRules

    # Discourse loads a plugin's tasks itself; loaded twice, they would run twice.
    config.paths["lib/tasks"] = []

    config.to_prepare do
      Rails.autoloaders.main.eager_load_dir(File.expand_path("../../app/jobs/scheduled", __dir__))
    end
  end
end

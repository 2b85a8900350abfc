# frozen_string_literal: true

module ::HouseRules
  class Engine < ::Rails::Engine
    engine_name PLUGIN_NAME
    isolate_namespace HouseRules

    config.to_prepare do
      Rails.autoloaders.main.eager_load_dir(
        File.expand_path("../../app/jobs/scheduled", __dir__),
      )
    end
  end
end

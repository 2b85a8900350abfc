# frozen_string_literal: true

# A small stand-in for Discourse: a Rails application with thin tables and classes of our own, and the
# plugin's unmodified plugin.rb on top. See README.md.
require "bundler/setup"
require "logger"
require "rails"
require "active_support/all"
require "active_record/railtie"
require "action_controller/railtie"
require "action_view/railtie"
require "mini_sql"
require "mini_sql/active_record_postgres/connection"

module Sandbox
  def self.root = Pathname.new(__dir__)
  def self.assets = root.join("../tmp/sandbox/public").expand_path
  def self.built_at = assets.join("client.js").mtime.to_i
  def self.icons = assets.join("icons.svg").read
  def self.plugin_file = root.join("../plugin.rb").expand_path
end

require_relative "core/plugin_api"

module Discourse
  class Application < Rails::Application
    config.root = __dir__
    config.load_defaults 7.2
    config.eager_load = false
    config.enable_reloading = false
    config.secret_key_base = "nothing here is secret, and nothing leaves this machine"
    config.hosts.clear
    config.time_zone = "UTC"
    config.active_record.default_timezone = :utc
    config.active_record.belongs_to_required_by_default = false
    config.active_record.dump_schema_after_migration = false
    config.active_record.query_log_tags_enabled = false
    config.action_dispatch.show_exceptions = :all
    config.consider_all_requests_local = true
    config.action_controller.allow_forgery_protection = !Rails.env.test?
    config.action_controller.default_protect_from_forgery = false
    config.public_file_server.enabled = true
    config.paths["public"] = ["public"]
    config.i18n.available_locales = %i[en ru]
    config.i18n.fallbacks = [:en]
    config.i18n.raise_on_missing_translations = false
    config.session_store :cookie_store, key: "_sandbox"
    config.logger = Logger.new(ENV["SANDBOX_LOG"] || root.join("../tmp/sandbox/sandbox.log").to_s)
    config.log_level = :warn
    config.filter_parameters = []
    config.paths["config/database"] = root.join("config/database.yml").to_s

    # What Zeitwerk is to find has Discourse's names.
    initializer "sandbox.inflections", before: :setup_main_autoloader do
      Rails.autoloaders.each do |loader|
        loader.inflector.inflect("regular" => "Jobs", "scheduled" => "Jobs")
      end
    end

    # Before to_prepare, where the plugin's engine loads its scheduled jobs.
    initializer "sandbox.core", after: :load_config_initializers, before: :run_prepare_callbacks do
      %w[clock schema site models guardian posting views controllers service].each do |file|
        require_relative "core/#{file}"
      end
      require_relative "story/controllers"
      require_relative "story/steps"
      require_relative "story/story"
      require_relative "story/seed"
    end
  end
end

require_relative "core/errors"
Discourse.plugin = Plugin::Instance.new(Sandbox.plugin_file.to_s)
Discourse.plugin.load!
Discourse::Application.initialize!

module Sandbox
  # Tables, the plugin's migrations, then what the plugin does once everything is there.
  def self.prepare!
    connection = ActiveRecord::Base.connection
    Clock.offset = 0
    connection.execute("SET client_min_messages TO warning")
    Clock.tell_database
    Schema.load!(connection)
    ActiveRecord::Migration.verbose = false
    ActiveRecord::MigrationContext.new(root.join("../db/migrate").expand_path.to_s).migrate
    Group.ensure_automatic_groups!
    Category.ensure_uncategorized!
    User.find_by(id: -1) ||
      User.create!(
        id: -1,
        username: "system",
        name: "System",
        admin: true,
        moderator: true,
        trust_level: 4,
      )
    SiteSetting.load!
    Discourse.plugin.run_after_initialize
  end

  # What a page carries, as Discourse preloads it.
  def self.bootstrap(guardian)
    user = guardian.user && CurrentUserSerializer.new(guardian.user, scope: guardian).as_json
    {
      locale: I18n.locale,
      settings: SiteSetting.client_settings,
      site: SiteSerializer.new(Site.new(guardian), scope: guardian).as_json,
      user:,
      people: Story.people,
    }
  end
end

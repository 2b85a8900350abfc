# frozen_string_literal: true

# A small stand-in for Discourse: a Rails application with thin tables and classes of our own, and the
# plugin's unmodified plugin.rb on top. See README.md.
require "bundler/setup"
require "rails"
require "active_support/all"
require "active_record/railtie"
require "action_controller/railtie"
require "action_view/railtie"
require "active_model_serializers"
require "mini_sql"
require "mini_sql/active_record_postgres/connection"

module Sandbox
  def self.root = Pathname.new(__dir__)
  def self.assets = root.join("../tmp/sandbox/public").expand_path
end

module Discourse
  class Application < Rails::Application
    config.root = __dir__
    config.load_defaults 7.2
    config.eager_load = false
    config.secret_key_base = "nothing here is secret, and nothing leaves this machine"
    config.session_store :cookie_store, key: "_sandbox"
    config.action_controller.allow_forgery_protection = !Rails.env.test?
    config.action_dispatch.show_exceptions = :all
    config.active_record.belongs_to_required_by_default = false
    config.i18n.available_locales = %i[en ru]
    config.i18n.fallbacks = [:en]
    config.logger = Logger.new(ENV["SANDBOX_LOG"] || root.join("../tmp/sandbox/sandbox.log").to_s)
    config.log_level = :warn
    config.paths["public"] = [Sandbox.assets.to_s]
    config.public_file_server.headers = { "cache-control" => "max-age=86400" }

    # In app/jobs/regular stands Jobs::X, not Regular::X.
    jobs = { "regular" => "Jobs", "scheduled" => "Jobs" }
    Rails.autoloaders.each { |loader| loader.inflector.inflect(jobs) }

    # Before to_prepare, where the plugin's engine loads its scheduled jobs.
    initializer "sandbox.core", after: :load_config_initializers, before: :run_prepare_callbacks do
      core = %w[clock settings site people topics posts guardian posting moving serializers]
      core += %w[application_controller controllers service outcomes]
      core.each { |file| require_relative "core/#{file}" }
      %w[controllers story steps seed past].each { |file| require_relative "story/#{file}" }
    end
  end
end

require_relative "core/discourse"
Discourse.plugin = Plugin::Instance.new(nil, Sandbox.root.join("../plugin.rb").to_s)
Discourse.plugin.load!
Discourse::Application.initialize!

module Sandbox
  class << self
    # Tables, the plugin's migrations, then what the plugin does once everything is there.
    def prepare!
      Clock.tell_database
      YAML.load_file(root.join("contract.yml"))["tables"].each { |table| make(*table) }
      make("sandbox_settings", { name: :text, value: :text })
      make("sandbox_facts", { kind: :text, user_id: :int, detail: :text, created_at: :timestamp })
      ActiveRecord::Migration.verbose = false
      ActiveRecord::MigrationContext.new(root.join("../db/migrate").expand_path.to_s).migrate
      SiteSetting.load!
      make_first_rows if User.none?
      Discourse.plugin.run_after_initialize
    end

    # What a page carries, as Discourse preloads it.
    def bootstrap(guardian)
      user = guardian.user && CurrentUserSerializer.new(guardian.user, scope: guardian).as_json
      {
        locale: I18n.locale,
        words: I18n.t("sandbox.client"),
        settings: SiteSetting.client_settings,
        site: SiteSerializer.new(Site.new(guardian), scope: guardian).as_json,
        user:,
        people: Story.people,
      }
    end

    private

    # A table with these columns; what is there already is kept. Small ids are Discourse's own.
    def make(table, columns)
      added = columns.map { |name, type| "ADD COLUMN IF NOT EXISTS #{name} #{type}" }
      ActiveRecord::Base.connection.execute(<<~SQL)
        SET client_min_messages TO warning;
        CREATE SEQUENCE IF NOT EXISTS #{table}_id_seq START 100;
        CREATE TABLE IF NOT EXISTS #{table} (id int PRIMARY KEY DEFAULT nextval('#{table}_id_seq'));
        ALTER TABLE #{table} #{added.join(", ")};
      SQL
    end

    def make_first_rows
      Group::AUTO_GROUPS.each { |name, id| Group.create!(id:, name:, automatic: true) }
      staff = { admin: true, moderator: true, trust_level: 4 }
      User.create!(id: Discourse::SYSTEM_USER_ID, username: "system", name: "system", **staff)
      Category.create!(id: 1, name: "Uncategorized", slug: "uncategorized", user_id: -1)
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  # Takes the plugin out of the database, with the rules on or off, as often as you like: core works
  # afterwards, with or without the plugin's directory, and the plugin can be installed again.
  module Uninstall
    # Dropping the data would destroy texts that nobody has decided about. Nothing was changed.
    Withheld = Class.new(StandardError)

    CUSTOM_FIELDS = %w[post topic category user group].freeze

    class << self
      def run(reason: nil, drop_data: false)
        refuse_to_lose_texts if drop_data
        switch_off(reason)
        DatabaseGuard.remove
        drop_data ? drop : forget_migrations(guard_migrations)
      end

      private

      def refuse_to_lose_texts
        return unless table?("house_rules_withholdings")
        count = DB.query_single(<<~SQL).first
          SELECT count(*) FROM house_rules_withholdings WHERE status = 'pending'
        SQL
        return if count.zero?
        raise Withheld,
              "#{count} withheld text(s) would be lost: confirm or return them first. Nothing was changed."
      end

      # Once the tables are gone there is nothing to write the reason into.
      def switch_off(reason)
        return SiteSetting.remove_override!(:house_rules_enabled) unless installed?
        Hooks::Switch::Given.set(reason: reason.presence) do
          SiteSetting.house_rules_enabled = false
        end
      end

      def installed?
        table?("house_rules_record_entries") && DatabaseGuard.table?
      end

      def table?(name)
        DB.query_single("SELECT to_regclass(?) IS NOT NULL", "public.#{name}").first
      end

      def drop
        tables =
          DB.query_single(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'house\\_rules\\_%'",
          )
        tables.each { |table| DB.exec("DROP TABLE public.#{table} CASCADE") }
        CUSTOM_FIELDS.each do |owner|
          DB.exec("DELETE FROM #{owner}_custom_fields WHERE name LIKE 'house\\_rules\\_%'")
        end
        DB.exec("DELETE FROM upload_references WHERE target_type LIKE 'HouseRules::%'")
        DB.exec("DELETE FROM site_settings WHERE name LIKE 'house\\_rules\\_%'")
        SiteSetting.refresh!
        forget_migrations(migrations.keys)
      end

      def forget_migrations(versions)
        DB.exec("DELETE FROM schema_migrations WHERE version IN (:versions)", versions:)
      end

      # Without the others, so that installing again brings the guard back.
      def guard_migrations
        migrations.select { |version, file| file.include?("triggers") }.keys
      end

      def migrations
        @migrations ||=
          Dir[File.expand_path("../../db/{migrate,post_migrate}/*.rb", __dir__)].to_h do |file|
            [File.basename(file)[/\A\d+/], file]
          end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  # The plugin's migrations by their versions, as schema_migrations has them.
  module OwnMigrations
    class << self
      def versions
        files.map { |file| File.basename(file)[/\A\d+/] }
      end

      # Those that install the guard in the database; each may run again.
      def of_guard
        files.grep(/triggers/).map { |file| File.basename(file)[/\A\d+/] }
      end

      # The newest migration of everything else, as Discourse would have it without the plugin.
      def version_without
        DB.query_single(<<~SQL, versions:).first
          SELECT max(version::bigint) FROM schema_migrations WHERE version NOT IN (:versions)
        SQL
      end

      private

      def files
        @files ||= Dir[File.expand_path("../../db/{migrate,post_migrate}/*.rb", __dir__)].sort
      end
    end
  end
end

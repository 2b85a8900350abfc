# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Restore
      # A backup's name ends with the version of its newest migration, and no forum restores one that
      # is newer than its own. Ours may be the newest: without them in its name, a forum without the
      # plugin can restore it too. Whether the rules are on or off.
      module BackuperExtension
        private

        def initialize_state
          super
          prefix = "-#{::BackupRestore::VERSION_PREFIX}"
          version = "#{prefix}#{OwnMigrations.version_without}"
          @archive_basename = @archive_basename.sub(/#{prefix}\d+\z/, version)
          @backup_filename = @backup_filename.sub(/#{prefix}\d+(?=\.(tar|sql)\.gz\z)/, version)
        end
      end
    end
  end
end

# frozen_string_literal: true

require_relative "restore/backuper_extension"

module ::HouseRules
  module Hooks
    # A restored backup brings a guard row and a lease of its own day, and what stood here since is
    # gone. The guard is set right at once, and the record says that it happened. The functions in the
    # database need no help: they go out of the way with their tables, see DatabaseGuard.
    module Restore
      def self.register(plugin)
        plugin.on(:site_settings_restored) { restored }
        Hooks.once_loaded("BackupRestore::Backuper", BackuperExtension)
      end

      def self.restored
        DatabaseGuard.install
        Switch.follow(true)
        RecordEntry.create!(
          kind: "restored",
          actor_role: "administrator",
          details: {
            date: last_word&.utc&.iso8601,
          },
        )
      end

      # When somebody last wrote: the restore itself has Discourse write its own topics, as its system.
      def self.last_word
        Post.where("user_id > 0").maximum(:created_at)
      end
      private_class_method :last_word
    end
  end
end

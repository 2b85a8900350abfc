# frozen_string_literal: true

require_relative "switch/notice"
require_relative "switch/settings_controller_extension"

module ::HouseRules
  module Hooks
    # The database's last line asks one row whether the rules are in force. That row follows the
    # switch; its lease lapses when nothing renews it, so a plugin taken out by hand lets go. Turning
    # the switch is public, whoever does it and wherever: an entry in the record, a notice while off.
    module Switch
      LEASE = 7.days
      KINDS = { true => "rules_switched_on", false => "rules_switched_off" }.freeze

      # Who turns it, or another setting, and why: settings change without saying so. See SwitchRules.
      class Given < ActiveSupport::CurrentAttributes
        attribute :actor, :reason
      end

      def self.register(plugin)
        # Not `on`: that falls silent with the switch, and turning off has to be heard too.
        plugin.on_enabled_change { |former, enabled| changed(enabled) if former != enabled }
        plugin.on(:category_created) { |category| Protection.cover(category) }
        plugin.on(:category_destroyed) do |category|
          OrganizationCategory.where(category_id: category.id).destroy_all
        end
        plugin.on(:category_updated) { |category| Protection.cover(category) }
        # Nor here: what is written into the notice while the rules are off is heard too.
        # rubocop:disable Discourse/Plugins/UsePluginInstanceOn
        DiscourseEvent.on(:site_setting_changed) { |name, *| keep_notice if name == :global_notice }
        # rubocop:enable Discourse/Plugins/UsePluginInstanceOn
        plugin.send(:reloadable_patch) do
          Hooks.wrap("Admin::SiteSettingsController", SettingsControllerExtension)
        end
      end

      def self.changed(enabled)
        follow(enabled)
        return if enabled == turned_on?
        entry = record(enabled)
        Directory.clear
        enabled ? Notice.take_down : Notice.put_up(entry)
      end

      # The sentence that the rules are off stands as long as they are, whoever empties the setting. A
      # guard that was taken out of the database (see Uninstall) keeps it no more.
      def self.keep_notice
        return if HouseRules.enabled? || !DatabaseGuard.there?
        turn = last_turn
        Notice.put_up(turn) if turn&.kind == KINDS[false]
      end

      # What they were once in force for stays to be read.
      def self.ever_in_force?
        return true if HouseRules.enabled?
        DatabaseGuard.table? && RecordEntry.exists?(kind: KINDS[true])
      end

      # Brings guard row and protected categories in line with the switch.
      def self.follow(enabled)
        Protection.cover_all if enabled
        DatabaseGuard.install if enabled && DatabaseGuard.missing.any?
        renew(enabled:)
        Directory.clear
      end

      def self.renew(enabled: HouseRules.enabled?)
        DB.exec(<<~SQL, enabled:, lease_until: LEASE.from_now)
          INSERT INTO house_rules_guard (id, enabled, lease_until) VALUES (1, :enabled, :lease_until)
          ON CONFLICT (id) DO UPDATE SET enabled = :enabled, lease_until = :lease_until
        SQL
      end

      # A lease that had run out, or a trigger that was gone, means that nothing was guarded meanwhile.
      def self.renew_lease
        lapsed_at = DB.query_single(<<~SQL).first
          SELECT LEAST(lease_until, timezone('UTC', now())) FROM house_rules_guard
          WHERE id = 1 AND NOT (enabled AND lease_until > timezone('UTC', now()))
        SQL
        lapsed_at ||= Time.zone.now if DatabaseGuard.missing.any?
        return renew if lapsed_at.nil?
        follow(true)
        RecordEntry.create!(
          kind: "lapsed",
          actor_role: "system",
          details: {
            date: lapsed_at.utc.iso8601,
          },
        )
      end

      # What no event told: turned in SQL, by an environment variable or in a dump.
      def self.catch_up
        changed(HouseRules.enabled?) if HouseRules.enabled? != turned_on?
        keep_notice
      end

      # Only administrators turn it, and who has the server's console.
      def self.record(enabled)
        RecordEntry.create!(
          kind: KINDS[enabled],
          actor_role: "administrator",
          actor_id: Given.actor&.id,
          reason: (MoveReason::NOT_GIVEN if !enabled && Given.reason.blank?),
          note: Given.reason.presence,
        )
      end

      # As the record has it: what was never in force was not switched off either.
      def self.turned_on?
        last_turn&.kind == KINDS[true]
      end
      private_class_method :turned_on?

      def self.last_turn
        RecordEntry.where(kind: KINDS.values).order(:created_at, :id).last
      end
      private_class_method :last_turn
    end
  end
end

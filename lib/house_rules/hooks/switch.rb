# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # The database's last line asks one row whether the rules are in force. That row follows the
    # switch; its lease lapses when nothing renews it, so a plugin taken out by hand lets go.
    module Switch
      LEASE = 7.days

      def self.register(plugin)
        # Not `on`: that falls silent with the switch, and turning off has to be heard too.
        plugin.on_enabled_change { |old_value, new_value| changed(old_value, new_value) }
        plugin.on(:category_created) { |category| Protection.cover(category) }
        plugin.on(:category_destroyed) do |category|
          OrganizationCategory.where(category_id: category.id).destroy_all
        end
        plugin.on(:category_updated) { |category| Protection.cover(category) }
      end

      def self.changed(old_value, new_value)
        follow(new_value)
        record(new_value) if old_value != new_value
      end

      # Brings guard row and protected categories in line with the switch.
      def self.follow(enabled)
        Protection.cover_all if enabled
        renew(enabled:)
        Directory.clear
      end

      def self.renew(enabled: HouseRules.enabled?)
        DB.exec(<<~SQL, enabled:, lease_until: LEASE.from_now)
          UPDATE house_rules_guard SET enabled = :enabled, lease_until = :lease_until WHERE id = 1
        SQL
      end

      # Settings change without saying by whom; the staff action log does.
      def self.record(enabled)
        RecordEntry.create!(
          kind: enabled ? "rules_switched_on" : "rules_switched_off",
          actor_role: "administrator",
        )
      end
    end
  end
end

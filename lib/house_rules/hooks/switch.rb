# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # The database's last line asks one row whether the rules are in force. That row follows the
    # switch; its lease lapses when nothing renews it, so a plugin taken out by hand lets go.
    module Switch
      LEASE = 7.days

      def self.register(plugin)
        plugin.on(:site_setting_changed) do |name, _old, new_value|
          follow(new_value) if name == :house_rules_enabled
        end
        plugin.on(:category_created) { |category| Protection.cover(category) }
        plugin.on(:category_updated) { |category| Protection.cover(category) }
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
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # A setting of ours is a rule: each change stands in the record with the former value and the new
    # one. Also while the rules are off, since they come back as they are then; but what is set before
    # they were ever in force is no change.
    module RuleSettings
      OURS = /\Ahouse_rules_(?!enabled\z)/

      def self.register(_plugin)
        # The plugin's own `on` is deaf while the rules are off.
        # rubocop:disable Discourse/Plugins/UsePluginInstanceOn
        DiscourseEvent.on(:site_setting_changed) do |name, former, value|
          record(name, former, value) if name.match?(OURS) && Switch.ever_in_force?
        end
        # rubocop:enable Discourse/Plugins/UsePluginInstanceOn
      end

      def self.record(name, former, value)
        RecordEntry.create!(
          kind: "rules_changed",
          actor_role: Switch::Given.actor&.is_system_user? ? "system" : "administrator",
          actor_id: Switch::Given.actor&.id,
          details: {
            setting: name,
            from: former.to_s,
            to: value.to_s,
          },
        )
      end
    end
  end
end

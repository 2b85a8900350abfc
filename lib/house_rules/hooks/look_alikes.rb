# frozen_string_literal: true

require_relative "../look_alikes"

module ::HouseRules
  module Hooks
    # Names, titles and flair that are an organisation's once folded are refused by validations, so
    # through every way: sign-up, change, invites, sign-on, mail, console, other plugins. Merely
    # resembling ones go to review. Rule 1.
    module LookAlikes
      # What others read beside somebody's words.
      FIELDS = { "User" => %w[username name title], "Group" => %w[name full_name title] }.freeze

      def self.register(plugin)
        FIELDS.each_key do |model|
          plugin.add_model_callback(model, :validate) { LookAlikes.validate(self) }
          plugin.add_model_callback(model, :after_commit) { LookAlikes.review(self) }
        end
        plugin.register_reviewable_type(ReviewableHouseRulesLookAlike)
        plugin.send(:reloadable_patch) { Hooks.wrap("User.singleton_class", UserClassExtension) }
        plugin.add_model_callback("HouseRules::Organization", :after_commit) do
          if previous_changes.key?("name")
            Directory.clear # whichever callback comes first
            Jobs.enqueue(Jobs::HouseRules::FindLookAlikes, organization_id: id)
          end
        end
      end

      def self.validate(record)
        changed(record) { |field| record.will_save_change_to_attribute?(field) }.each do |field|
          found = HouseRules::LookAlikes.of(record[field])
          next if found.nil? || !found.same? || own?(record, field, found.organization)
          record.errors.add(
            field,
            I18n.t("house_rules.errors.look_alike", organization: found.organization.name),
          )
        end
      end

      def self.review(record)
        fields = changed(record) { |field| record.saved_change_to_attribute?(field) }
        ReviewLookAlikes.call(record) if fields.any?
      end

      # The account itself, and what its spokespeople's group is called (but not what it calls them).
      def self.own?(record, field, organization)
        return record.house_rules_form || record.id == organization.user_id if record.is_a?(User)
        field != "title" && record.id == organization.group_id
      end

      def self.changed(record, &block)
        FIELDS[record.class.base_class.name]
          .select { |field| record[field].present? }
          .select(&block)
      end
      private_class_method :changed

      module UserClassExtension
        # So that forms say so while somebody types, and suggestions leave it out.
        def reserved_username?(username)
          super || !!(HouseRules.enabled? && HouseRules::LookAlikes.of(username)&.same?)
        end
      end
    end
  end
end

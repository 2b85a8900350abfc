# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # The door itself. `house_rules_door` is true on the one Post object that a publishing service
      # is saving; it is never read from a request, kept in a thread, or stored.
      module PostExtension
        attr_accessor :house_rules_door

        # Set by PostRevisorExtension while an edit by the system is saved.
        attr_accessor :house_rules_maintained

        private

        def refuse_unless_house_rules_door_opens
          organization = HouseRules::Directory.by_account(user_id)
          return if organization.nil? || house_rules_door || house_rules_copied_by_mover?
          raise HouseRules::Refused.new(:official_door, organization: organization.name)
        end

        # PostMover creates its copy of a first post with the very User object of the old one, which
        # PostMoverExtension marks for the time of the copying.
        def house_rules_copied_by_mover?
          original = association(:user).target&.house_rules_copied_post
          original.present? && original.raw.rstrip == raw.rstrip
        end

        # Maintenance by jobs (images, links, renamed users) is done as the system user and is not
        # somebody's wording; requests as the system user end at Guardian and the controller.
        def refuse_change_past_house_rules_door
          return if house_rules_door || !(will_save_change_to_raw? || will_save_change_to_user_id?)
          organization = house_rules_organization_concerned
          return if organization.nil?
          return if !will_save_change_to_user_id? && house_rules_maintained
          raise HouseRules::Refused.new(
                  will_save_change_to_user_id? ? :official_owner : :official_edit,
                  organization: organization.name,
                )
        end

        def house_rules_organization_concerned
          [user_id, user_id_in_database].uniq
            .lazy
            .filter_map { |id| HouseRules::Directory.by_account(id) }
            .first
        end
      end
    end
  end
end

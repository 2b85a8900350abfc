# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # The title of a topic that an organisation started is its words; whose topic it is, its voice.
      # `house_rules_door` is true on the one Topic that PostRevisorExtension has let through.
      module TopicExtension
        attr_accessor :house_rules_door

        private

        def refuse_change_past_house_rules_door
          return unless will_save_change_to_title? || will_save_change_to_user_id?
          return if house_rules_door && !will_save_change_to_user_id?
          organization =
            [user_id, user_id_in_database].filter_map { |id| HouseRules::Directory.by_account(id) }
              .first
          return if organization.nil?
          rule = will_save_change_to_user_id? ? :official_owner : :official_title
          raise HouseRules::Refused.new(rule, organization: organization.name)
        end
      end
    end
  end
end

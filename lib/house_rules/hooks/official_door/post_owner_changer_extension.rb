# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # Nobody's words become official by changing their owner, and official words stay the
      # organisation's. Asked before the first of several posts is touched.
      module PostOwnerChangerExtension
        def change_owner!
          return super unless HouseRules.enabled?
          organization = HouseRules::Directory.by_account(@new_owner.id) || house_rules_former_owner
          return super if organization.nil?
          raise HouseRules::Refused.new(:official_owner, organization: organization.name)
        end

        private

        def house_rules_former_owner
          accounts = HouseRules::Directory.organizations.index_by(&:user_id)
          return if accounts.empty?
          accounts[Post.with_deleted.where(id: @post_ids, user_id: accounts.keys).pick(:user_id)]
        end
      end
    end
  end
end

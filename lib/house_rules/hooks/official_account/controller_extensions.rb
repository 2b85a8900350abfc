# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialAccount
      # Where core says no without a reason, or with one of its own.
      module UsersControllerExtension
        def username
          if HouseRules.enabled? && current_user&.staff?
            OfficialAccount.refuse(User.find_by_username(params[:username])&.id, :account_fixed)
          end
          super
        end
      end

      module AdminUsersControllerExtension
        def suspend
          OfficialAccount.refuse(params[:user_id].to_i, :account_fixed) if HouseRules.enabled?
          super
        end

        def silence
          OfficialAccount.refuse(params[:user_id].to_i, :account_fixed) if HouseRules.enabled?
          super
        end
      end
    end
  end
end

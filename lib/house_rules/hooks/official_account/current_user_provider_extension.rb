# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialAccount
      # Nobody acts as an official account: a session of former times is nobody's, a key that names it
      # is refused, reading included. New sessions are refused where they are stored.
      module CurrentUserProviderExtension
        def current_user
          user = super
          return user unless user && HouseRules.enabled?
          return user unless HouseRules::Directory.by_account(user.id)
          @env[self.class::CURRENT_USER_KEY] = nil
          key = @env[self.class::API_KEY_ENV] || @env[self.class::USER_API_KEY_ENV]
          HouseRules::Hooks::OfficialAccount.refuse(user.id, :log_in) if key
        end
      end
    end
  end
end

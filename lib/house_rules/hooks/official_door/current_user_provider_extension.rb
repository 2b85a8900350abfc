# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # Nobody logs in as an official account: every way to a session (password, link, provider,
      # impersonation) ends here.
      module CurrentUserProviderExtension
        def log_on_user(user, session, cookie_jar, opts = {})
          organization = HouseRules::Directory.by_account(user.id) if HouseRules.enabled?
          return super if organization.nil?
          raise HouseRules::Refused.new(:official_log_in, organization: organization.name)
        end
      end
    end
  end
end

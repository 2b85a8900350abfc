# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialAccount
      # So that no button appears. What is asked all the same is refused with our words: by
      # `ensure_…!` here, by the callbacks behind.
      module GuardianExtension
        RULES = {
          can_anonymize_user?: :account,
          can_deactivate?: :account_fixed,
          can_edit_email?: :account_fixed,
          can_edit_name?: :account_fixed,
          can_edit_username?: :account_fixed,
          can_grant_admin?: :account_fixed,
          can_grant_moderation?: :account_fixed,
          can_impersonate?: :log_in,
          can_merge_user?: :account,
          can_silence_user?: :account_fixed,
          can_suspend?: :account_fixed,
        }.freeze

        RULES.each do |method, rule|
          define_method(method) do |user|
            super(user) && !(HouseRules.enabled? && HouseRules::Directory.by_account(user&.id))
          end

          define_method("ensure_#{method.to_s.delete_suffix("?")}!") do |user|
            OfficialAccount.refuse(user&.id, rule) if HouseRules.enabled?
            super(user)
          end
        end
      end
    end
  end
end

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
          can_merge_user?: :account,
          can_silence_user?: :account_fixed,
          can_suspend?: :account_fixed,
        }.freeze

        # Nor does anybody log in as somebody who speaks for it: official words come from their own log-in.
        def can_impersonate?(user)
          super && !(HouseRules.enabled? && HouseRules::Directory.employee?(user))
        end

        def ensure_can_impersonate!(user)
          if HouseRules.enabled?
            OfficialAccount.refuse(user&.id, :log_in)
            OfficialAccount.refuse_in_place_of(user)
          end
          super
        end

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

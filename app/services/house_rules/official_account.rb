# frozen_string_literal: true

module HouseRules
  # The ordinary user that an organisation speaks through and nobody logs in as.
  module OfficialAccount
    class << self
      # A new account without password and with an address that receives nothing; not saved.
      def build(username, name)
        User.new(
          username:,
          name:,
          email: "#{SecureRandom.hex(16)}@#{SecureRandom.hex(4)}.invalid",
          active: true,
          approved: true,
          approved_at: Time.zone.now,
          trust_level: TrustLevel[1],
          skip_email_validation: true,
        )
      end

      # Ends what logs in as this account: sessions and keys. New sessions are refused by a hook.
      def lock(account)
        account.user_auth_tokens.destroy_all
        account.api_keys.destroy_all
        account.user_api_keys.destroy_all
        account.logged_out
      end
    end
  end
end

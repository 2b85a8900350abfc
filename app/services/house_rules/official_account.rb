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
          house_rules_form: true,
        )
      end

      # Ends what logs in as this account and what writes to it, by Discourse's own means, and keeps its
      # trust level where it is. What would come later is refused by a hook.
      def lock(account)
        Hooks::OfficialAccount::WAYS_IN.each do |model, column|
          model.safe_constantize&.where(column => account.id)&.destroy_all
        end
        account.user_option&.update!(undisturbed)
        account.update_columns(manual_locked_trust_level: level_of(account), title: nil)
        leave_groups(account)
        account.logged_out
      end

      private

      def undisturbed
        {
          allow_private_messages: false,
          email_digests: false,
          email_level: UserOption.email_level_types[:never],
          email_messages_level: UserOption.email_level_types[:never],
          mailing_list_mode: false,
        }
      end

      # Newcomers are silenced by flags; nobody could say a word for it then.
      def level_of(account)
        [account.trust_level, TrustLevel[1]].max.tap do |level|
          account.update_columns(trust_level: level) if account.trust_level != level
        end
      end

      def leave_groups(account)
        GroupUser
          .joins(:group)
          .where(user_id: account.id, groups: { automatic: false })
          .find_each { |membership| membership.group.remove(account) }
      end
    end
  end
end

# frozen_string_literal: true

require_relative "official_account/kept_extensions"
require_relative "official_account/current_user_provider_extension"
require_relative "official_account/guardian_extension"
require_relative "official_account/controller_extensions"

module ::HouseRules
  module Hooks
    # The account itself: an ordinary user that nobody logs in as, that has opinions on nothing and
    # changes through its organisation's form alone. Kept by callbacks on what would be stored, since
    # sign-on, plugins and the console ask no Guardian. Rule 1.
    module OfficialAccount
      # What lets somebody in, by whom it is for: refused as a log-in.
      WAYS_IN = {
        "ApiKey" => :user_id,
        "EmailToken" => :user_id,
        "SingleSignOnRecord" => :user_id,
        "UserApiKey" => :user_id,
        "UserAssociatedAccount" => :user_id,
        "UserAuthToken" => :user_id,
        "UserPassword" => :user_id,
        "UserSecondFactor" => :user_id,
        "UserSecurityKey" => :user_id,
      }.freeze

      # What takes a side, or follows somebody.
      OPINIONS = {
        "Bookmark" => :user_id,
        "Chat::MessageReaction" => :user_id,
        "DiscourseReactions::ReactionUser" => :user_id,
        "DiscourseSolved::SolvedTopic" => :accepter_user_id,
        "DiscourseTopicVoting::Vote" => :user_id,
        "Invite" => :invited_by_id,
        "PollVote" => :user_id,
        "PostAction" => :user_id,
        "PostVotingVote" => :user_id,
        "ReviewableScore" => :user_id,
        "UserFollower" => :follower_id,
      }.freeze

      # What speaks past the posts.
      WORDS = {
        "Chat::Message" => :user_id,
        "PostVotingComment" => :user_id,
        "UserStatus" => :user_id,
      }.freeze

      # What an account is; its pictures are decoration, which administrators may change.
      FIXED = %w[
        active
        admin
        approved
        flair_group_id
        group_locked_trust_level
        manual_locked_trust_level
        moderator
        name
        primary_group_id
        silenced_till
        staged
        suspended_at
        suspended_till
        title
        trust_level
        username
      ].freeze

      PROFILE = %w[bio_raw location website].freeze

      # On the one User object that SaveOrganization is saving.
      module UserExtension
        attr_accessor :house_rules_form
      end

      def self.register(plugin)
        plugin.send(:reloadable_patch) { patch }
        plugin.add_model_callback(User, :before_update) { OfficialAccount.keep(self) }
        plugin.add_model_callback(User, :before_destroy) { OfficialAccount.refuse(id, :account) }
        Hooks.guard(plugin, "UserProfile", :before_save) { OfficialAccount.keep_words(self) }
        Hooks.guard(plugin, "UserEmail", :before_save) do
          OfficialAccount.refuse(user_id, :account_fixed) unless user&.house_rules_form
        end
        plugin.add_model_callback(GroupUser, :before_create) { OfficialAccount.keep_out_of(self) }
        plugin.add_model_callback(User, :after_update) { OfficialAccount.follow(self) }
        Hooks.after_every_plugin { refuse_all(plugin) }
      end

      def self.patch
        User.include(UserExtension)
        Hooks.wrap("UserMerger", UserMergerExtension)
        Hooks.wrap("UserAnonymizer", UserAnonymizerExtension)
        Hooks.wrap("Auth::DefaultCurrentUserProvider", CurrentUserProviderExtension)
        Hooks.wrap("Guardian", GuardianExtension)
        Hooks.wrap("UsersController", UsersControllerExtension)
        Hooks.wrap("Admin::UsersController", AdminUsersControllerExtension)
      end

      # Models of plugins that are not there are left out.
      def self.refuse_all(plugin)
        { WAYS_IN => :log_in, OPINIONS => :opinion, WORDS => :door }.each do |models, rule|
          models.each do |name, column|
            Hooks.guard(plugin, name, :before_save) { OfficialAccount.refuse(self[column], rule) }
          end
        end
      end

      # Raises Refused when this user id is an official account's.
      def self.refuse(user_id, rule)
        organization = Directory.by_account(user_id)
        return if organization.nil?
        raise Refused.new(:"official_#{rule}", organization: organization.name)
      end

      # Raises Refused when this user speaks for an organisation.
      def self.refuse_in_place_of(user)
        employer = Directory.employer(user&.id)
        return if employer.nil?
        raise Refused.new(
                :impersonate_spokesperson,
                username: user.username,
                organization: employer.name,
              )
      end

      def self.keep(user)
        return if user.house_rules_form || (user.changed & FIXED).empty?
        refuse(user.id, :account_fixed)
      end

      # What stands on its card is said in its name.
      def self.keep_words(profile)
        refuse(profile.user_id, :account_fixed) if (profile.changed & PROFILE).any?
      end

      # Discourse's own groups of trust levels are all it is in.
      def self.keep_out_of(membership)
        return if Group::AUTO_GROUPS.key(membership.group_id).to_s.start_with?("trust_level")
        refuse(membership.user_id, :account_fixed)
      end

      # The directory knows its username and picture.
      def self.follow(user)
        changed = user.saved_change_to_username? || user.saved_change_to_uploaded_avatar_id?
        Directory.clear if changed && Directory.by_account(user.id)
      end
    end
  end
end

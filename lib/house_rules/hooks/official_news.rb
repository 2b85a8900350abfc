# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # What an official account would be told (likes, mentions, quotes, replies) reaches the people
    # behind it: who wrote those words, and who answered last in the topic. Rule 1.
    module OfficialNews
      def self.register(plugin)
        plugin.send(:reloadable_patch) { Hooks.wrap("PostAlerter", PostAlerterExtension) }
      end

      module PostAlerterExtension
        # As if it were addressed to each of them, with what they have muted and how they like mail.
        def create_notification(user, type, post, opts = {})
          return super unless HouseRules.enabled? && user && post
          organization = HouseRules::Directory.by_account(user.id)
          return super if organization.nil?

          actor_id = opts[:user_id] || post.user_id
          people = HouseRules::BehindOfficialWords.call(organization:, type:, post:)
          people.each { |person| super(person, type, post, opts.dup) if person.id != actor_id }
          nil
        end
      end
    end
  end
end

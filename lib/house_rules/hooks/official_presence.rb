# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Who is writing at this moment. Core tells every reader of a topic; seen writing, and then an
    # official reply, would say who wrote it. So a spokesperson is seen by the other spokespeople of
    # that organisation alone, on a channel of their own. Rule 1.
    module OfficialPresence
      # /house-rules-voice/<organisation>/topic/<id>, or …/post/<id> for an edit
      PREFIX = "house-rules-voice"
      CHANNEL = %r{\A/house-rules-voice/(\d+)/(?:topic|post)/\d+\z}

      # Messages are no place for official words, so core's own channel for those stays.
      PUBLIC_CHANNEL = %r{\A/discourse-presence/(reply|edit)/(\d+)\z}

      def self.register(plugin)
        plugin.register_presence_channel_prefix(PREFIX) { |name| config(name) }
        plugin.send(:reloadable_patch) { Hooks.wrap("PresenceChannel", ChannelExtension) }
      end

      def self.config(name)
        organization = Directory.organization(name[CHANNEL, 1])
        return if organization.nil? || organization.retired
        PresenceChannel::Config.new(allowed_group_ids: [organization.group_id])
      end

      # Would being seen there give a writer away?
      def self.gives_away?(name, user_id)
        return false unless HouseRules.enabled? && (match = PUBLIC_CHANNEL.match(name))
        groups = Directory.organizations.reject(&:retired).map(&:group_id)
        return false unless GroupUser.exists?(user_id:, group_id: groups)
        topic_id = match[2]
        topic_id = Post.where(id: topic_id).pick(:topic_id) if match[1] == "edit"
        Topic.where(id: topic_id).pick(:archetype) != Archetype.private_message
      end

      # Does this user edit there what their organisation said?
      def self.edits_own_words?(name, user_id)
        return false unless HouseRules.enabled? && user_id && (match = PUBLIC_CHANNEL.match(name))
        return false if match[1] != "edit"
        organization = Directory.by_account(Post.where(id: match[2]).pick(:user_id))
        organization.present? && organization.spokesperson?(User.find_by(id: user_id))
      end

      module ChannelExtension
        # Nothing happens, and nothing is said of it: a client of former days would only try again.
        def present(user_id:, client_id:)
          return if OfficialPresence.gives_away?(name, user_id)
          super
        end

        # Core's composer asks who edits, and fails where it may not. A spokesperson edits the
        # account's posts as core would let its owner; whom they would see there are staff alone.
        def can_view?(user_id: nil, group_ids: nil)
          super || OfficialPresence.edits_own_words?(name, user_id)
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # Official words are edited by that organisation's spokespeople and nobody else, administrators
      # included; others may still move, tag or close.
      module GuardianExtension
        def can_edit_post?(post)
          return super unless HouseRules.enabled? && post
          organization = HouseRules::Directory.by_account(post.user_id)
          return super if organization.nil?

          authenticated? && organization.spokesperson?(@user) && !post.trashed? &&
            !post.user_deleted && !post.topic&.archived? && !@user.silenced? && can_see_post?(post)
        end

        # Those who may edit its first post may rename it.
        def can_edit_topic?(topic)
          return true if super
          return false unless HouseRules.enabled? && authenticated?
          organization = HouseRules::Directory.by_account(topic.user_id)
          !organization.nil? && organization.spokesperson?(@user) && !topic.archived? &&
            can_create_post?(topic)
        end

        # A wiki is everybody's words.
        def can_wiki?(post)
          super && !(HouseRules.enabled? && HouseRules::Directory.by_account(post&.user_id))
        end
      end
    end
  end
end

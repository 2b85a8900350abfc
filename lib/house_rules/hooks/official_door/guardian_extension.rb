# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # Official words are edited by that organisation's spokespeople and nobody else, administrators
      # included; others may still move, retitle or close.
      module GuardianExtension
        def can_edit_post?(post)
          return super unless HouseRules.enabled? && post
          organization = HouseRules::Directory.by_account(post.user_id)
          return super if organization.nil?

          authenticated? && organization.spokesperson?(@user) && !post.trashed? &&
            !post.user_deleted && !post.topic&.archived? && !@user.silenced? && can_see_post?(post)
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # A move copies posts: a first post always, the others when the old topic is kept frozen. Those
      # copies are words that came through the door before.
      module PostMoverExtension
        # On the User object that the mover hands to PostCreator.
        module CarriesCopy
          attr_accessor :house_rules_copied_post
        end

        private

        def create_first_post(post)
          return super unless HouseRules.enabled? && HouseRules::Directory.by_account(post.user_id)
          begin
            post.user.house_rules_copied_post = post
            super
          ensure
            post.user.house_rules_copied_post = nil
          end
        end

        # A frozen copy is `post.dup`, which keeps this.
        def move(post)
          return super unless HouseRules.enabled? && HouseRules::Directory.by_account(post.user_id)
          begin
            post.house_rules_door = true
            super
          ensure
            post.house_rules_door = false
          end
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Jobs, reviewables, rake tasks and plugins call this without asking Guardian.
      module PostDestroyerExtension
        def destroy
          if Protection.topic?(@topic)
            raise Refused.new(@post.is_first_post? ? :delete_topic : :delete_post)
          end
          super
        end
      end

      # The two batches that delete by age go on with what is not protected.
      module PostDestroyerBatchExtension
        def destroy_stubs
          return super unless HouseRules.enabled?
          Protection.unprotected_posts.scoping { super }
        end

        def destroy_old_hidden_posts
          return super unless HouseRules.enabled?
          Protection.unprotected_posts.scoping { super }
        end
      end

      # Otherwise the posts would stay, but without their author.
      module UserDestroyerExtension
        def destroy(user, opts = {})
          raise Refused.new(:delete_user) if user.is_a?(::User) && Protection.author?(user)
          super
        end
      end

      # Publishing erases versions and dates; it is for shared drafts, not for what is public.
      module TopicPublisherExtension
        def publish!
          return super unless HouseRules.enabled?
          raise Refused.new(:publish) if Protection.topic?(@topic)
          ::Topic.transaction do
            Protection.publish(@topic)
            super
          end
        end
      end

      # Guardian took the deleting actions out of the list; who asks for one is told why. The flag
      # stays pending.
      module ReviewableExtension
        def perform(performed_by, action_id, args = nil)
          super
        rescue ::Reviewable::InvalidAction
          rule = house_rules_deletion_rule(action_id.to_s) if HouseRules.enabled?
          raise rule ? Refused.new(rule) : $!
        end

        private

        def house_rules_deletion_rule(action)
          if action.include?("delete_user")
            :delete_user if Protection.author?(target.is_a?(::User) ? target : target_created_by)
          elsif action.include?("delete")
            :delete_post if target.is_a?(::Post) && Protection.post?(target)
          end
        end
      end
    end
  end
end

# frozen_string_literal: true

require_relative "permanence/guardian_extension"
require_relative "permanence/destroyer_extensions"
require_relative "permanence/model_extensions"
require_relative "permanence/owner_extensions"
require_relative "permanence/job_extensions"
require_relative "permanence/controller_extensions"

module ::HouseRules
  module Hooks
    # Nothing protected is deleted: Guardian says no (so no button appears), what deletes raises
    # Refused whoever calls it, batch jobs leave protected rows out. Behind all that stands a trigger.
    module Permanence
      def self.register(plugin)
        plugin.send(:reloadable_patch) { patch }
        plugin.add_model_callback(:post, :before_update) { Permanence.refuse_over_stub(self) }
        plugin.on(:first_post_moved) { |copy, original| follow_copy(copy, original) }
        plugin.add_to_serializer(
          :topic_view,
          :house_rules_protected,
          include_condition: -> { Protection.topic?(object.topic) },
        ) { true }
      end

      # An edit that was under way when its text was withheld would bring it back. Asked in the very
      # transaction that saves it.
      def self.refuse_over_stub(post)
        return unless post.will_save_change_to_raw?
        raise Refused.new(:edit_withheld) if Withholding.standing.exists?(post_id: post.id)
      end

      # A moved first post is a copy; what was withheld comes back there, and folded it stays.
      def self.follow_copy(copy, original)
        Withholding.standing.where(post_id: original.id).update_all(post_id: copy.id)
        Fold.where(post_id: original.id).update_all(post_id: copy.id)
      end

      def self.patch
        Hooks.wrap("Guardian", GuardianExtension)
        patch_destroyers
        patch_models
        patch_jobs
        patch_controllers
      end

      def self.patch_destroyers
        Hooks.wrap("PostDestroyer", PostDestroyerExtension)
        Hooks.wrap("PostDestroyer.singleton_class", PostDestroyerBatchExtension)
        Hooks.wrap("UserDestroyer", UserDestroyerExtension)
        Hooks.wrap("TopicPublisher", TopicPublisherExtension)
        Hooks.wrap("Reviewable", ReviewableExtension)
      end

      def self.patch_models
        Hooks.wrap("Post", PostExtension)
        Hooks.wrap("Topic", TopicExtension)
        Hooks.wrap("PostRevision", PostRevisionExtension)
        Hooks.wrap("Category", CategoryExtension)
        Hooks.wrap("User", UserExtension)
      end

      def self.patch_jobs
        %w[Jobs::DeleteTopic Jobs::DeleteReplies Jobs::PublishTopicToCategory].each do |job|
          Hooks.wrap(job, TopicTimerJobExtension)
        end
      end

      def self.patch_controllers
        Hooks.wrap("CurrentUserSerializer", CurrentUserSerializerExtension)
        Hooks.wrap("TopicsController", TopicsControllerExtension)
        Hooks.wrap("Admin::UsersController", AdminUsersControllerExtension)
      end
    end
  end
end

# frozen_string_literal: true

require_relative "../opening_text"
require_relative "../official_gate"
require_relative "official_door/post_extension"
require_relative "official_door/topic_extension"
require_relative "official_door/guardian_extension"
require_relative "official_door/post_mover_extension"
require_relative "official_door/post_owner_changer_extension"
require_relative "official_door/post_revisor_extension"

module ::HouseRules
  module Hooks
    # Posts by an official account, and changes of their text, come through one door: the publishing
    # services, which set `house_rules_door` on the very post they save. Everything else is refused by
    # callbacks, since approved queue items, plugins and jobs skip validations and Guardian. Rule 1.
    module OfficialDoor
      def self.register(plugin)
        plugin.add_model_callback(Post, :before_create) { refuse_unless_house_rules_door_opens }
        plugin.add_model_callback(Post, :before_update) { refuse_change_past_house_rules_door }
        plugin.add_model_callback(Topic, :before_update) { refuse_change_past_house_rules_door }
        %w[PostLocalization TopicLocalization].each do |model|
          Hooks.guard(plugin, model, :before_save) { OfficialDoor.pass_translation(self) }
        end

        # Nobody reads an official account's message box.
        plugin.register_modifier(:guardian_can_send_private_message) do |asked|
          target = asked[:target] if asked.is_a?(Hash)
          target.is_a?(User) && Directory.by_account(target.id) ? false : asked
        end
        plugin.on(:post_moved) { |new_post, _topic_id, old_post| copy_stamp(old_post, new_post) }
        plugin.send(:reloadable_patch) { patch }
      end

      def self.patch
        Hooks.wrap("Post", PostExtension)
        Topic.include(TopicExtension)
        User.include(PostMoverExtension::CarriesCopy)
        Hooks.wrap("Guardian", GuardianExtension)
        Hooks.wrap("PostMover", PostMoverExtension)
        Hooks.wrap("PostOwnerChanger", PostOwnerChangerExtension)
        Hooks.wrap("PostRevisor", PostRevisorExtension)
      end

      # A move makes a new post of a topic's first one; it is the same official words.
      def self.copy_stamp(old_post, new_post)
        return unless HouseRules.enabled? && old_post.id != new_post.id
        return unless Directory.by_account(new_post.user_id)
        stamp = OfficialPost.find_by(post_id: old_post.id)
        stamp&.dup&.update!(post_id: new_post.id, created_at: stamp.created_at)
      end

      # Official words in another language are official words. A machine's translation says that it is
      # one, and nobody worded it.
      def self.pass_translation(localization)
        return if localization.localizer_user_id == Discourse::SYSTEM_USER_ID
        original = localization.try(:post) || localization.try(:topic)
        organization = Directory.by_account(original&.user_id)
        return if organization.nil?
        writer = User.find_by(id: localization.localizer_user_id)
        OfficialGate.pass!(guardian: Guardian.new(writer), organization:)
      end
    end
  end
end

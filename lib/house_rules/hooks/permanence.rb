# frozen_string_literal: true

require_relative "permanence/row_guard"
require_relative "permanence/relation_extensions"
require_relative "permanence/version_guard"
require_relative "permanence/hiding_extensions"
require_relative "permanence/guardian_extension"
require_relative "permanence/destroyer_extensions"
require_relative "permanence/model_extensions"
require_relative "permanence/section_extensions"
require_relative "permanence/deleting_extensions"
require_relative "permanence/user_extensions"
require_relative "permanence/record_extensions"
require_relative "permanence/version_extensions"
require_relative "permanence/file_extensions"
require_relative "permanence/setting_extensions"
require_relative "permanence/muting_extensions"
require_relative "permanence/plugin_extensions"
require_relative "permanence/job_extensions"
require_relative "permanence/controller_extensions"
require_relative "permanence/late_quotes"
require_relative "permanence/wraps"

module ::HouseRules
  module Hooks
    # Nothing protected is deleted: Guardian says no (so no button appears), what deletes raises
    # Refused whoever calls it, batch jobs leave protected rows out. Behind all that stands a trigger.
    module Permanence
      def self.register(plugin)
        plugin.send(:reloadable_patch) { patch }
        guard_rows(plugin)
        keep_versions(plugin)
        plugin.on(:reviewable_transitioned_to) { |status, item| Folding.undo(status, item) }
        plugin.on(:first_post_moved) { |copy, original| follow_copy(copy, original) }
        plugin.on_enabled_change { |_, on| Jobs.enqueue(Jobs::HouseRules::KeepVersionFiles) if on }
        plugin.add_to_serializer(:post_revision, :house_rules_withhold) do
          Permanence.withholdable(object, scope)
        end
        plugin.add_to_serializer(
          :topic_view,
          :house_rules_protected,
          include_condition: -> { Protection.topic?(object.topic) },
        ) { true }
        show_original(plugin)
      end

      # Discourse may show a translation instead of what was written; what was written goes along.
      def self.show_original(plugin)
        plugin.add_to_serializer(
          :post,
          :house_rules_original,
          include_condition: -> do
            SiteSetting.content_localization_enabled && Protection.post?(object) &&
              ContentLocalization.show_translated_post?(object, scope) && object.has_localization?
          end,
        ) { object.cooked }
      end

      def self.guard_rows(plugin)
        plugin.add_model_callback(:post, :before_save) { LateQuotes.cover(self) }
        plugin.add_model_callback(:post, :before_update) { Permanence.refuse_over_stub(self) }
        plugin.add_model_callback(:post, :before_update) { RowGuard.check_post(self) }
        plugin.add_model_callback(:topic, :before_update) { RowGuard.check_topic(self) }
        plugin.add_model_callback("PostRevision", :before_update) { VersionGuard.check(self) }
        Hooks.guard(plugin, "CategoryGroup", :before_update) { DeletionGuard.check_change(self) }
        plugin.add_model_callback("SharedDraft", :before_create) { RowGuard.check_draft(topic) }
        plugin.add_model_callback("TopicTag", :before_save) { RowGuard.check_tag(topic, tag) }
        plugin.add_model_callback("Tag", :before_update) { RowGuard.check_tag_change(self) }
      end

      def self.keep_versions(plugin)
        plugin.add_model_callback(:post, :before_update) { Versions.keep_text(self) }
        plugin.add_model_callback(:post, :after_update) { Versions.write_kept(self) }
        plugin.add_model_callback(:topic, :after_update) { Versions.keep_title(self) }
        plugin.add_model_callback("PostRevision", :after_save) { VersionFiles.keep(self) }
      end

      # May the reader of a revision withhold the text before it, or ask for that?
      def self.withholdable(revision, guardian)
        post = revision.post
        return unless Protection.post?(post) && !Withholding.covers?(post)
        return "former" if Withholding.entrusted?(guardian.user)
        "ask_former" if guardian.authenticated? && post.user_id == guardian.user.id
      end

      # An edit that was under way when its text was withheld would bring it back. Asked in the very
      # transaction that saves it, once whoever withholds it is done.
      def self.refuse_over_stub(post)
        return unless HouseRules.enabled? && post.will_save_change_to_raw?
        DB.exec("SELECT 1 FROM posts WHERE id = :id FOR UPDATE", id: post.id)
        covered = Withholding.standing.of_whole_text.exists?(post_id: post.id)
        raise Refused.new(:edit_withheld) if covered
      end

      # A moved first post is a copy; what was withheld comes back there, and folded it stays.
      def self.follow_copy(copy, original)
        Withholding.standing.where(post_id: original.id).update_all(post_id: copy.id)
        Fold.where(post_id: original.id).update_all(post_id: copy.id)
      end

      def self.patch
        ::User.include(UserFacts)
        ::Post.include(VersionedPost)
        ::Topic.include(VersionedRow)
        ::PostRevision.include(SilentRevision)
        WRAPS.each { |name, list| list.each { |extension| Hooks.wrap(name, extension) } }
        STATEMENT_WRAPS.each { |name, extension| wrap_rows(name, RELATIONS.keys, extension) }
        DeletionGuard::RULES.each_key do |name|
          Hooks.wrap(name, DeletingExtension)
          wrap_rows(name, RELATIONS.keys - ["collection"], DeletingRelationExtension)
        end
        PLUGIN_WRAPS.each { |name, extension| Hooks.wrap_if_present(name, extension) }
      end

      def self.wrap_rows(name, parts, extension)
        parts.each { |part| Hooks.wrap("#{name}.#{part}", extension) }
      end
    end
  end
end

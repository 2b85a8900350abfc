# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      module VersionedRow
        # Whoever saves the row keeps the version, or has decided that there is none.
        attr_accessor :house_rules_version_kept
      end

      module VersionedPost
        include VersionedRow

        attr_accessor :house_rules_kept_changes
      end

      module SilentRevision
        # Kept for the record only; nobody is notified of it.
        attr_accessor :house_rules_silent

        # Only the name of someone it quotes or mentions is written anew.
        attr_accessor :house_rules_renames
      end

      module RenamingJobExtension
        private

        def update_revision(revision)
          revision.house_rules_renames = true
          super
        end
      end

      # Core's own grace is longer, asks for nothing but time, and hands out the text from before it.
      module PostRevisorExtension
        def revise_post
          return super unless Protection.topic?(@topic)
          begin
            mark = !@skip_revision
            @post.house_rules_version_kept = @topic.house_rules_version_kept = mark
            super
          ensure
            @post.house_rules_version_kept = @topic.house_rules_version_kept = nil
          end
        end

        # Asked several times in one edit, and after it was saved too.
        def grace_period_edit?
          return super unless Protection.topic?(@topic)
          return @house_rules_grace.last if @house_rules_grace&.first == @revised_at
          allowed =
            Versions.typing_error?(@post, @editor.id, since: @last_version_at, at: @revised_at)
          @house_rules_grace = [@revised_at, allowed]
          allowed
        end

        def cached_original_raw
          super unless Protection.topic?(@topic)
        end

        def cached_original_cooked
          super unless Protection.topic?(@topic)
        end
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # Former texts and titles, in the revisions: all of them, or both sides where one version stands.
    class Versions < Place
      TEXTS = %w[raw cooked].freeze

      def cover
        return cover_one if @scope.version
        @scope.posts.each do |post|
          History.new(post).revisions.each { |revision| cover_revision(revision) }
        end
      end

      private

      def cover_one
        @scope
          .history
          .sides_of(@scope.version)
          .each do |revision, side|
            rewrite(revision) do |changes|
              TEXTS.each { |field| changes[field][side] = stub_of(field) if changes[field] }
              changes["edit_reason"][side] = nil if changes["edit_reason"]
            end
          end
      end

      def cover_revision(revision)
        rewrite(revision) do |changes|
          if @scope.whole?
            TEXTS.each { |field| changes[field] = [stub_of(field)] * 2 if changes[field] }
            changes["edit_reason"] = [nil, nil] if changes["edit_reason"]
          end
          changes["title"] = [@scope.title_stub] * 2 if @scope.title? && changes["title"]
        end
      end

      def rewrite(revision)
        @ledger.change("post_revisions", revision.id, %w[modifications]) do
          changes = revision.modifications.deep_dup
          yield changes
          revision.update_columns(modifications: changes)
        end
      end

      def stub_of(field)
        field == "raw" ? @scope.stub : "<p>#{Wording.escape(@scope.stub)}</p>"
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # A post's versions as Discourse keeps them: revision N says what version N-1 was and what N became, for
    # the fields that changed.
    class History
      def initialize(post)
        @post = post
      end

      # Every text it has had, or that of one version; as Markdown ("raw") or as HTML ("cooked").
      def texts(version = nil, field = "raw")
        if version
          return sides_of(version).filter_map { |r, side| r.modifications.dig(field, side) }
        end
        current = @post[field] unless Quarantine.stub?(@post[field])
        [current, *revisions.flat_map { |r| r.modifications[field] || [] }].compact.uniq
      end

      def titles
        revisions.flat_map { |revision| revision.modifications["title"] || [] }.uniq
      end

      # Has this version a text of its own, no longer the one that everybody reads?
      def former?(version)
        version.between?(1, @post.version - 1) && texts(version).any? &&
          texts(version).exclude?(@post.raw)
      end

      # Where a version's text stands: [revision, 1] as what came of an edit, [revision, 0] as what the
      # next one replaced.
      def sides_of(version)
        reworded = revisions.select { |revision| revision.modifications["raw"] }
        made = reworded.reverse.find { |revision| revision.number <= version }
        replaced = reworded.find { |revision| revision.number > version }
        [([made, 1] if made), ([replaced, 0] if replaced)].compact
      end

      def revisions
        @revisions ||= PostRevision.where(post_id: @post.id).order(:number).to_a
      end
    end
  end
end

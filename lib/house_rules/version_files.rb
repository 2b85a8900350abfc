# frozen_string_literal: true

module ::HouseRules
  # Files that a readable version shows stay. Discourse refers to what the text of today shows; a
  # version refers to what it showed itself. Pictures in other sizes can be made again, so they are no content.
  module VersionFiles
    FILE = %r{/uploads/|/original/|/optimized/|upload://}

    USED = <<~SQL
      SELECT 1 FROM upload_references r
      LEFT JOIN post_revisions v ON r.target_type = 'PostRevision' AND v.id = r.target_id
      JOIN posts p ON p.id = CASE r.target_type WHEN 'Post' THEN r.target_id ELSE v.post_id END
      WHERE r.upload_id = :id AND r.target_type IN ('Post', 'PostRevision')
        AND p.topic_id IN (#{Protection::TOPIC_IDS})
      LIMIT 1
    SQL

    class << self
      # Does a protected post, or an earlier version of one, show this file?
      def used?(upload)
        HouseRules.enabled? && upload.url.present? && DB.query_single(USED, id: upload.id).any?
      end

      # Refers to what the text before this revision showed. No query where there is no file.
      def keep(revision)
        cooked = revision.modifications["cooked"]&.first
        return unless cooked&.match?(FILE)
        post = ::Post.with_deleted.find_by(id: revision.post_id)
        return unless Protection.post?(post)
        UploadReference.ensure_exist!(upload_ids: uploads(post, cooked), target: revision)
      end

      # For the versions there were before the rules.
      def keep_all
        PostRevision
          .where("modifications ~ '/uploads/|/original/|/optimized/|upload://'")
          .find_each { |revision| keep(revision) }
      end

      private

      def uploads(post, cooked)
        ids = []
        post.each_upload_url(fragments: Nokogiri::HTML5.fragment(cooked)) do |src, _path, sha1|
          upload = (Upload.find_by(sha1:) if sha1.present?) || Upload.get_from_url(src)
          ids << upload.id if upload
        end
        ids
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # Where files lie out of reach on the server's own disk: beside the uploads, so that backups and
    # containers keep them, under random names.
    class DiskShelf
      def secret_place
        File.join("/", Discourse.store.upload_path, "house-rules", SecureRandom.hex(32))
      end

      # Does nothing when it was done before.
      def move(from, to)
        source, target = [from, to].map { |url| path(url) }
        return if source.nil? || target.nil? || !File.exist?(source)
        FileUtils.mkdir_p(File.dirname(target))
        FileUtils.mv(source, target)
      end

      # Discourse's own tombstone included.
      def destroy(url)
        places = [path(url), path(url.to_s.sub("/uploads/", "/uploads/tombstone/"))].compact
        places.each { |place| FileUtils.rm_f(place) }
      end

      private

      def path(url)
        url = url.to_s.delete_prefix(Discourse.base_path)
        if url.match?(%r{\A/uploads/}) && url.exclude?("..")
          File.join(Discourse.store.public_dir, url)
        end
      end
    end
  end
end

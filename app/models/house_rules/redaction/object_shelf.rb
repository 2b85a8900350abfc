# frozen_string_literal: true

module HouseRules
  module Redaction
    # The same in object storage: another key, private, and nothing under the former one. What the bucket
    # itself keeps of former versions is out of reach; so is a CDN until it is purged.
    class ObjectShelf
      def secret_place
        site = Discourse.store.upload_path if Rails.configuration.multisite
        parts = [helper.s3_bucket_folder_path, site, "house-rules", SecureRandom.hex(32)]
        File.join(*parts.compact_blank)
      end

      # Does nothing when it was done before.
      def move(from, to)
        source, target = [from, to].map { |place| key(place) }
        Discourse.store.copy_file(source:, destination: target, secure: secret?(target))
        helper.delete_object(source)
      rescue Aws::S3::Errors::NoSuchKey, Aws::S3::Errors::NotFound
        nil
      end

      def destroy(place)
        helper.delete_object(key(place))
      end

      private

      def helper
        Discourse.store.s3_helper
      end

      # An upload's address has a host; ours is a key already.
      def key(place)
        place.start_with?("//", "http") ? URI.parse(place).path.delete_prefix("/") : place
      end

      def secret?(key)
        key.match?(%r{(\A|/)house-rules/\h{64}\z}) || SiteSetting.secure_uploads?
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Redaction
    # The files of a withheld text, with their smaller sizes. While it is withheld they lie under a name that
    # nobody can guess, so that the address they had answers nothing; a confirmation destroys them. What is
    # used elsewhere as well stays.
    class Files
      class << self
        def of_texts(raws)
          ids = raws.flat_map { |raw| Upload.extract_upload_ids(raw) }.uniq
          ids.empty? ? [] : Upload.where(id: ids).to_a
        end
      end

      def initialize(withholding)
        @withholding = withholding
      end

      # Which files these are, and where each will lie meanwhile: [{ upload_id:, from:, to: }]. References
      # keep the uploads' rows until somebody decides.
      def plan(scope)
        scope.uploads.each { |upload| refer(upload) }
        scope.uploads.reject { |u| used_elsewhere?(u, scope) }.flat_map { |u| moves_of(u) }
      end

      # After the transaction, and again by the hourly job if the machine stopped in between.
      def hide
        each_move { |move| shelf.move(move["from"], move["to"]) }
      end

      def bring_back
        each_move { |move| shelf.move(move["to"], move["from"]) }
        references.delete_all
      end

      # For good: the files, their sizes and their rows. What referred to them shows a stub by now.
      def destroy
        each_move { |move| move.values_at("from", "to").each { |url| shelf.destroy(url) } }
        references.delete_all
        upload_ids = planned.map { |move| move["upload_id"] }.uniq
        UploadReference.where(upload_id: upload_ids).delete_all
        Upload.where(id: upload_ids).find_each(&:destroy!)
      end

      def planned
        @withholding.sealed.to_h.deep_stringify_keys["files"].to_a
      end

      private

      def each_move(&)
        planned.each(&)
      end

      def shelf
        @shelf ||= Discourse.store.external? ? ObjectShelf.new : DiskShelf.new
      end

      def references
        UploadReference.where(target_type: "HouseRules::Withholding", target_id: @withholding.id)
      end

      def refer(upload)
        UploadReference.insert(
          {
            upload_id: upload.id,
            target_type: "HouseRules::Withholding",
            target_id: @withholding.id,
            created_at: Time.zone.now,
            updated_at: Time.zone.now,
          },
        )
      end

      # By another post, an avatar, a logo; or by a version of this post that stays readable. What its own
      # versions refer to is told by their texts.
      def used_elsewhere?(upload, scope)
        own = { "Post" => scope.posts.map(&:id), "HouseRules::Withholding" => [@withholding.id] }
        own["PostRevision"] = PostRevision.where(post_id: own["Post"]).select(:id)
        others = UploadReference.where(upload_id: upload.id)
        own.each { |type, ids| others = others.where.not(target_type: type, target_id: ids) }
        others.exists? || read_in_other_versions?(upload, scope)
      end

      def read_in_other_versions?(upload, scope)
        return false if scope.version.nil?
        left = scope.history.texts - scope.history.texts(scope.version)
        self.class.of_texts(left).include?(upload)
      end

      def moves_of(upload)
        [upload, *upload.optimized_images].map do |file|
          { upload_id: upload.id, from: file.url, to: shelf.secret_place }
        end
      end
    end
  end
end

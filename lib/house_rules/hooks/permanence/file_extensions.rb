# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Asked before Discourse takes the file itself away.
      module UploadExtension
        def destroy
          raise Refused.new(:delete_file) if VersionFiles.used?(self)
          super
        end

        def delete
          raise Refused.new(:delete_file) if VersionFiles.used?(self)
          super
        end
      end

      # Writes a smaller picture over the one that was posted.
      module ShrinkUploadedImageExtension
        def perform
          VersionFiles.used?(upload) ? false : super
        end
      end
    end
  end
end

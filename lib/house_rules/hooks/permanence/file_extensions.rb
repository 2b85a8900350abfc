# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Writes a smaller picture over the one that was posted.
      module ShrinkUploadedImageExtension
        def perform
          VersionFiles.used?(upload) ? false : super
        end
      end
    end
  end
end

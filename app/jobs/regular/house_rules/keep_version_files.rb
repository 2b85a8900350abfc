# frozen_string_literal: true

module Jobs
  module HouseRules
    # When the rules come into force: the files of the versions that are there already.
    class KeepVersionFiles < ::Jobs::Base
      def execute(_args)
        ::HouseRules::VersionFiles.keep_all if ::HouseRules.enabled?
      end
    end
  end
end

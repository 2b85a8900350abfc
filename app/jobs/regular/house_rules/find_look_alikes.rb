# frozen_string_literal: true

module Jobs
  module HouseRules
    # An organisation got its name: whoever is called alike already is listed in the review queue.
    class FindLookAlikes < ::Jobs::Base
      BATCH = 1000

      def execute(args)
        return if !::HouseRules.enabled?
        [::User.real, ::Group.where(automatic: false)].each do |records|
          records.find_each(batch_size: BATCH) do |record|
            ::HouseRules::ReviewLookAlikes.call(record) if alike?(record)
          end
        end
      end

      private

      def alike?(record)
        ::HouseRules::Hooks::LookAlikes::FIELDS[record.class.name].any? do |field|
          ::HouseRules::LookAlikes.of(record[field])
        end
      end
    end
  end
end

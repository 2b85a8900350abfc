# frozen_string_literal: true

module Jobs
  module HouseRules
    # Brings posts in line with where their topics are, batch by batch: after a section was chosen, after
    # the switch was thrown, and for what left quarantine in numbers. May be stopped and run again.
    class SyncQuarantine < ::Jobs::Base
      BATCH = 100

      def execute(_args)
        ::HouseRules::SetAsideInquiries.follow_quarantine
        cover_newcomers
        leaving = stubs_elsewhere.order(:id).limit(BATCH).pluck(:id)
        ::HouseRules::CoverQuarantine.make_anew(leaving)
        ::Jobs.enqueue(self.class) if leaving.size == BATCH
      end

      private

      def cover_newcomers
        return if (category_id = ::HouseRules::Quarantine.category_id).nil?
        ::Topic
          .where(category_id:)
          .where.not(id: ::Category.where(id: category_id).select(:topic_id))
          .in_batches(of: BATCH) do |topics|
            ::HouseRules::CoverQuarantine.entered(topics.pluck(:id))
          end
      end

      def stubs_elsewhere
        stubs = ::HouseRules::CoverQuarantine.stubs
        category_id = ::HouseRules::Quarantine.category_id
        return stubs if category_id.nil?
        stubs.joins(:topic).where("topics.category_id IS DISTINCT FROM ?", category_id)
      end
    end
  end
end

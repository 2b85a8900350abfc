# frozen_string_literal: true

module HouseRules
  # What somebody is to an inquiry: :author, :spokesperson (of whom was asked, or of whom it was
  # handed over to), :expert (who had no part in the answer), :resident (another one).
  module InquiryRoles
    class << self
      # +row+: of TopicInquiries, for this user.
      def of(row, user)
        author = row.author_id == user.id
        {
          author:,
          spokesperson: spokesperson?(row, user),
          expert: !row.involved && !author && RateClosure.expert?(user),
          resident: !author && resident?(user),
        }.select { |_, is| is }.keys
      end

      private

      def spokesperson?(row, user)
        [row.organization_id, row.handed_to_id].compact.any? do |id|
          Directory.organization(id)&.spokesperson?(user)
        end
      end

      def resident?(user)
        Hooks::InquiryEvents.resident?(user) && !Directory.employee?(user)
      end
    end
  end
end

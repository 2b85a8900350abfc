# frozen_string_literal: true

module HouseRules
  # Puts a person or group whose name, title or flair resembles an organisation's before the
  # moderators, once for each name; what was approved before stays approved. Rule 1.
  module ReviewLookAlikes
    class << self
      # Returns the reviewable, or nil when there is nothing to look at.
      def call(record)
        field, found = nearest(record)
        reviewable =
          ReviewableHouseRulesLookAlike.find_or_initialize_by(
            target: record,
            created_by_id: Discourse::SYSTEM_USER_ID,
          )
        return settle(reviewable) if found.nil?
        payload = payload(record, field, found)
        return if reviewable.persisted? && !news?(reviewable, payload)
        raise_it(reviewable, payload, record)
      end

      private

      def nearest(record)
        Hooks::LookAlikes::FIELDS[record.class.base_class.name]
          .filter_map { |field| [field, LookAlikes.of(record[field])] }
          .select do |field, found|
            found && !Hooks::LookAlikes.own?(record, field, found.organization)
          end
          .min_by { |_, found| found.same? ? 0 : 1 }
      end

      def payload(record, field, found)
        {
          "field" => field,
          "value" => record[field],
          "organization" => found.organization.name,
          "verdict" => found.verdict.to_s,
        }
      end

      def news?(reviewable, payload)
        reviewable.payload != payload
      end

      def raise_it(reviewable, payload, record)
        reviewable.update!(
          payload:,
          status: :pending,
          reviewable_by_moderator: true,
          target_created_by_id: (record.id if record.is_a?(User)),
        )
        reviewable.add_score(
          Discourse.system_user,
          ReviewableScore.types[:needs_approval],
          force_review: true,
        )
        reviewable
      end

      # Renamed meanwhile: nothing is left to decide.
      def settle(reviewable)
        if reviewable.persisted? && reviewable.pending?
          reviewable.transition_to(:ignored, Discourse.system_user)
        end
        nil
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # Every number that the rules page states, from the settings in force, and since when it holds. Rule 7.
  module RuleNumbers
    # By its name on the page; what is no setting does not change.
    SETTINGS = {
      first_response_working_days: :house_rules_first_response_working_days,
      full_answer_working_days: :house_rules_full_answer_working_days,
      next_response_working_days: :house_rules_next_response_working_days,
      unanswered_working_days: :house_rules_unanswered_working_days,
      edit_grace_seconds: :house_rules_edit_grace_seconds,
      max_asks_per_day: :house_rules_max_asks_per_day,
      dispute_working_days: nil,
    }.freeze

    class << self
      def values
        SETTINGS.transform_values do |setting|
          setting ? SiteSetting.get(setting) : InquiryCaches::DISPUTE_WORKING_DAYS
        end
      end

      # The day of its latest change; those that never changed came with the rules (+in_force_since+).
      def since(in_force_since)
        changed =
          RecordEntry
            .where(kind: "rules_changed")
            .where("details ->> 'setting' IN (?)", SETTINGS.values.compact.map(&:to_s))
            .group("details ->> 'setting'")
            .maximum(:created_at)
        SETTINGS.transform_values { |setting| changed[setting.to_s] || in_force_since }
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # The targets in force, in working seconds: the settings' working days times the length of a
  # working day of a calendar version. Stored with each inquiry, so that a later change of the rules
  # does not touch what was asked before.
  module InquiryTargets
    class << self
      # No query once a calendar version was asked for: versions never change.
      def of(calendar_id)
        InquiryTimeline::Targets.working_days(
          working_day_seconds(calendar_id),
          first_response: SiteSetting.house_rules_first_response_working_days,
          full_answer: SiteSetting.house_rules_full_answer_working_days,
          next_response: SiteSetting.house_rules_next_response_working_days,
        )
      end

      def working_day_seconds(calendar_id)
        @working_days ||= Concurrent::Map.new
        key = [RailsMultisite::ConnectionManagement.current_db, calendar_id]
        @working_days[key] ||= Calendar.where(id: calendar_id).pick(:working_day_seconds)
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  module Admin
    # Hours that are not saved yet: what they would mean, and what pasted days say.
    class CalendarsController < ::Admin::AdminController
      requires_plugin PLUGIN_NAME

      MAX_TEXT = 100.kilobytes

      # The calendar in a request's parameters, as plain data.
      def self.calendar_in(params)
        given = params[:calendar]
        given.is_a?(ActionController::Parameters) ? given.permit!.to_h : {}
      end

      # As residents would see them, and which open deadlines would move.
      def preview
        calendar = Calendar.new(**CalendarForm.attributes(self.class.calendar_in(params)))
        return render_json_error(calendar) if calendar.invalid?
        render_json_dump(
          hours: Hooks::SitePayload.hours(calendar.build_working_calendar),
          working_day_seconds: calendar.working_day_seconds,
          deadlines: deadlines(calendar),
        )
      end

      # The days that a text says, and the lines that cannot be read.
      def days
        text = params[:text].to_s
        if text.bytesize > MAX_TEXT
          return render_json_error(I18n.t("house_rules.errors.calendar_text"), status: 422)
        end
        week = CalendarForm.attributes(self.class.calendar_in(params))[:week]
        return render_json_dump(payload(text, week)) if CalendarProblem.find_in_week(week).nil?
        render_json_error(CalendarProblem.find_in_week(week), status: 422)
      end

      private

      def deadlines(calendar)
        organization = Organization.find_by(id: params[:organization_id].to_s.to_i)
        organization && MovedDeadlines.call(organization, calendar, guardian)
      end

      def payload(text, week)
        result = CalendarText.read(text, week:, year: Integer(params[:year].to_s, exception: false))
        {
          days: result.days,
          sources: result.sources,
          problems:
            result.problems.map do |problem|
              message = I18n.t("house_rules.errors.calendar_line.#{problem.what}")
              { line: problem.line, text: problem.text.truncate(80), message: }
            end,
        }
      end
    end
  end
end

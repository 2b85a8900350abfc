# frozen_string_literal: true

module HouseRules
  # One immutable version of an organisation's working calendar. A change makes a new row, so that
  # what was counted by the former one stays as it was.
  class Calendar < ActiveRecord::Base
    self.table_name = "house_rules_calendars"

    DEFAULT_WEEK = %w[mon tue wed thu fri].to_h { |day| [day, [%w[10:00 20:00]]] }.freeze

    YEAR_STATES = %w[confirmed provisional].freeze

    validate :must_be_a_working_calendar
    validate :must_say_years_and_sources
    validate :must_have_a_working_day

    before_validation :fill_working_day, on: :create

    def readonly?
      persisted?
    end

    # The pure calendar, shared between threads and requests: versions never change.
    def working_calendar
      self.class.working_calendar(id) || build_working_calendar
    end

    # WorkingCalendar of a stored version; nil when there is none. No query once it was asked for.
    def self.working_calendar(id)
      return if id.nil?
      @working_calendars ||= Concurrent::Map.new
      key = [RailsMultisite::ConnectionManagement.current_db, id]
      @working_calendars[key] ||= find_by(id:)&.build_working_calendar
    end

    def build_working_calendar
      WorkingCalendar.new(time_zone:, week: week || {}, days: days || {})
    end

    # The version in force when it says the same as these attributes, or a new one, not saved.
    def self.version(former, attributes)
      wanted = new(**attributes).tap(&:validate)
      former&.same?(wanted) ? former : wanted
    end

    # Do both say the same hours, so that no deadline moves?
    def same_hours?(other)
      other.present? && HOURS.all? { |key| self[key] == other[key] }
    end

    def same?(other)
      same_hours?(other) && NOTES.all? { |key| self[key] == other[key] }
    end

    # May this year's exceptional days still change? Never where nobody keeps account of years.
    def provisional?(year)
      years.any? && year >= years.keys.min.to_i && years[year.to_s] != "confirmed"
    end

    HOURS = %i[time_zone week days working_day_seconds].freeze
    NOTES = %i[sources years].freeze
    private_constant :HOURS, :NOTES

    private

    def fill_working_day
      return if working_day_seconds.present?
      self.working_day_seconds = build_working_calendar.working_day_seconds
    rescue ArgumentError
      # must_be_a_working_calendar says what is wrong
    end

    def must_be_a_working_calendar
      problem = CalendarProblem.find(time_zone:, week:, days:)
      errors.add(:base, I18n.t("house_rules.errors.calendar", problem:)) if problem
    end

    def must_have_a_working_day
      return if errors.any? || working_day_seconds&.between?(1.minute, 1.day)
      problem = I18n.t("house_rules.errors.calendar_problem.working_day")
      errors.add(:base, I18n.t("house_rules.errors.calendar", problem:))
    end

    def must_say_years_and_sources
      problem = CalendarProblem.in_notes(days:, sources:, years:)
      errors.add(:base, I18n.t("house_rules.errors.calendar", problem:)) if problem
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # One immutable version of an organisation's working calendar. A change makes a new row, so that
  # what was counted by the former one stays as it was.
  class Calendar < ActiveRecord::Base
    self.table_name = "house_rules_calendars"

    DEFAULT_WEEK = %w[mon tue wed thu fri].to_h { |day| [day, [%w[10:00 20:00]]] }.freeze

    validate :must_be_a_working_calendar
    validates :working_day_seconds,
              numericality: {
                only_integer: true,
                greater_than: 0,
              },
              if: -> { errors.empty? }

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

    # Do both say the same hours?
    def same_hours?(other)
      other.present? && %i[time_zone week days].all? { |key| self[key] == other[key] }
    end

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
  end
end

# frozen_string_literal: true

module HouseRules
  # What another calendar would do to an organisation's open deadlines: what was used stays used, the rest
  # counts by the new hours from now on. What is late, stands still or was given as a date stays.
  class MovedDeadlines
    SHOWN = 20
    # What is less is not said: the calendar counts whole seconds.
    MOMENT = 1.minute

    # +calendar+ may be one that is not saved.
    def self.call(organization, calendar, guardian, now: Time.now.utc.floor)
      new(organization, calendar, guardian, now).to_h
    end

    def initialize(organization, calendar, guardian, now)
      @organization = organization
      @calendar = calendar
      @guardian = guardian
      @now = now
    end

    # { moved: how many, moves: the first ones as { topic:, from:, to: }, years: in which deadlines then
    # fall although they are not settled }. topic: nil where the reader does not see it; to: nil where
    # there is no working time any more.
    def to_h
      moved = deadlines.reject { |_, from, to| to && (to - from).abs < MOMENT }
      { moved: moved.size, moves: named(moved.first(SHOWN)), years: provisional_years }
    end

    private

    # [topic_id, due now, due then]
    def deadlines
      @deadlines ||=
        Inquiry
          .where(organization_id: @organization.id, owes: "organization", history: false)
          .where("due_at > ?", @now)
          .order(:due_at)
          .pluck(:topic_id, :due_at, :promised_at)
          .map do |topic_id, due_at, promised_at|
            [topic_id, due_at, promised_at ? due_at : counted_anew(due_at)]
          end
    end

    def counted_anew(due_at)
      return due_at if @calendar.same_hours?(@organization.calendar)
      left = former.seconds_between(@now, due_at)
      left.positive? ? wanted.advance(@now, left) : due_at
    rescue WorkingCalendar::NeverOpen
      nil
    end

    def former
      @former ||= @organization.calendar.working_calendar
    end

    def wanted
      @wanted ||= @calendar.build_working_calendar
    end

    def provisional_years
      deadlines
        .filter_map { |_, _, to| to&.in_time_zone(@calendar.time_zone)&.year }
        .uniq
        .sort
        .select { |year| @calendar.provisional?(year) }
    end

    def named(moved)
      topic_ids = moved.map(&:first)
      names = LookUpNames.new(user_ids: [], topic_ids:, category_ids: [], guardian: @guardian)
      moved.map { |topic_id, from, to| { topic: names.topic(topic_id), from:, to: } }
    end
  end
end

# frozen_string_literal: true

require_relative "working_calendar"
require_relative "inquiry_timeline/event"
require_relative "inquiry_timeline/targets"
require_relative "inquiry_timeline/office"
require_relative "inquiry_timeline/clock"
require_relative "inquiry_timeline/cycle"
require_relative "inquiry_timeline/lane"
require_relative "inquiry_timeline/step"
require_relative "inquiry_timeline/turn"
require_relative "inquiry_timeline/replay"
require_relative "inquiry_timeline/status"
require_relative "inquiry_timeline/reading"

module HouseRules
  # What happened to an inquiry, read by the rules (rule 3): whose turn it is, by when, what was
  # missed, and why. A pure function of the events, a calendar and the targets in force: the order in
  # which events are given, and when anybody looks, change nothing.
  #
  #   InquiryTimeline.new(events:, calendar:, targets:).at(Time.now).due_at
  class InquiryTimeline
    # +events+: Events, exactly those of one inquiry. The earliest :asked is the question; what is
    # dated before it counts as of its moment. +calendar+, +targets+: a WorkingCalendar and Targets as
    # they were in force when it was asked; a :calendar_changed event changes them.
    def initialize(events:, calendar:, targets:)
      @events = events.sort_by(&:order).freeze
      @asked = @events.find { |event| event.kind == :asked }
      @calendar = calendar
      @targets = targets
    end

    # The Status at +now+, from what had happened by then. Before the question everything in it is
    # empty: no state, nobody owes. Without +explain+ its breaches, measures and explanation are left
    # out, which is for many at once.
    def at(now, explain: true)
      return Status.blank(now) if @asked.nil? || @asked.at > now

      replay = Replay.new(@asked, @calendar, @targets, explain:)
      @events.each { |event| replay.apply(event) if event.at <= now && later?(event) }
      replay.lapse(now)
      Reading.new(replay, now).status
    end

    private

    # Hours and targets before the question are none of its business.
    def later?(event)
      !event.equal?(@asked) && (event.kind != :calendar_changed || event.at > @asked.at)
    end
  end
end

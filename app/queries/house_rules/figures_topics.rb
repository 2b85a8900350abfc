# frozen_string_literal: true

require "csv"

module HouseRules
  # The topics behind a figure, the newest question first: those that this reader may see. How many it
  # counts in all is said too, so that nobody wonders.
  class FiguresTopics
    PAGE = 50

    COLUMNS = %i[
      asked_at
      first_response_due_at
      first_response_seconds
      full_answer_due_at
      full_answer_seconds
      working_day_seconds
      state
    ].freeze

    # +figure+: a name of FiguresScope's.
    def initialize(scope, figure, guardian:, offset: 0)
      @scope = scope
      @rows = scope.rows(figure)
      @figure = figure
      @guardian = guardian
      @offset = offset
    end

    # nil for an unknown figure.
    def to_h
      return if @rows.nil?
      found = page
      {
        figure: @figure,
        count: total,
        rows: found.first(PAGE),
        next_offset: (@offset + PAGE if found.size > PAGE),
      }
    end

    def self.csv(found)
      CSV.generate do |csv|
        csv << ["topic", "url", *COLUMNS]
        found[:rows].each do |row|
          topic = row[:topic]
          csv << [safe(topic[:title]), topic[:url], *COLUMNS.map { |name| row[name] }]
        end
      end
    end

    # A table program must not take a title for a formula.
    def self.safe(text)
      text.match?(/\A[=+\-@\t\r]/) ? "'#{text}" : text
    end
    private_class_method :safe

    private

    def total
      DB.query_single("SELECT count(*) FROM (#{@rows}) counted", **@scope.values).first
    end

    def page
      rows = DB.query_hash(<<~SQL, limit: PAGE + 1, offset: @offset, **@scope.values)
          SELECT counted.*, t.title, t.slug, calendar.working_day_seconds
          FROM (#{with_calendar}) counted
          JOIN (#{readable.to_sql}) t ON t.id = counted.topic_id
          LEFT JOIN house_rules_calendars calendar ON calendar.id = counted.calendar_id
          ORDER BY counted.asked_at DESC, counted.id DESC LIMIT :limit OFFSET :offset
        SQL
      rows.map { |row| describe(row.symbolize_keys) }
    end

    # Topics that the organisation took part in have no calendar.
    def with_calendar
      return @rows if !FigureConditions::TOPICS.key?(@figure.to_s.to_sym)
      "SELECT counted.*, NULL::bigint AS calendar_id FROM (#{@rows}) counted"
    end

    # What stands in quarantine is in no list but its own.
    def readable
      topics = Topic.listable_topics.visible.secured(@guardian).select(:id, :title, :slug)
      topics.where("topics.category_id IS DISTINCT FROM ?", Quarantine.category_id)
    end

    def describe(row)
      {
        id: row[:id],
        organization_id: row[:organization_id],
        topic: {
          id: row[:topic_id],
          title: row[:title],
          url: Topic.relative_url(row[:topic_id], row[:slug]),
        },
        **COLUMNS.to_h { |name| [name, row[name]] },
      }
    end
  end
end

# frozen_string_literal: true

require "csv"

module HouseRules
  # The topics behind a figure, the newest question first: those that this reader may see. How many it
  # counts in all is said too, so that nobody wonders.
  class FiguresTopics
    PAGE = 50

    # So many rows has a table at most, read so many at once; it says when there are more.
    TABLE = 10_000
    TABLE_PAGE = 1000

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

    # All of them as a table, also what does not fit on the page; nil for an unknown figure.
    def csv
      return if @rows.nil?
      CSV.generate do |csv|
        csv << ["topic", "url", *COLUMNS]
        cut = each_row { |row| csv << [safe(row[:title]), url(row), *row.values_at(*COLUMNS)] }
        csv << [I18n.t("house_rules.figures_cut", count: TABLE)] if cut
      end
    end

    private

    def total
      DB.query_single("SELECT count(*) FROM (#{@rows}) counted", **@scope.values).first
    end

    def page
      read(limit: PAGE + 1, offset: @offset).map { |row| describe(row) }
    end

    # Each row of the table, from where the one before ended. Says whether there are more.
    def each_row(&)
      left = TABLE
      after = nil
      loop do
        size = [TABLE_PAGE, left].min
        rows = read(limit: size + 1, after:)
        rows.first(size).each(&)
        left -= size
        more = rows.size > size
        return more if !more || left.zero?
        after = rows[size - 1].slice(:asked_at, :id)
      end
    end

    # +after+: asked_at and id of the last row that was read.
    def read(limit:, offset: 0, after: nil)
      further = after ? "WHERE (counted.asked_at, counted.id) < (:asked_at, :id)" : ""
      DB.query_hash(<<~SQL, limit:, offset:, **after.to_h, **@scope.values).map(&:symbolize_keys)
        SELECT counted.*, t.title, t.slug, calendar.working_day_seconds
        FROM (#{with_calendar}) counted
        JOIN (#{readable.to_sql}) t ON t.id = counted.topic_id
        LEFT JOIN house_rules_calendars calendar ON calendar.id = counted.calendar_id
        #{further}
        ORDER BY counted.asked_at DESC, counted.id DESC LIMIT :limit OFFSET :offset
      SQL
    end

    # A table leaves the forum, and so do its links.
    def url(row)
      Discourse.base_url_no_prefix + Topic.relative_url(row[:topic_id], row[:slug])
    end

    # A table program must not take a title for a formula.
    def safe(text)
      text.match?(/\A[=+\-@\t\r]/) ? "'#{text}" : text
    end

    # Topics that the organisation took part in have no calendar.
    def with_calendar
      return @rows if !FigureConditions::TOPICS.key?(@figure.to_s.to_sym)
      "SELECT counted.*, NULL::bigint AS calendar_id FROM (#{@rows}) counted"
    end

    # What stands in quarantine is in no list but its own.
    def readable
      topics = Topic.listable_topics.visible.secured(@guardian).select(:id, :title, :slug)
      topics.where("topics.category_id IS DISTINCT FROM ?", Quarantine.category_id.to_i)
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

# frozen_string_literal: true

require "sidekiq/testing"
require_relative "acts"
require_relative "clocks"

module Scale
  # Measures, and prints a table of what was found beside the budget.
  class Measurements
    include Acts
    include Clocks

    # In an order in which each finds what it needs.
    ALL = %w[backfill living figures lists topics posting sweep recount difference].freeze

    NOT_COUNTED = [/\A(SCHEMA|CACHE)/, /(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)/].freeze

    def initialize(forum, only: nil)
      @forum = forum
      @only = only || ALL
      @rows = []
      Sidekiq::Testing.fake!
      RateLimiter.disable
    end

    def run
      ALL.each do |what|
        next if @only.exclude?(what)
        $stderr.puts "Measuring: #{what} …"
        send(what)
      end
      print_table
    end

    private

    def row(work, found, beside, budget)
      @rows << [work, found, beside, budget]
    end

    def print_table
      posts = DB.query_single("SELECT count(*) FROM posts").first
      puts "",
           "#{@forum.topics} topics, #{posts} posts; medians; Discourse #{Discourse::VERSION::STRING}",
           ""
      table = [["work", "measured", "beside it", "budget"], *@rows]
      widths = table.transpose.map { |column| column.map(&:length).max }
      table.each_with_index do |cells, index|
        puts "| #{cells.zip(widths).map { |cell, width| cell.ljust(width) }.join(" | ")} |"
        puts "|#{widths.map { |width| "-" * (width + 2) }.join("|")}|" if index.zero?
      end
    end

    # Seconds, the median of so many runs after one to warm up.
    def median(runs = 15)
      yield
      times = Array.new(runs) { seconds { yield } }
      times.sort[runs / 2]
    end

    def seconds
      started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      yield
      Process.clock_gettime(Process::CLOCK_MONOTONIC) - started
    end

    def queries
      count = 0
      counter = ->(*, payload) do
        count += 1 if NOT_COUNTED.none? { |pattern|
          pattern.match?(payload.values_at(:name, :sql).join(" "))
        }
      end
      ActiveSupport::Notifications.subscribed(counter, "sql.active_record") do
        ActiveSupport::Notifications.subscribed(counter, "sql.mini_sql") { yield }
      end
      count
    end

    # The same with the switch off and on: [seconds, queries] of each.
    def both(runs = 15, &block)
      [false, true].map do |enabled|
        SiteSetting.house_rules_enabled = enabled
        time = median(runs, &block)
        [time, queries(&block)]
      end
    end

    def beside(work, budget, runs = 15, &block)
      off, on = both(runs, &block)
      row(work, "#{ms(on[0])}, #{on[1]} queries", "bare: #{ms(off[0])}, #{off[1]} queries", budget)
    end

    def ms(seconds)
      format(seconds < 0.01 ? "%.2f ms" : "%.0f ms", seconds * 1000)
    end
  end
end

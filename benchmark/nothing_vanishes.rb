# frozen_string_literal: true

# What the rules cost beside bare core, in one process with the switch flipped at run time, and the
# public record with 100,000 entries. Inside a Discourse, in a database of its own (everything is rolled
# back, and nothing is sent):
#
#   RAILS_ENV=test LOAD_PLUGINS=1 bin/rails runner …/benchmark/nothing_vanishes.rb
#
# Queries are exact; milliseconds are the median of several requests, with the switch off and on by turns.

require "rack/test"

class NothingVanishesBenchmark
  REQUESTS = 15
  ENTRIES = 100_000

  include Rack::Test::Methods

  def app
    Rails.application
  end

  def run
    Jobs.run_later! if Jobs.respond_to?(:run_later!)
    Sidekiq.redis {} # connected before anything is measured
    RateLimiter.disable
    ActiveRecord::Base.transaction(joinable: false) do
      prepare
      beside_bare_core
      record
      raise ActiveRecord::Rollback
    end
  ensure
    SiteSetting.refresh!
  end

  private

  # A forum that has been used a little, and every table warm.
  def prepare
    SiteSetting.house_rules_enabled = true
    @admin = user("bench_admin", admin: true, moderator: true)
    @resident = user("bench_resident")
    @category = Category.create!(name: "Bench #{SecureRandom.hex(3)}", user: @admin)
    answered_by_an_organization
    @topics = Array.new(30) { topic }
    19.times { reply(@topics.first) }
    8.times { |n| PostActionCreator.spam(user("bench_flagger_#{n}"), reply(@topics[n])) }
  end

  # So that topics are inquiries, with their line and their chip.
  def answered_by_an_organization
    calendar =
      HouseRules::Calendar.create!(
        time_zone: "Europe/Moscow",
        week: HouseRules::Calendar::DEFAULT_WEEK,
      )
    organization =
      HouseRules::Organization.create!(
        name: "Northbank Homes",
        kind: "developer",
        color: "0b5c8a",
        user: user("bench_northbank"),
        group: Group.create!(name: "bench_spokespeople"),
        calendar:,
      )
    organization.organization_categories.create!(category_id: @category.id)
    read_anew
  end

  def user(name, **attributes)
    User
      .create!(
        username: name,
        email: "#{name}@example.com",
        password: SecureRandom.hex(16),
        active: true,
        approved: true,
        trust_level: 2,
        **attributes,
      )
      .tap { |user| Group.user_trust_level_change!(user.id, user.trust_level) }
  end

  def topic
    PostCreator.create!(
      @resident,
      title: "The heating in riser #{SecureRandom.hex(6)} is cold again",
      raw: "It has been cold since Saturday, what will you do? #{SecureRandom.hex}",
      category: @category.id,
      skip_validations: true,
    ).topic
  end

  def reply(topic, user = @resident)
    PostCreator.create!(
      user,
      topic_id: topic.id,
      raw: "Here too, in the whole house, since yesterday. #{SecureRandom.hex}",
      skip_validations: true,
    )
  end

  WORK = {
    "topic list of 30, resident" => -> { get_as(@resident, "/latest.json") },
    "topic list of 30, moderator" => -> { get_as(@admin, "/latest.json") },
    "topic page, 20 posts, resident" => -> { get_as(@resident, "/t/#{@topics.first.id}.json") },
    "topic page, 20 posts, moderator" => -> { get_as(@admin, "/t/#{@topics.first.id}.json") },
    "reply" => -> { reply(@topics[9]) },
    "new topic" => -> { topic },
    "edit with a new version" => -> do
      @edited ||= reply(@topics[10])
      raw = "It is warm again, and this is what it was: #{SecureRandom.hex}"
      PostRevisor.new(@edited.reload).revise!(@resident, { raw: }, force_new_version: true)
    end,
    "review queue" => -> { get_as(@admin, "/review.json") },
    "list of users, administrator" => -> { get_as(@admin, "/admin/users/list/active.json") },
  }.freeze

  def beside_bare_core
    puts format("%-34s %8s %8s %6s %9s %9s", "", "bare", "rules", "more", "bare", "rules")
    WORK.each do |name, work|
      bare, rules = by_turns(work)
      queries = [bare, rules].map { |samples| samples.map(&:first).min }
      times = [bare, rules].map { |samples| median(samples.map(&:last)) }
      puts format(
             "%-34s %8d %8d %+6d %6.1f ms %6.1f ms",
             name,
             *queries,
             queries.last - queries.first,
             *times,
           )
    end
  end

  # Off and on by turns, so that neither has the warmer machine.
  def by_turns(work)
    samples = { false => [], true => [] }
    (REQUESTS + 3).times do |round|
      samples.each do |enabled, list|
        turn(enabled)
        sample = measure { instance_exec(&work) }
        list << sample if round >= 3
      end
    end
    samples.values_at(false, true)
  end

  # As the switch does it, without an entry for each turn.
  def turn(enabled)
    SiteSetting.current[:house_rules_enabled] = enabled
    HouseRules::Hooks::Switch.follow(enabled)
    read_anew
  end

  # Caches are cleared when a transaction ends, which this one never does.
  def read_anew
    HouseRules::Directory.send(:cache).clear(after_commit: false)
    HouseRules::Directory.protected_category_ids
    Site.clear_cache
  end

  IGNORED = /\A\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/
  UNCOUNTED = %w[CACHE SCHEMA TRANSACTION].freeze

  # As Discourse's own specs count.
  def measure
    @queries = []
    count = ->(*, payload) { @queries << payload[:sql] if UNCOUNTED.exclude?(payload[:name]) }
    milliseconds = nil
    ActiveSupport::Notifications.subscribed(count, "sql.active_record") do
      ActiveSupport::Notifications.subscribed(count, "sql.mini_sql") do
        started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        yield
        milliseconds = (Process.clock_gettime(Process::CLOCK_MONOTONIC) - started) * 1e3
      end
    end
    [@queries.grep_v(IGNORED).size, milliseconds]
  end

  def get_as(user, path)
    key = (@keys ||= {})[user.id] ||= ApiKey.create!(user:, created_by: @admin).key
    get(
      path,
      {},
      {
        "HTTP_API_KEY" => key,
        "HTTP_API_USERNAME" => user.username,
        "HTTP_HOST" => Discourse.current_hostname,
      },
    )
    if last_response.status != 200
      raise "#{path}: #{last_response.status} #{last_response.body[0, 300]}"
    end
    last_response
  end

  def record
    turn(true)
    fill
    puts
    puts format(
           "%-50s %8s %9s %9s",
           "the record, #{ENTRIES} entries",
           "queries",
           "median",
           "slowest",
         )
    middle = HouseRules::RecordEntry.order(:created_at).offset(ENTRIES / 2).pick(:id)
    {
      "first page, JSON" => "record.json",
      "first page, JSON, of kind moved" => "record.json?kind=moved",
      "first page, JSON, of a rare kind" => "record.json?kind=restored",
      "first page, JSON, of one topic" => "record.json?topic_id=#{@topics.first.id}",
      "first page, JSON, of one topic that has most" => "record.json?topic_id=#{@topics.last.id}",
      "first page, JSON, of a week a year ago" => "record.json?from=2025-06-01&to=2025-06-07",
      "a page in the middle, JSON" => "record.json?before=#{middle}",
      "a page in the middle, of kind moved, JSON" => "record.json?before=#{middle}&kind=moved",
      "first page, HTML" => "record",
      "feed" => "record.rss",
    }.each { |name, path| read(name, "/house-rules/#{path}") }
  end

  def read(name, path)
    samples = Array.new(REQUESTS) { measure { get_as(@resident, path) } }.drop(3)
    times = samples.map(&:last)
    puts format(
           "%-50s %8d %6.1f ms %6.1f ms",
           name,
           samples.map(&:first).min,
           median(times),
           times.max,
         )
  end

  # Two years of moves; a tenth of a thousandth of rare kinds; half of all in one topic.
  def fill
    ids = @topics.map(&:id)
    DB.exec(<<~SQL, count: ENTRIES, ids:, last: ids.last, author: @resident.id)
      INSERT INTO house_rules_record_entries
        (kind, actor_role, topic_id, other_topic_id, reason, note, details, salt, created_at)
      SELECT
        CASE WHEN n % 10000 = 0 THEN 'restored'
             ELSE (ARRAY['moved', 'split', 'renamed', 'recategorized', 'withheld'])[1 + n % 5] END,
        'moderator',
        CASE WHEN n % 2 = 0 THEN :last ELSE (ARRAY[:ids]::int[])[1 + n % 30] END,
        CASE WHEN n % 5 < 2 THEN (ARRAY[:ids]::int[])[1 + (n / 7) % 30] END,
        'off_topic', 'Note ' || n, jsonb_build_object('author_ids', ARRAY[:author], 'count', 1 + n % 9),
        md5(n::text), now() - (:count - n) * interval '10 minutes'
      FROM generate_series(1, :count) n
    SQL
    DB.exec("ANALYZE house_rules_record_entries")
  end

  def median(numbers)
    numbers.sort[numbers.size / 2]
  end
end

NothingVanishesBenchmark.new.run

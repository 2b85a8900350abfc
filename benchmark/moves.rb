# frozen_string_literal: true

# What a move costs beside bare core, in one process with the switch flipped at run time: 1, 100 and 1,000
# posts by several authors to another topic, a merge, and the way back; and who is told of it. Inside a
# Discourse, in a database of its own (everything is rolled back, and nothing is sent):
#
#   RAILS_ENV=test LOAD_PLUGINS=1 bin/rails runner …/benchmark/moves.rb
#
# Queries are exact; milliseconds are the best of several runs, with the switch off and on by turns.
class MovesBenchmark
  SIZES = [1, 100, 1_000].freeze
  RUNS = { 1 => 5, 100 => 2, 1_000 => 1 }.freeze
  AUTHORS = 50
  CROWD = 500

  def run
    Jobs.run_later! if Jobs.respond_to?(:run_later!)
    Sidekiq.redis {}
    RateLimiter.disable
    ActiveRecord::Base.logger = nil
    inside_a_transaction do
      prepare
      SIZES.each { |size| beside_bare_core(size) }
      SIZES.each { |size| way_back(size) }
      crowd
    end
  end

  private

  def inside_a_transaction
    ActiveRecord::Base.transaction(joinable: false) do
      yield
      raise ActiveRecord::Rollback
    end
  ensure
    SiteSetting.refresh!
  end

  def prepare
    SiteSetting.house_rules_enabled = true
    @mover = user("bench_mover", moderator: true)
    @authors = Array.new(AUTHORS) { |n| user("bench_author_#{n}") }
    @category = Category.create!(name: "Bench #{SecureRandom.hex(3)}", user: @mover)
    HouseRules::Directory.send(:cache).clear(after_commit: false) # nothing is committed here
    2.times { [false, true].each { |on| measured_move(topic_of(2), 1, on) } } # warm
    raise "the rules are not in force" if HouseRules::Move.none?
    puts "moving posts                 bare core             with the rules"
  end

  def beside_bare_core(size)
    best = {}
    RUNS[size].times do
      [false, true].each do |on|
        from = topic_of(size + 1)
        cost = measured_move(from, size, on)
        best[on] = cost if best[on].nil? || cost[:ms] < best[on][:ms]
      end
    end
    line("#{size} to another topic", best[false], best[true])
    $stdout.flush
  end

  def way_back(size)
    from = topic_of(size + 1)
    measured_move(from, size, true)
    move = HouseRules::Move.last
    cost =
      measured(true) do
        result =
          HouseRules::UndoMove.call(params: { move_id: move.id }, guardian: Guardian.new(@mover))
        raise result.inspect_steps if result.failure?
      end
    line("#{size} taken back", nil, cost)
  end

  # A topic that 500 people wrote in: nobody's posts move but one person's.
  def crowd
    people = Array.new(CROWD) { |n| user("bench_crowd_#{n}") }
    UserOption.where(user_id: people.map(&:id)).update_all(
      email_level: UserOption.email_level_types[:always],
    )
    NotificationEmailer.enable
    told_of("one post out of a topic of #{CROWD}", people) { |from| move(from, 1) }
    told_of("a merge of a topic of #{CROWD}", people) { |from| move(from, CROWD + 1, from: 0) }
  ensure
    NotificationEmailer.disable
  end

  def told_of(name, people)
    [false, true].each do |on|
      from = topic_of(people.size + 1, people)
      @entered = topic_of(1)
      before = counts
      SiteSetting.house_rules_enabled = on
      yield from
      cost = measured(on) { tell(on, from) }
      told, mails = counts.zip(before).map { |now, then_| now - then_ }
      who = on ? "with the rules" : "bare core"
      puts "#{name}, #{who}: #{told} notifications, #{mails} mails queued, " \
             "#{cost[:queries]} queries, #{cost[:ms].round} ms in the job"
    end
  end

  def tell(on, from)
    if on
      HouseRules::TellOfMove.call(HouseRules::Move.last)
    else
      ids = MovedPost.where(old_topic_id: from.id).pluck(:new_post_id)
      last = Notification.maximum(:id).to_i
      Jobs::NotifyMovedPosts.new.execute(post_ids: ids, moved_by_id: @mover.id)
      # Core does this after the commit, which never comes here.
      Notification.where("id > ?", last).each { |n| NotificationEmailer.process_notification(n) }
    end
  end

  def counts
    [Notification.count, Mails.count]
  end

  # Mails that Discourse would queue; here they are only counted.
  module Mails
    class << self
      attr_accessor :count
    end
    def enqueue_in(delay, name, *rest)
      name.to_s == "user_email" ? Mails.count += 1 : super
    end
  end
  Mails.count = 0
  Jobs.singleton_class.prepend(Mails)

  # What is made for it is made before anything is counted.
  def move(topic, count, from: 1)
    ids = topic.posts.order(:post_number).offset(from).limit(count).pluck(:id)
    topic.move_posts(@mover, ids, destination_topic_id: @entered.id)
  end

  def measured_move(topic, count, on)
    @entered = topic_of(1)
    measured(on) { move(topic, count) }
  end

  # Each statement that reaches the database, whoever sends it.
  module Counter
    CALLS = %i[
      exec
      async_exec
      sync_exec
      exec_params
      async_exec_params
      exec_prepared
      async_exec_prepared
    ]
    class << self
      attr_accessor :count
    end
    CALLS.each do |call|
      define_method(call) do |*args, &block|
        Counter.count += 1
        super(*args, &block)
      end
    end
  end
  Counter.count = 0
  PG::Connection.prepend(Counter)

  def measured(on)
    SiteSetting.house_rules_enabled = on
    GC.start
    before = Counter.count
    started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    ms = (Process.clock_gettime(Process::CLOCK_MONOTONIC) - started) * 1000
    { ms:, queries: Counter.count - before }
  end

  def line(name, bare, ours)
    shown =
      [bare, ours].map do |cost|
        cost ? format("%5d queries %8.1f ms", cost[:queries], cost[:ms]) : " " * 26
      end
    puts format("%-24s %s   %s", name, *shown)
  end

  # In one statement: what is measured is moving.
  def topic_of(count, authors = @authors)
    SiteSetting.house_rules_enabled = true
    topic =
      Topic.create!(user: authors.first, title: "Bench #{SecureRandom.hex(8)}", category: @category)
    rows = (1..count).map { |number| post_row(topic, number, authors[(number - 1) % authors.size]) }
    Post.insert_all!(rows)
    Topic.reset_highest(topic.id)
    topic.reload
  end

  def post_row(topic, number, author)
    at = 1.day.ago + number.seconds
    {
      topic_id: topic.id,
      user_id: author.id,
      post_number: number,
      sort_order: number,
      raw: "Post number #{number} of this topic, with some words in it.",
      cooked: "<p>Post number #{number} of this topic, with some words in it.</p>",
      created_at: at,
      updated_at: at,
      last_version_at: at,
      baked_version: Post::BAKED_VERSION,
    }
  end

  def user(name, **attributes)
    User.create!(
      username: "#{name}_#{SecureRandom.hex(2)}"[0, 20],
      email: "#{name}-#{SecureRandom.hex(3)}@example.com",
      password: SecureRandom.hex,
      active: true,
      trust_level: 2,
      **attributes,
    )
  end
end

MovesBenchmark.new.run

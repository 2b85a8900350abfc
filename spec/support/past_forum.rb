# frozen_string_literal: true

# A forum with a past: some hundred topics with everything that may go wrong in them, and an oracle
# that says what the figures must be. The oracle knows nothing of the plugin's calendar or SQL: it
# walks through time minute by minute on the wall clock and through posts one by one.
class PastForum
  Topic = Struct.new(:id, :posts, keyword_init: true)
  Post = Struct.new(:number, :author, :at, :official, :deleted, :type, keyword_init: true)

  TYPES = ::Post.types

  attr_reader :topics

  def initialize(category:, voices:, seed: 1, size: 200)
    @category = category
    @voices = voices
    @random = Random.new(seed)
    @residents = Array.new(20) { Fabricate(:user) }
    @size = size
  end

  def create!
    @topics = Array.new(@size) { |i| topic(i) }
    self
  end

  # The figures as an independent computation has them.
  def figures(zone:, week:, days: {}, target: 36_000)
    asked = topics.select { |t| t.posts.any? && asked?(t.posts.first) }
    clock = MinuteClock.new(zone, week, days)
    seconds = asked.filter_map { |t| response_seconds(t, clock) }.sort
    started =
      topics.count do |t|
        (post = t.posts.first) && post.number == 1 && post.official && !post.deleted
      end
    {
      asked: asked.size,
      answered: seconds.size,
      within: seconds.count { |s| s <= target },
      median: seconds[(seconds.size * 0.5).ceil - 1],
      p90: seconds[(seconds.size * 0.9).ceil - 1],
      sum: seconds.sum,
      initiated: started,
    }
  end

  # Working time by the wall clock, one real minute at a time.
  class MinuteClock
    NAMES = %w[sun mon tue wed thu fri sat].freeze

    def initialize(zone, week, days)
      @zone = TZInfo::Timezone.get(zone)
      @week = week
      @days = days
    end

    def seconds_between(from, to)
      count = 0
      moment = from
      while moment < to
        count += 60 if open?(moment)
        moment += 60
      end
      count
    end

    def open?(moment)
      local = @zone.utc_to_local(moment.utc)
      hours = @days[local.strftime("%Y-%m-%d")] || @week[NAMES[local.wday]] || []
      minute = local.hour * 60 + local.min
      hours.any? { |from, to| minute >= minutes(from) && minute < minutes(to) }
    end

    def minutes(text)
      hour, minute = text.split(":").map(&:to_i)
      hour * 60 + minute
    end
  end

  private

  def asked?(post)
    post.number == 1 && !post.official && !post.deleted
  end

  def response_seconds(topic, clock)
    response =
      topic.posts.find do |p|
        p.number > 1 && p.official && !p.deleted &&
          [TYPES[:regular], TYPES[:moderator_action]].include?(p.type)
      end
    response && clock.seconds_between(topic.posts.first.at, response.at)
  end

  def topic(index)
    at = Time.utc(2025, 3, 24) + @random.rand(0..(60 * 24 * 14)) * 60
    record = Fabricate(:topic, category: @category, user: @residents.first, created_at: at)
    number = 0
    posts =
      Array.new(@random.rand(1..6)) do
        # Posts that were deleted long ago leave gaps, also at the start.
        number += @random.rand(10).zero? && index > 10 ? 2 : 1
        post = random_post(number, at)
        # Some are dated before their question.
        at += @random.rand(-300..2500) * 60
        post
      end
    posts.each { |post| insert(record, post) }
    Topic.new(id: record.id, posts:)
  end

  def random_post(number, at)
    official = @random.rand < 0.35
    kind = number == 1 ? 1.0 : @random.rand
    Post.new(
      number:,
      official:,
      at:,
      author: (official ? @voices : @residents).sample(random: @random),
      deleted: @random.rand(15).zero?,
      type: type(kind),
    )
  end

  def type(kind)
    return TYPES[:whisper] if kind < 0.08
    return TYPES[:small_action] if kind < 0.16
    return TYPES[:moderator_action] if kind < 0.24
    TYPES[:regular]
  end

  def insert(record, post)
    DB.exec(
      <<~SQL,
      INSERT INTO posts (user_id, topic_id, post_number, sort_order, raw, cooked, post_type,
                         created_at, updated_at, last_version_at, deleted_at)
      VALUES (:user, :topic, :number, :number, 'x', 'x', :type, :at, :at, :at, CAST(:deleted AS timestamp))
    SQL
      topic: record.id,
      deleted: (post.deleted ? post.at : nil),
      user: post.author.id,
      **post.to_h.slice(:number, :at, :type),
    )
  end
end

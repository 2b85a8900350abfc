# frozen_string_literal: true

# For specs of the pure parts: they run alone (`bundle exec rspec spec/lib`) and inside Discourse.
unless defined?(HouseRules::Confusables)
  require_relative "../lib/house_rules/working_calendar"
  require_relative "../lib/house_rules/inquiry_timeline"
  require_relative "../lib/house_rules/confusables"
end

module PureHelper
  OFFICE = %w[mon tue wed thu fri].to_h { |day| [day, [%w[10:00 20:00]]] }.freeze

  # A UTC Time from wall clock time in a zone: "2025-10-24 15:00:30". A repeated hour: its first pass.
  def wall(text, zone = "Europe/Moscow")
    date, clock = text.split(" ", 2)
    numbers = [*date.split("-"), *clock.to_s.split(":")].map(&:to_i)
    local = Time.utc(*numbers)
    TZInfo::Timezone.get(zone).local_to_utc(local) { |periods| periods.first }
  end

  def calendar(zone = "Europe/Moscow", week: OFFICE, days: {})
    HouseRules::WorkingCalendar.new(time_zone: zone, week:, days:)
  end

  # A timeline: story("2025-10-24 15:00" => :asked, "2025-10-27 11:00" => [:interim, "2025-10-31 12:00"]).
  # In Moscow's time; the 20th and the 27th of October 2025 are Mondays.
  def story(happened, office = calendar)
    timeline(happened.each_with_index.map { |(at, what), id| made(id, at, *what) }, office)
  end

  def timeline(events, office = calendar)
    HouseRules::InquiryTimeline.new(events:, calendar: office, targets: targets)
  end

  def targets(**days)
    HouseRules::InquiryTimeline::Targets.working_days(36_000, **days)
  end

  def made(id, at, kind, date = nil, rest = {})
    event(id, at, kind, date, **rest)
  end

  # +date+: what is promised, or since when it waits.
  def event(id, at, kind, date = nil, **rest)
    reply = HouseRules::InquiryTimeline::REPLY_KINDS.include?(kind)
    dated = %i[needs_answer thanks merged].include?(kind) ? :since : :promised_at
    HouseRules::InquiryTimeline::Event.new(
      kind: reply ? :official_reply : kind,
      reply_kind: reply ? kind : nil,
      at: wall(at),
      id:,
      dated => date && wall(date),
      **rest,
    )
  end

  # Other hours or targets, for [:calendar_changed, nil, terms(...)].
  def terms(office = calendar, **days)
    { terms: HouseRules::InquiryTimeline::Terms.new(calendar: office, targets: targets(**days)) }
  end

  def breaches(status)
    status.breaches.map { |breach| [breach.kind, breach.due_at, breach.at] }
  end

  # Runs the block with +cases+ different random generators. A failure says which seed it was:
  # HOUSE_RULES_SEED=… runs that case alone.
  def randomly(cases)
    seeds =
      ENV["HOUSE_RULES_SEED"] ? [ENV["HOUSE_RULES_SEED"].to_i] : Array.new(cases) { rand(2**32) }
    seeds.each do |seed|
      yield Random.new(seed)
    rescue Exception => e
      raise e.class, "HOUSE_RULES_SEED=#{seed}\n#{e.message}", e.backtrace
    end
  end

  # Weekly hours or exceptional days: a few intervals to the minute for each key, now and then
  # touching, up to midnight, all day or none.
  def random_hours(keys, random)
    keys.to_h do |key|
      marks = Array.new(2 * random.rand(0..3)) { random.rand(0..96) * 15 }.uniq.sort
      marks = [0, *marks, 1440].uniq if random.rand(4).zero?
      pairs = random.rand(3).zero? ? marks.each_cons(2) : marks.each_slice(2)
      [key, pairs.select { |pair| pair.size == 2 }.map { |pair| pair.map { |mark| clock(mark) } }]
    end
  end

  def clock(minutes)
    format("%02d:%02d", *minutes.divmod(60))
  end
end

RSpec.configure { |config| config.include PureHelper, :pure }

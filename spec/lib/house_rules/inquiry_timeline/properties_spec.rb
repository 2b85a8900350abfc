# frozen_string_literal: true

require_relative "../../../pure_helper"

# What holds for any history.
RSpec.describe HouseRules::InquiryTimeline, :pure do
  start = Time.utc(2025, 10, 20, 9)

  # What is heard of only later than it waits since.
  late = %i[needs_answer merged came_apart]
  # What may bring other hours or targets.
  changing = %i[calendar_changed moved split]

  def history(random, start, kinds = described_class::EVENT_KINDS)
    at = start
    events =
      Array.new(random.rand(0..12)) do |id|
        at += [0, random.rand(0..3600), random.rand(0..3 * 86_400)].sample(random:)
        some_event(id + 1, at, random, kinds)
      end
    asked_at = start + random.rand(0..86_400)
    [described_class::Event.new(kind: :asked, at: asked_at, id: 0, ref: 0), *events]
  end

  def some_event(id, at, random, kinds)
    kind = random.rand(2).zero? ? :official_reply : kinds.sample(random:)
    waits = %i[needs_answer merged thanks].include?(kind) && random.rand(2).zero?
    described_class::Event.new(
      kind:,
      at:,
      id:,
      reply_kind: described_class::REPLY_KINDS.sample(random:),
      promised_at: random.rand(2).zero? ? nil : at + random.rand(-3600..5 * 86_400),
      since: waits ? at - random.rand(0..3 * 86_400) : nil,
      answer_since: waits && kind == :merged ? at - random.rand(0..5 * 86_400) : nil,
      responded: waits && random.rand(2).zero?,
      terms: random.rand(2).zero? ? nil : some_terms(random),
      ref: random.rand(0..id),
      by_another: random.rand(2).zero?,
      reason: [nil, "withheld", "quarantine"].sample(random:),
    )
  end

  def some_terms(random)
    terms(
      @offices.sample(random:),
      first_response: random.rand(1..3),
      full_answer: random.rand(1..6),
      next_response: random.rand(1..3),
    ).fetch(:terms)
  end

  before do
    night = { "mon" => [%w[00:00 06:00], %w[22:00 24:00]], "thu" => [%w[09:00 18:00]] }
    @offices = [calendar, office, calendar("Europe/Berlin", week: night), calendar(week: {})]
  end

  let(:office) { calendar(days: { "2025-10-25" => [%w[10:00 19:00]], "2025-10-27" => [] }) }

  def moments(random, start, count)
    Array.new(count) { start + random.rand(0..40 * 86_400) }.sort
  end

  it "does not depend on the order in which events are given" do
    randomly(2_000) do |random|
      events = history(random, start)
      now = moments(random, start, 1).first
      expect(timeline(events.shuffle(random:), office).at(now)).to eq(
        timeline(events, office).at(now),
      )
    end
  end

  it "never changes what was, whatever happens later" do
    randomly(1_000) do |random|
      events = history(random, start, described_class::EVENT_KINDS - late)
      whole = timeline(events, office)
      now, later = moments(random, start, 2)
      before = whole.at(now)
      expect(timeline(events.select { |event| event.at <= now }, office).at(now)).to eq(before)
      expect(missed(whole.at(later)).select { |_, _, due_at| due_at < now }).to eq(missed(before))
      keeps_first_figures(before, whole.at(later))
    end
  end

  it "is abandoned exactly from when it said it would be" do
    randomly(1_000) do |random|
      events = history(random, start)
      now = moments(random, start, 1).first
      status = timeline(events, office).at(now)
      happened = timeline(events.select { |event| event.at <= now }, office)
      due_at = status.next_due_at
      never = status.owes == :organization && status.due_at.nil?
      expect(status.abandoned?).to eq(status.owes == :organization && due_at.nil?) unless never
      next if due_at.nil?
      expect(happened.at(due_at)).to have_attributes(abandoned?: false, next_due_at: due_at)
      expect(happened.at(due_at + 1)).to be_abandoned
      expect(missed(happened.at(due_at + 1))).not_to be_empty
    end
  end

  it "adds up" do
    randomly(1_000) do |random|
      events = history(random, start, described_class::EVENT_KINDS - changing)
      status = timeline(events, office).at(start + 40 * 86_400)
      expect(status.owes).to eq(status.set_aside ? nil : owed_in(status.state))
      expect(status.paused_seconds).to eq(status.pauses.sum(&:seconds))
      expect(status.pauses.group_by(&:cycle).values.map(&:size)).to all be <= 2
      expect(status.promises_kept).to be <= status.promises_made
      expect(status.explanation.map(&:at)).to eq(status.explanation.map(&:at).sort)
      status.measures.each { |measure| adds_up(measure) }
    end
  end

  it "changes nothing when hours and targets change to what they were" do
    randomly(1_000) do |random|
      events = history(random, start, described_class::EVENT_KINDS - changing)
      same = described_class::Terms.new(calendar: office, targets:)
      changes =
        moments(random, start, 3).map do |at|
          described_class::Event.new(kind: :calendar_changed, at:, id: 99, terms: same)
        end
      now = moments(random, start, 1).first
      told = %i[explanation]
      expect(timeline(events + changes, office).at(now).to_h.except(*told)).to eq(
        timeline(events, office).at(now).to_h.except(*told),
      )
    end
  end

  it "counts the rest, and only the rest, by the hours and targets that came" do
    randomly(1_000) do |random|
      events = history(random, start, described_class::EVENT_KINDS - changing)
      at, = moments(random, start, 1)
      before = timeline(events, office).at(at)
      come = some_terms(random)
      change = described_class::Event.new(kind: :calendar_changed, at:, id: 99, terms: come)
      after = timeline(events.select { |event| event.at <= at } + [change], office).at(at)
      before.measures.zip(after.measures) { |was, is| counts_the_rest(was, is, at, come) }
    end
  end

  def counts_the_rest(was, is, at, come)
    expect(is.to_h.slice(:from, :at, :missed)).to eq(was.to_h.slice(:from, :at, :missed))
    standing = was.due_at.nil?
    if was.at || was.missed || was.target_seconds.nil? || standing
      expect(is).to have_attributes(due_at: was.due_at)
    else
      left = [come.targets[:"#{was.kind}_seconds"] - was.counted_seconds, 0].max
      expect(is.due_at && come.calendar.seconds_between(at, is.due_at)).to be_nil.or eq(left)
    end
  end

  def missed(status)
    status.breaches.map { |breach| [breach.kind, breach.cycle, breach.due_at] }
  end

  def keeps_first_figures(before, after)
    %i[first_response_at first_response_seconds full_answer_at full_answer_seconds].each do |figure|
      expect(after[figure]).to eq(before[figure]) if before[figure]
    end
  end

  def owed_in(state)
    return :author if state == :waiting_author
    %i[answered closed].include?(state) ? nil : :organization
  end

  # Working seconds and due times agree on what was late, but for deadlines on closing time.
  def adds_up(measure)
    expect([measure.counted_seconds, measure.stood_seconds]).to all be >= 0
    return if measure.due_at.nil? || measure.at.nil?
    expect(measure.missed).to eq(measure.at > measure.due_at)
    return if measure.target_seconds.nil?
    expect(measure.counted_seconds).to be <= measure.target_seconds unless measure.missed
    expect(measure.counted_seconds).to be >= measure.target_seconds if measure.missed
  end
end

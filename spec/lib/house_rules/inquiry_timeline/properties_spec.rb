# frozen_string_literal: true

require_relative "../../../pure_helper"

# What holds for any history.
RSpec.describe HouseRules::InquiryTimeline, :pure do
  start = Time.utc(2025, 10, 20, 9)

  def history(random, start)
    at = start
    events =
      Array.new(random.rand(0..9)) do |id|
        at += [0, random.rand(0..3600), random.rand(0..3 * 86_400)].sample(random:)
        some_event(id + 1, at, random)
      end
    [described_class::Event.new(kind: :asked, at: start + random.rand(0..86_400), id: 0), *events]
  end

  def some_event(id, at, random)
    replies = random.rand(2).zero?
    kind = replies ? :official_reply : described_class::EVENT_KINDS.sample(random:)
    described_class::Event.new(
      kind:,
      at:,
      id:,
      reply_kind: described_class::REPLY_KINDS.sample(random:),
      promised_at: random.rand(2).zero? ? nil : at + random.rand(-3600..5 * 86_400),
    )
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
      events = history(random, start)
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
      expect(status.abandoned?).to eq(status.owes == :organization && due_at.nil?)
      next if due_at.nil?
      expect(happened.at(due_at)).to have_attributes(abandoned?: false, next_due_at: due_at)
      expect(happened.at(due_at + 1)).to be_abandoned
      expect(missed(happened.at(due_at + 1))).not_to be_empty
    end
  end

  it "adds up" do
    randomly(1_000) do |random|
      status = timeline(history(random, start), office).at(start + 40 * 86_400)
      expect(status.owes).to eq(owed_in(status.state))
      expect(status.paused_seconds).to eq(status.pauses.sum(&:seconds))
      expect(status.pauses.group_by(&:cycle).values.map(&:size)).to all be <= 2
      expect(status.explanation.sum(&:stood_seconds)).to eq(status.paused_seconds - running(status))
      expect(status.promises_kept).to be <= status.promises_made
      answered_in_time(status) if status.full_answer_at
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

  # Of a pause that is not over, nothing is explained yet.
  def running(status)
    status.pauses.select { |pause| pause.to.nil? }.sum(&:seconds)
  end

  # Working seconds and due times agree on what was late, but for deadlines on closing time.
  def answered_in_time(status)
    late = status.breaches.any? { |breach| [breach.kind, breach.cycle] == [:full_answer, 1] }
    expect(status.full_answer_seconds).to be <= 108_000 unless late
    expect(status.full_answer_seconds).to be >= 108_000 if late
  end
end

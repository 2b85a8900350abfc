# frozen_string_literal: true

require_relative "../support/inquiries"

# What holds for any history however it reached the database and whenever jobs ran: dozens of
# generated ones, beside the thousands of spec/lib/house_rules/inquiry_timeline/properties_spec.rb.
RSpec.describe HouseRules::Inquiry do
  include_context "with inquiries"

  before { Jobs.run_later! }

  let(:start) { moscow("2026-11-23 10:00") }
  let(:now) { start + 30.days }

  # Moments are apart, so that nothing depends on who was inserted first.
  def history(random)
    at = start
    Array.new(random.rand(1..9)) do
      at += random.rand(1..3 * 86_400)
      reply = random.rand(2).zero?
      kind =
        (
          if reply
            "official_reply"
          else
            HouseRules::InquiryTimeline::EVENT_KINDS
              .without(:asked, :official_reply)
              .sample(random:)
              .to_s
          end
        )
      waits = %w[needs_answer merged].include?(kind)
      {
        kind:,
        at:,
        reply_kind: (HouseRules::InquiryTimeline::REPLY_KINDS.sample(random:).to_s if reply),
        promised_at: (at + random.rand(-1..5).days if random.rand(2).zero?),
        since: (at - random.rand(0..86_400) if waits),
        details: (kind == "handed_over" ? { department: "Legal" } : nil),
      }
    end
  end

  def inquiry
    freeze_time start
    topic = Fabricate(:topic, category:, user: resident)
    Fabricate(:post, topic:, user: resident)
    inquiry_of(topic)
  end

  # Inserts in any order, with jobs and sweeps in between, at any time, some twice.
  def live(inquiry, events, random)
    freeze_time start
    events
      .shuffle(random:)
      .each do |event|
        inquiry.events.create!(**event)
        freeze_time start + random.rand(0..30).days if random.rand(3).zero?
        random.rand(0..2).times { recompute(inquiry) }
        HouseRules::AnnounceRungs.call if random.rand(4).zero?
      end
    freeze_time now
    recompute(inquiry)
    caches(inquiry)
  end

  def recompute(inquiry)
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
  end

  def caches(inquiry)
    inquiry
      .reload
      .attributes
      .symbolize_keys
      .slice(*HouseRules::InquiryCaches.columns)
      .except(:next_rung_at)
  end

  it "comes to the same, in whatever order it was told, computed and swept" do
    seed = ENV.fetch("HOUSE_RULES_SEED", rand(2**32)).to_i
    random = Random.new(seed)
    30.times do
      events = history(random)
      first, second = Array.new(2) { live(inquiry, events, random) }
      expect(second).to eq(first), "HOUSE_RULES_SEED=#{seed}: #{events}"
    end

    all = HouseRules::Inquiry.order(:id).to_a
    before = all.map { |each| caches(each) }
    nothing = HouseRules::InquiryCaches.columns.index_with { nil }
    defaults = HouseRules::Inquiry.column_defaults.symbolize_keys.slice(*nothing.keys).compact
    HouseRules::Inquiry.update_all(nothing.merge(defaults))
    HouseRules::RecountInquiries.call(open_only: false)
    expect(all.map { |each| caches(each) }).to eq(before)
  end
end

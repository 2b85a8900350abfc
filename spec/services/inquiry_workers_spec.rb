# frozen_string_literal: true

# Two workers at once, each with a connection of its own and data that is committed.
RSpec.describe HouseRules::RecomputeInquiry do
  self.use_transactional_tests = false

  def tables
    ActiveRecord::Base.connection.tables.grep(/\Ahouse_rules_/) - %w[house_rules_guard]
  end

  before do
    DB.exec("TRUNCATE #{tables.join(", ")}")
    @calendar = Fabricate(:house_rules_calendar)
    columns = { name: "Northbank Homes", user_id: -999, group_id: -999, calendar_id: @calendar.id }
    @organization = HouseRules::Organization.create!(**columns)
    HouseRules::Directory.clear
    @ids = Array.new(60) { |i| open_inquiry(i) }
  end

  after do
    DB.exec("TRUNCATE #{tables.join(", ")}")
    HouseRules::Directory.clear
  end

  def open_inquiry(index)
    asked_at = Time.utc(2026, 11, 2, 7) + index * 60
    targets = {
      first_response_target: 36_000,
      full_answer_target: 108_000,
      next_response_target: 36_000,
    }
    inquiry =
      HouseRules::Inquiry.create!(
        topic_id: -index - 1,
        organization_id: @organization.id,
        calendar_id: @calendar.id,
        asked_at:,
        **targets,
      )
    inquiry.events.create!(kind: "asked", at: asked_at)
    inquiry.id
  end

  # The test environment's pool has one connection for each spec.
  def at_once(workers)
    ActiveRecord::Base.connection_pool.instance_variable_set(:@size, workers.size + 1)
    errors = []
    threads =
      workers.map do |worker|
        Thread.new do
          ActiveRecord::Base.connection_pool.with_connection { worker.call }
        rescue => e
          errors << e
        end
      end
    threads.each(&:join)
    expect(errors).to eq([])
  end

  def recompute_all(ids)
    ids.each { |id| HouseRules::RecomputeInquiry.call(params: { inquiry_id: id }) }
  end

  it "writes the same caches, whoever of three is first" do
    answers = -> do
      @ids.each do |id|
        HouseRules::InquiryEvent.create!(
          inquiry_id: id,
          kind: "official_reply",
          reply_kind: "full_answer",
          at: Time.utc(2026, 11, 3, 9),
        )
        HouseRules::RecomputeInquiry.call(params: { inquiry_id: id })
      end
    end
    at_once(
      [
        answers,
        -> { recompute_all(@ids.reverse) },
        -> { 3.times { HouseRules::RecountInquiries.call } },
      ],
    )
    states = HouseRules::Inquiry.distinct.pluck(:state, :full_answer_at, :owes)
    expect(states).to eq([["answered", Time.utc(2026, 11, 3, 9), nil]])
  end

  it "tells each rung once" do
    recompute_all(@ids)
    told = Queue.new
    sweep = -> { 3.times { HouseRules::AnnounceRungs.call.each { |rung| told << rung } } }
    stub_const(HouseRules::AnnounceRungs, "BATCH", 7) { at_once([sweep, sweep, sweep]) }
    rungs = Array.new(told.size) { told.pop }
    expect(rungs.sort).to eq(@ids.product([2, 3]).sort)
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/committed"

# Two connections at once, and machines that stop: with data that is really committed and really rolled back.
RSpec.describe "House rules: moves at the same time" do
  self.use_transactional_tests = false

  include_context "with committed data"
  include PermanenceHelper

  let(:movers) { Array.new(2) { Fabricate(:moderator) } }
  let(:author) { Fabricate(:user, refresh_auto_groups: true) }
  let(:category) { Fabricate(:category) }
  let(:topics) { Array.new(3) { Fabricate(:post, user: author, topic: a_topic).topic } }
  let(:posts) { Array.new(3) { Fabricate(:post, user: author, topic: topics.first) } }

  before do
    SiteSetting.house_rules_enabled = true
    [movers, topics, posts].each(&:to_a)
    Jobs.run_immediately!
  end

  def a_topic
    Fabricate(:topic, user: author, category:)
  end

  def move(mover, chosen, from, to)
    mover = User.find(mover.id)
    mover.house_rules_move = HouseRules::MoveReason.new("off_topic", "By #{mover.id}")
    Topic.find(from.id).move_posts(mover, chosen.map(&:id), destination_topic_id: to.id)
  end

  # Both stand where nothing has been locked yet, each in its own transaction.
  def both_ready_at(target, step)
    ready = Concurrent::CyclicBarrier.new(2)
    allow(target).to receive(step).and_wrap_original do |original, *args, **rest|
      ready.wait(5)
      original.call(*args, **rest)
    end
  end

  def record
    HouseRules::RecordEntry.where(topic_id: topics.map(&:id)).order(:id).pluck(:kind)
  end

  # Where each of the words is, to see that none is lost or doubled.
  def words
    Post.where(topic_id: topics.map(&:id), post_type: Post.types[:regular]).order(:raw).pluck(:raw)
  end

  def notices_of(topic)
    notices(topic).pluck(:action_code)
  end

  it "moves once what two move at once to different topics" do
    before = words
    both_ready_at(HouseRules::Move, :begin_posts)
    errors =
      at_once(
        -> { move(movers.first, posts, topics.first, topics.second) },
        -> { move(movers.second, posts.first(2), topics.first, topics.third) },
      )
    expect(errors.map(&:class)).to eq([HouseRules::Refused])
    expect(errors.first.message).to eq(PermanenceHelper.refused(:moved_meanwhile))
    expect(HouseRules::Move.sole.told_at).to be_present
    expect(record).to eq(["moved"])
    expect(words).to eq(before)
    entered = topics.drop(1).reject { |topic| notices_of(topic).empty? }
    expect(notices_of(topics.first) + notices_of(entered.sole)).to eq(
      %w[house_rules.moved_out house_rules.moved_in],
    )
    expect(posts.map { |post| post.reload.topic_id }.tally.values.max).to be >= 2
    expect(told).to eq([author.id])
  end

  it "moves once what two move at once to the same topic" do
    both_ready_at(HouseRules::Move, :begin_posts)
    errors = at_once(*movers.map { |mover| -> { move(mover, posts, topics.first, topics.second) } })
    expect(errors.map(&:class)).to eq([HouseRules::Refused])
    expect(record).to eq(["moved"])
    expect(topics.second.posts.where(id: posts.map(&:id)).pluck(:post_number).uniq.size).to eq(3)
    expect(told).to eq([author.id])
  end

  it "does one after the other what crosses on its way, and merges no two topics into each other" do
    mine = Fabricate(:post, user: author, topic: topics.second)
    both_ready_at(HouseRules::Move, :begin_posts)
    crossing =
      at_once(
        -> { move(movers.first, posts.first(1), topics.first, topics.second) },
        -> { move(movers.second, [mine], topics.second, topics.first) },
      )
    expect(crossing).to eq([])
    expect(record).to eq(%w[moved moved])
    before = words
    all = topics.first(2).map { |topic| topic.posts.where(post_type: 1).order(:post_number).to_a }
    merging =
      at_once(
        -> { move(movers.first, all.first, topics.first, topics.second) },
        -> { move(movers.second, all.second, topics.second, topics.first) },
      )
    expect(merging.map(&:class)).to eq([HouseRules::Refused])
    expect(record).to eq(%w[moved moved merged])
    expect(words.uniq).to eq(before.uniq)
  end

  it "takes back once what two take back at once, and tells once what two jobs tell" do
    Jobs.run_later!
    move(movers.first, posts, topics.first, topics.second)
    done = HouseRules::Move.sole
    expect(at_once(*Array.new(2) { -> { HouseRules::TellOfMove.call(done) } })).to eq([])
    expect(told).to eq([author.id])
    both_ready_at(HouseRules::UndoMove, :entrusted?)
    results = Queue.new
    errors =
      at_once(
        *movers.map do |mover|
          -> do
            results << HouseRules::UndoMove.call(
              params: {
                move_id: done.id,
              },
              guardian: Guardian.new(mover),
            )
          end
        end,
      )
    expect(errors).to eq([])
    expect(Array.new(2) { results.pop.success? }).to contain_exactly(true, false)
    expect(record).to eq(%w[moved moved])
    expect(posts.map { |post| post.reload.topic_id }.uniq).to eq([topics.first.id])
  end

  # Everything there is, but for ids and times.
  def state
    topics.map do |topic|
      numbers = topic.posts.order(:post_number).pluck(:post_number, :raw, :action_code)
      [topic.reload.closed, topic.highest_post_number, topic.posts_count, numbers]
    end << record << HouseRules::Move.order(:id).pluck(:id, :undone_by_id)
  end

  let(:movers_classes) do
    [
      PostMover,
      HouseRules::Hooks::Moves::PostMoverExtension,
      HouseRules::AnnounceMove,
      HouseRules::MoveNotice,
      HouseRules::CarryInquiries,
      HouseRules::UndoMove,
      HouseRules::ReturnPosts,
      HouseRules::RestoreThread,
      HouseRules::Move,
    ]
  end

  # The machine stops when one method more than the last time, of Discourse's mover or of ours, has returned.
  def stop_after(count, act)
    passed = Set[]
    trace =
      TracePoint.new(:return) do |point|
        next if movers_classes.exclude?(point.defined_class)
        step = "#{point.defined_class.name.demodulize}##{point.method_id}"
        raise Interrupt, step if passed.add?(step) && passed.size == count
      end
    trace.enable(target_thread: Thread.current) { act.call }
    nil
  rescue Interrupt => e
    e.message
  end

  # The steps after which nothing was done; the one after them has done it, or nothing stopped it.
  def stopped_in_vain(act)
    Jobs.run_later! # and no worker is there to take it up
    before = state
    steps = []
    while (step = stop_after(steps.size + 1, act)) && state == before
      steps << step
    end
    steps
  end

  it "leaves all or nothing of a move, after whichever of its steps the machine stops" do
    steps = stopped_in_vain(-> { move(movers.first, posts, topics.first, topics.second) })
    expect(steps.size).to be > 30
    expect(steps).to include(
      "AnnounceMove#write_notices",
      "AnnounceMove#write_record",
      "AnnounceMove#finish",
      "PostMover#move_each_post",
      "PostMover#move_posts_to",
      "CarryInquiries#call",
    )
    # Then it was committed, and all of it is there.
    expect(HouseRules::Move.sole).to have_attributes(kind: "moved", told_at: nil)
    expect(record).to eq(["moved"])
    expect(posts.map { |post| post.reload.topic_id }.uniq).to eq([topics.second.id])
    expect(notices_of(topics.first) + notices_of(topics.second)).to eq(
      %w[house_rules.moved_out house_rules.moved_in],
    )
    HouseRules::Move.update_all(created_at: 10.minutes.ago)
    Jobs::HouseRules::TellUntoldMoves.new.execute({})
    expect(told).to eq([author.id])
  end

  it "leaves all or nothing of an undo, after whichever of its steps the machine stops" do
    move(movers.first, posts, topics.first, topics.second)
    done = HouseRules::Move.sole
    undo = -> do
      guardian = Guardian.new(User.find(movers.first.id))
      HouseRules::UndoMove.call(params: { move_id: done.id }, guardian:)
    end
    steps = stopped_in_vain(undo)
    expect(steps.size).to be > 30
    expect(steps).to include("ReturnPosts#reopen", "UndoMove#take_back", "UndoMove#mark")
    expect(done.reload.undone_by_id).to be_present
    expect(posts.map { |post| post.reload.topic_id }.uniq).to eq([topics.first.id])
    expect(record).to eq(%w[moved moved])
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/settings_before"

# What permanence costs in queries, beside the same Discourse with the switch off, in one process.
RSpec.describe "Queries for permanence", type: :request do
  include_context "with a protected topic"

  # Each side several times; what a first request warms up is not counted.
  def cost(enabled)
    SiteSetting.house_rules_enabled = enabled
    counts =
      Array.new(4) do
        track_sql_queries { yield }.count do |sql|
          !sql.match?(/\A(BEGIN|COMMIT|SAVEPOINT|RELEASE)/)
        end
      end
    counts.last(3).min
  end

  def extra(&block)
    cost(true, &block) - cost(false, &block)
  end

  def readers
    [nil, author, moderator, admin].each do |reader|
      reset!
      sign_in(reader) if reader
      yield
    end
  end

  before { Jobs.run_later! }

  it "are at most two on a topic page, though history is open to everyone" do
    set_before_rules(:edit_history_visible_to_public, false)
    10.times { Fabricate(:post, topic:, user: Fabricate(:user)) }
    readers { expect(extra { get "/t/#{topic.id}.json" }).to be <= 2 }
  end

  it "are at most one on a list" do
    10.times { Fabricate(:post, topic: Fabricate(:topic, category:)) }
    readers { expect(extra { get "/latest.json" }).to be <= 1 }
  end

  it "are at most two for a reply and for a topic" do
    SiteSetting.rate_limit_create_post = 0
    SiteSetting.unique_posts_mins = 0
    reply_to = -> { create_post(topic:, user: author, raw: "A reply, #{SecureRandom.hex}.") }
    expect(extra(&reply_to)).to be <= 2
    ask = -> do
      create_post(user: author, category:, title: "A question of mine #{SecureRandom.hex(4)}")
    end
    expect(extra(&ask)).to be <= 2
  end

  it "are at most one for a flag, and two for its folding" do
    posts = Array.new(16) { Fabricate(:post, topic:) }
    flag = -> { PostActionCreator.notify_moderators(moderator, posts.pop, "Look at this, please.") }
    expect(extra(&flag)).to be <= 1
    posts.concat(Array.new(16) { Fabricate(:post, topic:) })
    hide = -> { posts.pop.hide!(PostActionType.types[:spam]) }
    expect(extra(&hide)).to be <= 2
  end

  it "are none more a row in the review queue" do
    sign_in(admin)
    2.times { Fabricate(:reviewable_flagged_post, target: Fabricate(:post, topic:), topic:) }
    few = extra { get "/review.json" }
    4.times { Fabricate(:reviewable_flagged_post, target: Fabricate(:post, topic:), topic:) }
    expect(extra { get "/review.json" }).to be <= few + 1
  end

  it "are none more for further words of one newcomer there, whom Discourse could delete" do
    sign_in(admin)
    newcomer = Fabricate(:newuser)
    flagged = -> do
      post = Fabricate(:post, topic:, user: newcomer)
      attributes = { target: post, target_created_by: newcomer, potential_spam: true }
      Fabricate(:reviewable_flagged_post, topic:, **attributes)
    end
    flagged.call
    few = extra { get "/review.json" }
    2.times { flagged.call }
    expect(extra { get "/review.json" }).to be <= few
  end
end

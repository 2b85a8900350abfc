# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/query_costs"

# What the rules add to a move is the same for one post as for many; benchmark/moves.rb measures the rest.
RSpec.describe "Queries for moves", type: :request do
  include_context "with a protected topic"
  include QueryCosts

  before { Jobs.run_later! }

  # The last of two, by authors of whom nothing is cached.
  def cost_of(count, enabled)
    SiteSetting.house_rules_enabled = enabled
    Array
      .new(2) do
        from, to = Array.new(2) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
        ids = Array.new(count) { Fabricate(:post, topic: from, user: author).id }
        from.reload
        queries { from.move_posts(moderator, ids, destination_topic_id: to.id) }.size
      end
      .last
  end

  def extra(count)
    cost_of(count, true) - cost_of(count, false)
  end

  it "add none for a post, whether one goes or ten" do
    expect(extra(10)).to eq(extra(1))
  end
end

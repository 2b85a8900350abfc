# frozen_string_literal: true

# What the rules cost in a forum of 100,000 topics with 1,000,000 posts, beside the same Discourse
# with the switch off, its response-time report and automation's stalled-topic finder, in one run:
#
#   cd /path/to/discourse
#   RAILS_ENV=test LOAD_PLUGINS=1 bin/rails runner plugins/discourse-house-rules/benchmark/scale.rb
#
# It works in a database of its own, house_rules_benchmark, made from the current one (which nobody
# else may be connected to at that moment) and kept for the next run. TOPICS=1000 tries it out on a
# smaller forum; FRESH=1 makes the database anew; ONLY=sweep,figures measures some of it.

require_relative "scale/database"
require_relative "scale/forum"
require_relative "scale/measurements"

topics = ENV.fetch("TOPICS", 100_000).to_i
Scale::Database.new("house_rules_benchmark").use!(fresh: ENV["FRESH"] == "1")
forum = Scale::Forum.new(topics:, posts: topics * 10)
forum.build
Scale::Measurements.new(forum, only: ENV["ONLY"]&.split(",")).run

# frozen_string_literal: true

require "message_bus/backends/redis"
require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::Caches do
  include_context "with a secret"

  it "reaches search" do
    SearchIndexer.enable
    SearchIndexer.index(reply, force: true)
    expect_reached do
      DB.query_single("SELECT raw_data FROM post_search_data WHERE post_id = ?", reply.id)
    end
  ensure
    SearchIndexer.disable
  end

  it "reaches the links that were read from it" do
    reply.update_columns(raw: "See https://example.com/4508 and so on")
    reply.rebake!
    expect_reached { TopicLink.where(post_id: reply.id).pluck(:url) }
  end

  it "forgets pages kept for visitors, and oneboxes" do
    Discourse.redis.setex("ANON_CACHE_/t/x|m=false", 60, secret)
    Discourse.cache.write(InlineOneboxer.cache_key(reply.full_url), { title: secret })
    withhold
    expect(Discourse.redis.get("ANON_CACHE_/t/x|m=false")).to eq(nil)
    expect(InlineOneboxer.cache_lookup(reply.full_url)).to eq(nil)
  end

  it "forgets the summaries of those concerned" do
    kept, *gone = [admin, moderator, author].map { |user| "user_summary:#{user.id}:0:en" }
    [kept, *gone].each { |key| Discourse.cache.write(key, secret) }
    described_class.forget_pages([moderator.id, author.id])
    expect(gone.map { |key| Discourse.cache.read(key) }).to eq([nil, nil])
    expect(Discourse.cache.read(kept)).to eq(secret)
  ensure
    Discourse.cache.delete(kept)
  end

  it "forgets alerts on their way to browsers" do
    config = GlobalSetting.message_bus_redis_config.merge(logger: Rails.logger)
    redis = MessageBus::Backends::Redis.new(config)
    Fabricate(:notification, user: moderator, topic:, post_number: reply.post_number)
    channels =
      [moderator, admin].map do |user|
        MessageBus.send(:encode_channel_name, "/notification-alert/#{user.id}")
      end
    channels.each { |channel| redis.publish(channel, { excerpt: secret }.to_json) }
    MessageBus.stubs(:backend_instance).returns(redis)
    described_class.forget(reply)
    expect(channels.map { |channel| redis.backlog(channel).size }).to eq([0, 1])
  ensure
    MessageBus.unstub(:backend_instance)
    redis&.reset!
  end
end

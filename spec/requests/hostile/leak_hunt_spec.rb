# frozen_string_literal: true

require_relative "../../support/inquiries"

# Every GET route of this Discourse and its plugins that can be asked about an official post, as three
# readers who may not know its writer: where the post is shown, the writer is not.
RSpec.describe "The writer's name", type: :request do
  include_context "with inquiries"

  fab!(:writer) do
    Fabricate(:user, username: "quiet_olga", name: "Olga Quiet", refresh_auto_groups: true)
  end
  fab!(:rival) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:tag)

  let(:marker) { "riserseven" }
  # Nothing about them may stand there either.
  let(:names) { /quiet_olga|Olga Quiet/i }
  let!(:topic) { ask(tags: [tag.name]) }
  let!(:official) { publish }

  before do
    SearchIndexer.enable
    official.rebake!
    SearchIndexer.index(official, force: true)
    SearchIndexer.index(topic.reload, force: true)
    Fabricate(:house_rules_organization, name: "Southbank Care").group.add(rival)
    topic.feature_topic_users
    CategoryFeaturedTopic.feature_topics
  end

  def publish
    spokespeople.add(writer)
    result =
      HouseRules::PublishOfficialReply.call(
        params: {
          organization_id: organization.id,
          topic_id: topic.id,
          raw: "We have adjusted the heating of #{marker}, see the plan.",
          reply_kind: "full_answer",
          reply_to_post_number: 1,
        },
        guardian: writer.guardian,
      )
    expect(result).to be_success, result.inspect_steps
    result[:post]
  end

  # What a segment of a path can be filled with; others are left out and counted.
  def values
    {
      "id" => [topic.id, official.id, account.id, inquiry_of(topic).id],
      "topic_id" => [topic.id],
      "post_id" => [official.id],
      "post_number" => [official.post_number],
      "reply_to_post_number" => [1],
      "slug" => [topic.slug],
      "username" => [account.username, resident.username],
      "user_id" => [account.id],
      "category_id" => [category.id],
      "category_slug_path_with_id" => ["#{category.slug}/#{category.id}"],
      "category_slug" => [category.slug],
      "tag_id" => [tag.name],
      "tag_name" => [tag.name],
      "group_id" => [spokespeople.name],
      "group_name" => [spokespeople.name],
      "revision" => [2],
      "page" => [1],
      "period" => ["all"],
      "format" => ["json"],
      "filter" => ["latest"],
      "subtype" => ["replies"],
    }
  end

  def paths
    Rails
      .application
      .routes
      .routes
      .filter_map do |route|
        next if route.verb != "GET" && !route.verb.to_s.split("|").include?("GET")
        path = route.path.spec.to_s.sub(/\(\.:format\)\z/, "").gsub(/\(.*?\)/, "")
        if path.match?(
             %r{\A/(admin|assets|stylesheets|sidekiq|logs|theme-javascripts|extra-locales|svg-sprite|uploads|letter_avatar|user_avatar|highlight-js|javascripts|qunit|theme-qunit|styleguide|rails)},
           )
          next
        end
        path
      end
      .uniq
  end

  def filled(path)
    segments = path.scan(/[:*](\w+)/).flatten
    return if segments.any? { |segment| values[segment].nil? }
    segments.reduce([path]) do |found, segment|
      found.flat_map { |p| values[segment].map { |v| p.sub(/[:*]#{segment}\b/, v.to_s) } }
    end
  end

  def variants(path)
    base, query = path.split("?", 2)
    ["", ".json", ".rss"].map { |ending| [base + ending, query].compact.join("?") }
  end

  EXTRA = %w[
    /posts.json
    /posts.rss
    /search.json?q=riserseven
    /search/query.json?term=riserseven
    /latest.json?ascending=true
    /user_actions.json?filter=5&username=%{account}
    /u/%{account}/summary.json
    /raw/%{topic}
    /raw/%{topic}/2
    /t/%{topic}.json?include_raw=true
    /t/%{topic}/posts.json?post_ids[]=%{post}&include_raw=true
    /posts/%{post}/replies.json
    /house-rules/record.json
    /house-rules/figures.json
  ].freeze

  def extra
    EXTRA.map { |path| format(path, account: account.username, topic: topic.id, post: official.id) }
  end

  def become(user)
    reset!
    sign_in(user) if user
  end

  # The answer, when it shows the topic; nil otherwise, and for what cannot be asked so.
  def showing(path, **headers)
    Timeout.timeout(10) { get(path, headers:) }
    @failed << path if response.status >= 500
    body = response.body.to_s.dup.force_encoding("UTF-8").scrub
    body if [marker, topic.title].any? { |text| body.include?(text) }
  rescue StandardError
    @failed << path
    nil
  end

  # Every path once, as who asked the question; those that show the topic in every way to every reader.
  it "stands in no answer that shows the post" do
    RateLimiter.disable
    @failed = Set.new
    found = paths.to_h { |path| [path, filled(path)] }
    asked = (found.values.compact.flatten.map { |path| "#{path}.json" } + extra).uniq
    become(resident)
    shown = asked.select { |path| showing(path) }
    ways = shown.flat_map { |path| variants(path.sub(/\.json(?=\?|\z)/, "")) }.uniq
    crawler = { "HTTP_USER_AGENT" => "Googlebot" }

    answers = 0
    leaks = []
    { anonymous: nil, author: resident, rival: }.each do |role, user|
      become(user)
      (shown + ways).each do |path|
        [{}, (crawler unless user || path.match?(/json|rss/))].compact.each do |headers|
          body = showing(path, **headers)
          next if body.nil?
          answers += 1
          leaks << "#{role}: #{path}" if body.match?(names)
        end
      end
    end
    RSpec.configuration.reporter.message(
      "#{found.size} GET routes, #{found.values.compact.size} could be filled in, #{shown.size} paths show " \
        "the topic, #{answers} answers in #{ways.size} ways to 3 readers, #{leaks.size} name the writer; " \
        "5xx or raised: #{@failed.size} #{@failed.first(6).join(" ")}",
    )
    expect(shown.size).to be > 30
    expect(leaks).to be_empty
  end

  it "stands in no message, webhook or notification" do
    Jobs.run_immediately!
    PostActionNotifier.enable
    messages = MessageBus.track_publish { publish }
    bodies =
      messages
        .reject { |m| m.user_ids == [writer.id] || m.group_ids.present? }
        .map { |m| m.data.to_json }
    expect(bodies.grep(names)).to be_empty
    expect(bodies.grep(/"user_id":#{writer.id}\b/)).to be_empty
    expect(WebHook.generate_payload(:post, official)).not_to match(names)
    data = Notification.where(user: [resident, rival]).pluck(:data).join
    expect(data).not_to match(names)
    expect(UserAction.where(acting_user_id: writer.id, target_topic_id: topic.id)).to be_empty
    expect(TopicUser.where(user: writer, topic:).where("posted OR liked")).to be_empty
    expect(Post.where(last_editor_id: writer.id)).to be_empty
  end
end

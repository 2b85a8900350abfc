# frozen_string_literal: true

require_relative "permanence"
require_relative "settings_before"

# Each known way by which something might vanish is one example: what a reader could read before, they
# can read after. Readers read as people do: they open the list, each topic in it, and each post's
# earlier versions. What stands in the texts is told apart by words that occur nowhere else.
# With HOUSE_RULES=off they show what happens in bare Discourse: most of them fail.
module Ways
  WORDS = %w[tamarind mahogany sycamore juniper rosewood].freeze

  # act: what is done. refused: the rule that answers, if one must; `answer`: the status of an HTTP act.
  # signpost: a merged topic leaves the lists by the rule, and its address leads on.
  def way(name, refused: nil, answer: nil, signpost: false, **options, &act)
    it(name, refused:, answer:, **options) do
      before = readings
      expect(before[:anonymous]).to match_array([*WORDS, :listed, :picture])
      attempt(refused, answer, &act)
      missed = lost(before, readings)
      missed.transform_values! { |words| words - ["rosewood", :listed] } if signpost
      expect(missed.compact_blank).to eq({})
    end
  end

  module Reading
    def readings
      { anonymous: nil, resident: resident, moderator: reading_moderator }.transform_values do |who|
        reset!
        sign_in(who) if who
        words_read.tap { reset! }
      end
    end

    def lost(before, after)
      before
        .to_h { |reader, read| [reader, read - after[reader]] }
        .reject { |_, words| words.empty? }
    end

    private

    def words_read
      get "/latest.json"
      ids = response.parsed_body.dig("topic_list", "topics").map { |t| t["id"] }
      pages = ids.map { |id| topic_page(id) }
      text = pages.join
      found = WORDS.select { |word| text.include?(word) }
      found << :listed if ids.include?(topic.id)
      found << :picture if picture_there?
      found
    end

    # Text as written and as shown, and every earlier version that the page says there is.
    def topic_page(id)
      get "/t/#{id}.json", params: { include_raw: true }
      return "" if response.status != 200
      page = response.parsed_body
      posts = page.dig("post_stream", "posts").reject { |post| post["cooked_hidden"] }
      shown = posts.map { |post| "#{post["raw"]} #{post["cooked"]}" }
      versions = posts.flat_map { |post| versions_of(post["id"], post["version"].to_i) }
      [page["title"], *shown, *versions].join(" ")
    end

    def versions_of(post_id, version)
      (2..version).map do |number|
        get "/posts/#{post_id}/revisions/#{number}.json"
        response.status == 200 ? response.body : ""
      end
    end

    def picture_there?
      Upload.exists?(picture.id) && File.exist?(picture_path)
    end

    # An act by HTTP gives its status: never a 5xx; refused with the sentence of that rule. A call of
    # Ruby's own raises the same.
    def attempt(refused, answer, &act)
      status = instance_exec(&act)
      return expect(refused).to be_nil unless status.is_a?(Integer)
      expect(status).to eq(answer || (refused ? 403 : status))
      expect(status).to be < 500
      return if refused.nil?
      expect(response.parsed_body["errors"]).to eq([PermanenceHelper.refused(refused)])
    rescue HouseRules::Refused => error
      expect(error.rule).to eq(refused)
    end
  end
end

RSpec.shared_context "with something to lose" do
  include PermanenceHelper
  include Ways::Reading

  fab!(:admin)
  fab!(:moderator) { Fabricate(:moderator, refresh_auto_groups: true) }
  fab!(:reading_moderator) { Fabricate(:moderator, refresh_auto_groups: true) }
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:author) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:newcomer) { Fabricate(:newuser, refresh_auto_groups: true) }
  fab!(:leader) { Fabricate(:trust_level_4, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:elsewhere, :category)
  fab!(:circle) { Fabricate(:group).tap { |group| group.add(Fabricate(:user)) } }
  fab!(:closed_section) { Fabricate(:private_category, group: circle) }
  fab!(:picture) { Fabricate(:upload, user: author) }
  fab!(:topic) { Fabricate(:topic, category:, user: author, title: "The rosewood staircase") }
  fab!(:first_post) do
    Fabricate(:post, topic:, user: author, raw: "The tamarind in the yard is ill and nobody comes.")
  end
  fab!(:reply) do
    Fabricate(:post, topic:, user: author, raw: "Here is a mahogany door, scratched.")
  end
  fab!(:late) do
    Fabricate(:post, topic:, user: newcomer, raw: "A juniper hedge stands in the driver's way.")
  end

  let(:picture_path) { Discourse.store.path_for(picture) }

  before do
    SiteSetting.edit_history_visible_to_public = true
    setup_picture
    SiteSetting.house_rules_enabled = ENV["HOUSE_RULES"] != "off"
    freeze_time 10.minutes.from_now
    reply.revise(author, { raw: "Here is a sycamore door, with a scratch in it." })
    freeze_time 10.minutes.from_now
    [first_post, reply, topic].each(&:reload)
  end

  # In the version before the last, and nowhere else.
  def setup_picture
    UploadReference.delete_all # what a copied database has left over takes the next numbers
    FileUtils.mkdir_p(File.dirname(picture_path))
    FileUtils.touch(picture_path) unless File.exist?(picture_path)
    reply.update!(raw: "Here is a mahogany door, scratched. ![door](#{picture.short_url})")
    reply.link_post_uploads
  end

  # Signs in and asks; the answer's status.
  def ask(method, path, by: admin, **params)
    sign_in(by)
    public_send(method, path, params:)
    response.status
  end

  def flag(post = reply, type: :spam, by: moderator, **options)
    PostActionCreator.new(by, post, PostActionType.types[type], **options).perform
  end

  def review(post = reply, by: moderator)
    Fabricate(:reviewable_flagged_post, target: post, topic:, target_created_by: post.user)
  end
end

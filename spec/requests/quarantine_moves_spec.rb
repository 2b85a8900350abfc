# frozen_string_literal: true

require_relative "../support/quarantine"
require_relative "../support/settings_before"

RSpec.describe "House rules: moving to quarantine", type: :request do
  include_context "with a quarantine"

  def hidden?(post)
    HouseRules::Quarantine.stub?(post.reload.cooked)
  end

  it "makes the section on demand, named in the site's language, once" do
    SiteSetting.default_locale = "ru"
    put_in_quarantine
    expect(topic.reload.category.name).to eq("Карантин")
    expect(first_post.reload.cooked).to include("В карантине.")
    expect { HouseRules::Quarantine.category! }.not_to change { Category.count }
    expect(HouseRules::Protection.category?(topic.category_id)).to eq(true)
    about = topic.category.topic.first_post
    expect(hidden?(about)).to eq(false)
  end

  it "is a move with its notice and its entry, with the reason whatever else was given" do
    quarantine
    sign_in(moderator)
    put "/t/-/#{topic.id}.json",
        params: {
          house_rules_reason: "off_topic",
          house_rules_note: "Watches",
          category_id: quarantine.id,
        }
    expect(entry).to have_attributes(kind: "recategorized", reason: "quarantine", note: "Watches")
    expect(notices(topic).count).to eq(1)
    expect(told).to eq([author.id])
  end

  it "takes posts split off, and posts moved to a topic that stands there" do
    sign_in(moderator)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: [reply.id],
           title: "Watches, watches, watches",
           house_rules_reason: "quarantine",
         }
    expect(response.status).to eq(200)
    moved = Post.find_by(raw: reply.raw)
    expect(moved.topic.category_id).to eq(quarantine.id)
    expect([hidden?(moved), hidden?(first_post)]).to eq([true, false])

    more = Fabricate(:post, topic:, user: author)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: [more.id],
           destination_topic_id: moved.topic_id,
           house_rules_reason: "quarantine",
         }
    expect(hidden?(more)).to eq(true)

    post "/t/#{moved.topic_id}/move-posts.json",
         params: {
           post_ids: [more.id],
           destination_topic_id: topic.id,
           house_rules_reason: "off_topic",
         }
    expect(response.status).to eq(200)
    expect(hidden?(more)).to eq(false)
  end

  it "takes topics in bulk" do
    other = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    sign_in(admin)
    put "/topics/bulk.json",
        params: {
          topic_ids: [topic.id, other.id],
          operation: {
            type: "change_category",
            category_id: category.id,
            house_rules_reason: "quarantine",
          },
        }
    expect([topic, other].map { |t| t.reload.category_id }).to eq([quarantine.id] * 2)
    expect([first_post, other.first_post].map { |post| hidden?(post) }).to eq([true, true])
  end

  it "is no reason for a move to another topic" do
    other = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    sign_in(moderator)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: [reply.id],
           destination_topic_id: other.id,
           house_rules_reason: "quarantine",
         }
    expect_refused(:not_quarantine)
    expect(reply.reload.topic_id).to eq(topic.id)
  end

  it "is the reason for a move to a topic that stands there, or for none" do
    other = Fabricate(:post, topic: Fabricate(:topic, category: quarantine)).topic
    sign_in(moderator)
    into = ->(reason) do
      params = { post_ids: [reply.id], destination_topic_id: other.id, house_rules_reason: reason }
      post "/t/#{topic.id}/move-posts.json", params:
    end
    into.call("off_topic")
    expect_refused(:quarantine_reason)
    post "/t/#{topic.id}/merge-topic.json",
         params: {
           destination_topic_id: other.id,
           house_rules_reason: "duplicate",
         }
    expect_refused(:quarantine_reason)
    expect(topic.posts.count).to eq(2)
    into.call("quarantine")
    expect(response.status).to eq(200)
    expect(HouseRules::RecordEntry.order(:id).last.reason).to eq("quarantine")
  end

  it "is no reason by our own address either for what goes elsewhere" do
    other = Fabricate(:post, topic: Fabricate(:topic, category:)).topic
    elsewhere = Fabricate(:category)
    [moderator, leader].each do |user|
      sign_in(user)
      move = ->(**to) do
        post "/house-rules/moves.json",
             params: {
               topic_id: topic.id,
               house_rules_reason: "quarantine",
               **to,
             }
      end
      move.call(post_ids: [reply.id], destination_topic_id: other.id)
      expect_refused(:not_quarantine)
      move.call(destination_topic_id: other.id)
      expect_refused(:not_quarantine)
    end
    sign_in(leader)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: [reply.id],
           title: "Nothing of a quarantine here",
           category_id: elsewhere.id,
           house_rules_reason: "quarantine",
         }
    expect_refused(:not_quarantine)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: elsewhere.id,
          house_rules_reason: "quarantine",
        }
    expect_refused(:not_quarantine)
    put "/posts/#{first_post.id}.json",
        params: {
          post: {
            raw: first_post.raw,
            category_id: elsewhere.id,
          },
          house_rules_reason: "quarantine",
        }
    expect_refused(:not_quarantine)
    expect([topic.reload.category_id, reply.reload.topic_id]).to eq([category.id, topic.id])
  end

  it "is the reason whichever way the section is chosen" do
    sign_in(moderator)
    post "/house-rules/moves.json",
         params: {
           topic_id: topic.id,
           post_ids: [reply.id],
           title: "Watches, watches, watches",
           house_rules_reason: "quarantine",
         }
    expect(response.status).to eq(200)
    expect(reply.reload.topic.category_id).to eq(quarantine.id)

    others = Array.new(2) { Fabricate(:post, topic: Fabricate(:topic, category:)) }
    post "/house-rules/moves.json",
         params: {
           topic_id: others.first.topic_id,
           category_id: quarantine.id,
           house_rules_reason: "off_topic",
           house_rules_note: "Watches",
         }
    expect(entry).to have_attributes(reason: "quarantine", note: "Watches")
    put "/posts/#{others.last.id}.json",
        params: {
          post: {
            raw: others.last.raw,
            category_id: quarantine.id,
          },
          house_rules_reason: "off_topic",
        }
    expect(entry).to have_attributes(topic_id: others.last.topic_id, reason: "quarantine")
    expect(hidden?(others.last)).to eq(true)
  end

  it "takes a first post with its topic only, since the original would stay readable" do
    other = Fabricate(:post, topic: Fabricate(:topic, category: quarantine)).topic
    before = contents_of(topic)
    sign_in(moderator)
    [{ title: "Watches, watches, watches" }, { destination_topic_id: other.id }].each do |to|
      post "/t/#{topic.id}/move-posts.json",
           params: {
             post_ids: [first_post.id],
             house_rules_reason: "quarantine",
             **to,
           }
      expect_refused(:quarantine_topic)
    end
    post "/t/#{topic.id}/merge-topic.json",
         params: {
           destination_topic_id: other.id,
           house_rules_reason: "quarantine",
         }
    expect_refused(:quarantine_topic)
    expect(contents_of(topic)).to eq(before)
    expect(Topic.exists?(title: "Watches, watches, watches")).to eq(false)
    put_in_quarantine
    expect([hidden?(first_post), hidden?(reply)]).to eq([true, true])
    get "/raw/#{topic.id}/1"
    expect(response.body).not_to include("4508")
  end

  it "follows the switch and the choice of the section" do
    put_in_quarantine
    SiteSetting.house_rules_enabled = false
    expect(hidden?(first_post)).to eq(false)
    SiteSetting.house_rules_enabled = true
    expect(hidden?(first_post)).to eq(true)
    set_before_rules(:house_rules_quarantine_category, Fabricate(:category).id)
    expect(hidden?(first_post)).to eq(false)
  end

  it "stays the section for it while anything is in it" do
    put_in_quarantine
    sign_in(admin)
    path = "/admin/site_settings/house_rules_quarantine_category.json"
    ["", Fabricate(:category).id].each do |value|
      put path, params: { house_rules_quarantine_category: value }
      expect_refused(:quarantine_section)
    end
    put_back
    sign_in(admin)
    put path, params: { house_rules_quarantine_category: Fabricate(:category).id }
    expect(response.status).to eq(200)
  end

  it "keeps files, and a withheld text withheld" do
    HouseRules::WithholdPost.call(
      guardian: admin.guardian,
      params: {
        post_id: reply.id,
        ground: "personal_data",
      },
    )
    put_in_quarantine
    sign_in(resident)
    get "/house-rules/posts/#{reply.id}/quarantined.json"
    expect(response.parsed_body["cooked"]).to include("This text is withheld")
    put_back
    expect(reply.reload.cooked).to include("house-rules-withheld")
  end

  it "puts a text that is returned meanwhile where it belongs" do
    put_in_quarantine
    sign_in(admin)
    post "/house-rules/posts/#{reply.id}/withholding.json", params: { ground: "personal_data" }
    put_back(admin)
    put "/house-rules/withholdings/#{HouseRules::Withholding.last.id}/return.json"
    expect(reply.reload.cooked).to include("4508")
    expect(hidden?(reply)).to eq(false)
  end

  it "sends no mail, no alert and no digest of what stands there" do
    put_in_quarantine
    Notification.delete_all
    expect {
      PostCreator.create!(
        admin,
        topic_id: topic.id,
        raw: "@#{resident.username} look at this, it is spam",
        skip_validations: true,
      )
    }.not_to change { Notification.where(user: resident).count }
    expect(Topic.for_digest(resident, 1.year.ago).pluck(:id)).not_to include(topic.id)
    expect(Post.for_mailing_list(resident, 1.year.ago).pluck(:topic_id)).not_to include(topic.id)
    args = { type: "user_replied", user_id: resident.id, post_id: reply.id }
    expect { Jobs::UserEmail.new.execute(args) }.not_to change {
      ActionMailer::Base.deliveries.size
    }
  end

  it "counts as neither new nor unread" do
    spam, other = Array.new(2) { Fabricate(:post, topic: Fabricate(:topic, category:)).topic }
    expect(TopicTrackingState.report(resident).map(&:topic_id)).to include(spam.id, other.id)
    put_in_quarantine(moderator, spam)
    report = TopicTrackingState.report(resident).map(&:topic_id)
    expect(report).to include(other.id)
    expect(report).not_to include(spam.id)
    messages = MessageBus.track_publish { TopicTrackingState.publish_new(spam.reload) }
    expect(messages).to be_empty
  end

  it "keeps polls from the payload" do
    Poll.create!(
      post: first_post,
      name: "poll",
      type: 0,
      results: 0,
      visibility: 0,
      status: 0,
      title: "4508?",
    )
    put_in_quarantine
    sign_in(resident)
    get "/t/#{topic.id}.json"
    expect(response.body).not_to include("4508")
  end
end

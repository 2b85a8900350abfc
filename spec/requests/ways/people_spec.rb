# frozen_string_literal: true

require_relative "../../support/ways"

RSpec.describe "Ways through the people who wrote", type: :request do
  extend Ways
  include_context "with something to lose"

  describe "deleting them" do
    %i[admin moderator].each do |role|
      way("by #{role}", refused: :delete_user) do
        params = { delete_posts: true, delete_as_spammer: true, block_email: true, block_ip: true }
        ask(:delete, "/admin/users/#{author.id}.json", by: public_send(role), **params)
      end
    end

    way("a newcomer", refused: :delete_user) do
      ask(:delete, "/admin/users/#{newcomer.id}.json", delete_posts: true, block_urls: true)
    end

    way("in bulk", refused: :delete_user) do
      ask(:delete, "/admin/users/destroy-bulk.json", user_ids: [author.id, newcomer.id])
    end

    way("their posts in batches", refused: :delete_user) do
      ask(:put, "/admin/users/#{newcomer.id}/delete_posts_batch.json")
    end

    way("accounts of one address", refused: :delete_user) do
      newcomer.update_columns(ip_address: "203.0.113.7")
      params = { ip: "203.0.113.7", exclude: 0, order: "trust_level DESC" }
      ask(:delete, "/admin/users/delete-others-with-same-ip.json", **params)
    end

    way("by themselves", refused: :delete_user) do
      SiteSetting.delete_user_self_max_post_count = 10
      ask(:delete, "/u/#{newcomer.username}.json", by: newcomer)
    end

    way("by UserDestroyer", refused: :delete_user) do
      UserDestroyer.new(admin).destroy(author, delete_posts: true, prepare_for_destroy: true)
    end

    way("by the system", refused: :delete_user) do
      UserDestroyer.new(Discourse.system_user).destroy(newcomer, delete_posts: true)
    end

    way("by the record's own call", refused: :delete_user) { author.destroy! }
    way("past callbacks", refused: :delete_user) { author.delete }
    way("by the service") do
      User::BulkDestroy.call(
        params: {
          user_ids: [author.id, newcomer.id],
        },
        guardian: admin.guardian,
      )
      nil
    end

    it "leaves them whole" do
      bookmark = Fabricate(:bookmark, user: author)
      like = PostActionCreator.like(author, late).post_action
      params = { delete_posts: true, prepare_for_destroy: true, block_urls: true }
      ask(:delete, "/admin/users/#{author.id}.json", **params)
      expect_refused(:delete_user)
      expect(Bookmark.exists?(bookmark.id)).to eq(true)
      expect(PostAction.exists?(like.id)).to eq(true)
      expect(ScreenedUrl.count + ScreenedEmail.count).to eq(0)
    end
  end

  describe "by jobs" do
    {
      Jobs::CleanUpInactiveUsers => {
        last_seen_at: 5.years.ago,
        created_at: 6.years.ago,
        trust_level: 0,
      },
      Jobs::CleanUpUnusedStagedUsers => {
        staged: true,
        created_at: 6.years.ago,
      },
      Jobs::PurgeUnactivated => {
        active: false,
        created_at: 6.years.ago,
      },
      Jobs::EnqueueSuspectUsers => {
        created_at: 1.day.ago,
      },
    }.each do |job, columns|
      way(job.name.demodulize) do
        newcomer.update_columns(columns)
        job.new.execute({})
        nil
      end
    end
  end

  describe "penalties" do
    %w[suspend silence].each do |penalty|
      %w[delete delete_replies].each do |post_action|
        way("#{penalty} and #{post_action}", refused: :delete_post) do
          params = { suspend_until: 5.hours.from_now, silenced_till: 5.hours.from_now }
          params = { **params, reason: "Bad manners.", post_id: first_post.id, post_action: }
          ask(:put, "/admin/users/#{author.id}/#{penalty}.json", **params)
        end
      end

      way("#{penalty} alone", answer: 200) do
        params = { suspend_until: 5.hours.from_now, silenced_till: 5.hours.from_now }
        ask(:put, "/admin/users/#{newcomer.id}/#{penalty}.json", reason: "Bad manners.", **params)
      end
    end

    way("silencing a newcomer whose posts are of today") do
      late.update_columns(created_at: 1.minute.ago)
      UserSilencer.new(newcomer, admin).silence
      nil
    end

    way("silencing for flags, which unlists topics") do
      mine = Fabricate(:topic, user: newcomer, category:)
      post =
        Fabricate(:post, topic: mine, user: newcomer, raw: "Cheap watches for all of you here.")
      SpamRule::AutoSilence.new(newcomer, post).silence_user
      expect(mine.reload.visible).to eq(true)
      expect(HouseRules::Fold.covers?(post, "flagged")).to eq(true)
      expect(post.reload.hidden).to eq(false)
      message = Topic.private_messages.order(:id).last
      expect(message.first_post.raw).to include("Nothing of them was deleted")
      nil
    end
  end

  describe "what goes on working" do
    way("anonymising", answer: 200) { ask(:put, "/admin/users/#{author.id}/anonymize.json") }

    way("merging two accounts") do
      UserMerger.new(author, resident, admin).merge!
      expect(entry).to have_attributes(kind: "accounts_merged", actor_role: "administrator")
      nil
    end

    way("another name", answer: 200) do
      params = { new_username: "somebody_else" }
      ask(:put, "/u/#{author.username}/preferences/username.json", **params)
    end

    it "blocks mail, address and links of a person who is anonymised" do
      author.update_columns(ip_address: "203.0.113.7")
      mail = author.email
      TopicLink.create!(
        topic:,
        post: reply,
        user: author,
        url: "https://spam.example.com/x",
        domain: "spam.example.com",
        internal: false,
      )
      blocks = { block_email: true, block_ip: true, block_urls: true }
      expect(ask(:put, "/admin/users/#{author.id}/anonymize.json", **blocks)).to eq(200)
      expect(ScreenedEmail.where(email: mail)).to be_present
      expect(ScreenedIpAddress.where(ip_address: "203.0.113.7")).to be_present
      expect(ScreenedUrl.where(domain: "spam.example.com")).to be_present
    end

    it "deletes people who wrote nothing in public, and what they wrote elsewhere" do
      stranger = Fabricate(:user)
      Fabricate(:private_message_post, user: stranger)
      expect(ask(:delete, "/admin/users/#{stranger.id}.json", delete_posts: true)).to eq(200)
      expect(User.exists?(stranger.id)).to eq(false)
    end

    it "asks once for a page of users" do
      sign_in(admin)
      list = -> { track_sql_queries { get "/admin/users/list/active.json" }.size }
      2.times { list.call }
      few = list.call
      3.times { Fabricate(:user) }
      with_more = list.call
      SiteSetting.house_rules_enabled = false
      list.call
      bare = list.call
      expect(with_more - few).to be <= [bare - few, 0].max + 1
      expect(with_more).to be <= bare + 1
    end
  end
end

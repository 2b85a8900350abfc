# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe "House rules: users whose words stay", type: :request do
  include_context "with a protected topic"

  def expect_kept
    expect(User.exists?(author.id)).to eq(true)
    expect(Post.where(user_id: author.id, deleted_at: nil).count).to eq(2)
  end

  context "when an administrator asks" do
    before { sign_in(admin) }

    it "refuses to delete a user with posts, as a spammer too" do
      delete "/admin/users/#{author.id}.json", params: { delete_posts: true }
      expect_refused(:delete_user)
      delete "/admin/users/#{author.id}.json",
             params: {
               delete_posts: true,
               block_email: true,
               block_urls: true,
               delete_as_spammer: true,
             }
      expect_refused(:delete_user)
      expect_kept
    end

    it "refuses several users when one of them has posts" do
      stranger = Fabricate(:user)
      delete "/admin/users/destroy-bulk.json", params: { user_ids: [stranger.id, author.id] }
      expect_refused(:delete_user)
      expect(User.exists?(stranger.id)).to eq(true)
      expect_kept
    end

    it "refuses a user's posts" do
      put "/admin/users/#{author.id}/delete_posts_batch.json"
      expect_refused(:delete_user)
      expect_kept
    end

    it "refuses the accounts behind one address" do
      author.update_columns(ip_address: "203.0.113.7")
      delete "/admin/users/delete-others-with-same-ip.json",
             params: {
               ip: "203.0.113.7",
               exclude: 0,
               order: "trust_level DESC",
             }
      expect_refused(:delete_user)
      expect_kept
    end

    it "refuses to suspend or silence while deleting, and does neither" do
      %w[suspend silence].each do |penalty|
        %w[delete delete_replies].each do |post_action|
          put "/admin/users/#{author.id}/#{penalty}.json",
              params: {
                suspend_until: 5.hours.from_now,
                silenced_till: 5.hours.from_now,
                reason: "Bad manners.",
                post_id: reply.id,
                post_action:,
              }
          expect_refused(:delete_post)
        end
      end
      expect(author.reload).not_to be_suspended
      expect(author).not_to be_silenced
      expect_kept
    end

    it "suspends without deleting" do
      put "/admin/users/#{author.id}/suspend.json",
          params: {
            suspend_until: 5.hours.from_now,
            reason: "Bad manners.",
            post_id: reply.id,
            post_action: "none",
          }
      expect(response.status).to eq(200)
      expect(author.reload).to be_suspended
    end

    it "deletes a user without public posts" do
      stranger = Fabricate(:user)
      delete "/admin/users/#{stranger.id}.json"
      expect(response.status).to eq(200)
      expect(User.exists?(stranger.id)).to eq(false)
    end

    it "anonymises" do
      put "/admin/users/#{author.id}/anonymize.json"
      expect(response.status).to eq(200)
      expect_kept
    end

    it "merges accounts" do
      other = Fabricate(:user)
      UserMerger.new(author, other, admin).merge!
      expect(reply.reload.user_id).to eq(other.id)
      expect(User.exists?(author.id)).to eq(false)
    end
  end

  it "refuses a person who deletes their own account" do
    SiteSetting.delete_user_self_max_post_count = 10
    sign_in(author)
    delete "/u/#{author.username}.json"
    expect_refused(:delete_user)
    expect_kept
  end

  it "leaves it to Discourse to turn down what is no person" do
    destroyer = UserDestroyer.new(admin)
    [nil, "nothing"].each do |nobody|
      expect { destroyer.destroy(nobody) }.to raise_error(Discourse::InvalidParameters)
    end
  end

  it "asks once per user, and never for posts and topics" do
    guardian = Guardian.new(admin)
    [topic, category, reply.topic]
    guardian.can_delete_post?(reply)
    queries =
      track_sql_queries do
        guardian.can_delete_post?(reply)
        guardian.can_delete_topic?(topic)
        guardian.can_permanently_delete_post?(reply)
        guardian.can_permanently_delete_topic?(topic)
        guardian.can_convert_topic?(topic)
        guardian.can_publish_topic?(topic, category)
        guardian.can_toggle_topic_visibility?(topic)
        HouseRules::Withholding.covers?(reply)
      end
    expect(queries).to eq([])
  end
end

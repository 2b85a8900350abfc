# frozen_string_literal: true

require_relative "../../support/ways"

RSpec.describe "Ways through flags and review", type: :request do
  extend Ways
  include_context "with something to lose"

  def folded?(post)
    HouseRules::Fold.covers?(post, "flagged") && !post.reload.hidden && topic.reload.visible
  end

  describe "flags" do
    way("enough of them") do
      SiteSetting.hide_post_sensitivity = 9
      [leader, resident, moderator].each { |who| flag(reply, by: who, type: :inappropriate) }
      expect(folded?(reply)).to eq(true)
      nil
    end

    way("with action taken, on a first post") do
      flag(first_post, take_action: true)
      expect(folded?(first_post)).to eq(true)
      nil
    end

    way("put into the queue by staff, on a first post") do
      flag(first_post, queue_for_review: true)
      expect(folded?(first_post)).to eq(true)
      nil
    end

    way("of spam, by an old member on a new one") do
      SiteSetting.high_trust_flaggers_auto_hide_posts = true
      old = Fabricate(:trust_level_3, refresh_auto_groups: true)
      flag(late, by: old)
      expect(folded?(late)).to eq(true)
      nil
    end

    way("of every post of the topic") do
      [first_post, reply, late].each { |post| flag(post, take_action: true) }
      nil
    end

    it "stands behind no click once the text is withheld, which the stub says" do
      reply.hide!(PostActionType.types[:spam])
      params = { post_id: reply.id, ground: "personal_data" }
      HouseRules::WithholdPost.call(guardian: Guardian.new(admin), params:)
      facts = HouseRules::PostFactsQuery.call([reply.id])[reply.id]
      expect(facts.folding).to be_nil
      expect(facts).to be_withheld
    end

    it "are told to the author in words that are true, once" do
      Jobs.run_later!
      2.times { reply.hide!(PostActionType.types[:spam]) }
      jobs = Jobs::SendSystemMessage.jobs
      expect(jobs.size).to eq(1)
      Jobs::SendSystemMessage.new.execute(jobs.first["args"].first.deep_symbolize_keys)
      raw = Topic.private_messages.order(:id).last.first_post.raw
      expect(raw).to include(reply.url, "Nothing of it was deleted")
      expect(raw).not_to match(/hidden/i)
    end

    %i[disagree ignore].each do |action|
      it "unfold when reviewers #{action}" do
        flag(reply, take_action: false, by: resident)
        reply.hide!(PostActionType.types[:spam])
        expect(folded?(reply)).to eq(true)
        ReviewableFlaggedPost.find_by(target: reply).perform(moderator, action)
        expect(HouseRules::Fold.covers?(reply, "flagged")).to eq(false)
      end
    end
  end

  describe "review" do
    %w[
      delete_and_agree
      delete_and_ignore
      delete_and_agree_replies
      delete_and_ignore_replies
    ].each do |action|
      way(action, refused: :delete_post) do
        item = review
        path = "/review/#{item.id}/perform/#{action}.json?version=#{item.version}"
        ask(:put, path, by: moderator).tap { expect(item.reload).to be_pending }
      end
    end

    way("agree_and_hide", answer: 200) do
      flag(first_post, by: resident)
      item = ReviewableFlaggedPost.find_by(target: first_post)
      path = "/review/#{item.id}/perform/agree_and_hide.json?version=#{item.version}"
      ask(:put, path, by: moderator).tap { expect(folded?(first_post)).to eq(true) }
    end

    %w[delete_user delete_user_block].each do |action|
      way(action, refused: :delete_user) do
        item = review(late)
        item.update!(potential_spam: true)
        path = "/review/#{item.id}/perform/#{action}.json?version=#{item.version}"
        ask(:put, path).tap { expect(item.reload).to be_pending }
      end

      way("#{action} for a queued post of somebody who wrote before", refused: :delete_user) do
        item = Fabricate(:reviewable_queued_post, target_created_by: author, topic:)
        path = "/review/#{item.id}/perform/#{action}.json?version=#{item.version}"
        ask(:put, path).tap { expect(item.reload).to be_pending }
      end
    end

    way("reject_and_delete", refused: :delete_post) do
      item = ReviewablePost.queue_for_review(reply)
      path = "/review/#{item.id}/perform/reject_and_delete.json?version=#{item.version}"
      ask(:put, path, by: moderator).tap { expect(item.reload).to be_pending }
    end

    way("old items that expire") do
      item = review
      item.update_columns(created_at: 1.year.ago)
      SiteSetting.auto_handle_queued_age = 1
      Jobs::AutoQueueHandler.new.execute({})
      nil
    end

    way("a rejected user who wrote") do
      item = ReviewableUser.needs_review!(target: newcomer, created_by: admin)
      item.perform(admin, :delete_user)
      nil
    end
  end
end

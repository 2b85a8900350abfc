# frozen_string_literal: true

require_relative "../../support/ways"

RSpec.describe "Ways through a post", type: :request do
  extend Ways
  include_context "with something to lose"

  describe "deleting" do
    %i[author admin moderator leader].each do |role|
      way("a reply, by #{role}", refused: :delete_post) do
        ask(:delete, "/posts/#{reply.id}.json", by: public_send(role))
      end

      way("several, by #{role}", refused: :delete_post) do
        ask(
          :delete,
          "/posts/destroy_many.json",
          by: public_send(role),
          post_ids: [reply.id, first_post.id],
        )
      end
    end

    way("a first post as a post", refused: :delete_post) do
      ask(:delete, "/posts/#{first_post.id}.json")
    end

    way("by an API key", refused: :delete_post) do
      key = Fabricate(:api_key, user: admin).key
      delete "/posts/#{reply.id}.json", headers: { "HTTP_API_KEY" => key }
      response.status
    end

    way("for good, what core lets be deleted for good", refused: :delete_post) do
      SiteSetting.can_permanently_delete = true
      ask(:delete, "/posts/#{reply.id}.json", force_destroy: true)
    end

    way("with no limit of deletions a day", refused: :delete_post) do
      SiteSetting.delete_removed_posts_after = 0
      ask(:delete, "/posts/#{reply.id}.json", by: author)
    end

    way("by merging two posts of one author", refused: :delete_post) do
      other = Fabricate(:post, topic:, user: author)
      ask(:put, "/posts/merge_posts.json", post_ids: [reply.id, other.id])
    end
  end

  describe "versions" do
    way("a quick edit after a minute", answer: 200) do
      freeze_time 10.minutes.from_now
      post = Fabricate(:post, topic:, user: author, raw: "Here is a second mahogany door, blue.")
      freeze_time 61.seconds.from_now
      ask(:put, "/posts/#{post.id}.json", by: author, post: { raw: "Here is a second door, red." })
    end

    way("a quick edit of what somebody answered", answer: 200) do
      ask(:put, "/posts/#{first_post.id}.json", by: author, post: { raw: "Nothing to see here." })
    end

    way("two edits, one right after the other", answer: 200) do
      2.times do |i|
        ask(:put, "/posts/#{reply.id}.json", by: author, post: { raw: "Nothing to see, #{i}." })
      end
      response.status
    end

    way("two edits by a moderator", answer: 200) do
      2.times do |i|
        ask(:put, "/posts/#{first_post.id}.json", by: moderator, post: { raw: "Filler text #{i}." })
      end
      response.status
    end

    way("a wiki edit after a wiki edit", answer: 200) do
      first_post.update!(wiki: true)
      2.times do |i|
        ask(:put, "/posts/#{first_post.id}.json", by: resident, post: { raw: "Filler text #{i}." })
      end
      response.status
    end

    way("another title", answer: 200) do
      ask(:put, "/t/-/#{topic.id}.json", by: author, title: "Another title of this topic")
    end

    way("two other titles by a moderator", answer: 200) do
      2.times { |i| ask(:put, "/t/-/#{topic.id}.json", by: moderator, title: "Another title #{i}") }
      response.status
    end

    way("hiding one", refused: :hide_revision) do
      ask(:put, "/posts/#{reply.id}/revisions/2/hide.json", by: moderator)
    end

    way("deleting them for good", refused: :delete_revision) do
      SiteSetting.can_permanently_delete = true
      ask(:delete, "/posts/#{reply.id}/revisions/permanently_delete.json")
    end

    way("deleting them for good, by a moderator", refused: :delete_revision) do
      SiteSetting.can_permanently_delete = true
      ask(:delete, "/posts/#{reply.id}/revisions/permanently_delete.json", by: moderator)
    end

    way("going back to one", answer: 200) do
      ask(:put, "/posts/#{reply.id}/revisions/2/revert.json", by: moderator)
    end

    way("history that the settings hide") do
      set_before_rules(:edit_history_visible_to_public, false)
    end

    way("a setting that hides history", refused: :hide_history) do
      ask(
        :put,
        "/admin/site_settings/edit_history_visible_to_public.json",
        edit_history_visible_to_public: "false",
      )
    end

    way("a penalty that edits the post", answer: 200) do
      ask(
        :put,
        "/admin/users/#{author.id}/silence.json",
        by: moderator,
        silenced_till: 5.hours.from_now,
        reason: "Bad manners.",
        post_id: first_post.id,
        post_action: "edit",
        post_edit: "Filler in place of what was said.",
      )
    end

    way("a suspension that edits the post", answer: 200) do
      ask(
        :put,
        "/admin/users/#{author.id}/suspend.json",
        by: moderator,
        suspend_until: 5.hours.from_now,
        reason: "Bad manners.",
        post_id: first_post.id,
        post_action: "edit",
        post_edit: "Filler in place of what was said.",
      )
    end
  end

  describe "other kinds of post" do
    %i[whisper small_action].each do |type|
      way("a #{type}", refused: :post_type) do
        ask(:put, "/posts/#{reply.id}/post_type.json", post_type: Post.types[type])
      end
    end

    way("a moderator's action", answer: 200) do
      ask(:put, "/posts/#{reply.id}/post_type.json", post_type: Post.types[:moderator_action])
    end

    way("a wiki", answer: 200) { ask(:put, "/posts/#{reply.id}/wiki.json", wiki: true) }
    way("a locked one", answer: 200) { ask(:put, "/posts/#{reply.id}/locked.json", locked: "true") }
    way("another language", answer: 200) do
      ask(:put, "/posts/#{reply.id}.json", by: author, post: { raw: reply.raw, locale: "ja" })
    end
  end

  describe "words of the forum's list" do
    %i[censor replace link].each do |action|
      way("#{action} and baked anew", answer: 200) do
        replacement = { replace: "teak", link: "https://example.com" }[action]
        Fabricate(
          :watched_word,
          action: WatchedWord.actions[action],
          word: "tamarind",
          replacement:,
        )
        ask(:put, "/posts/#{first_post.id}/rebake.json", by: leader)
      end
    end
  end
end

# frozen_string_literal: true

require_relative "../../support/ways"

RSpec.describe "Ways through jobs, tasks, plugins and the console", type: :request do
  extend Ways
  include_context "with something to lose"

  def run(job, args = {})
    job.new.execute(args)
    nil
  end

  def versions
    PostRevision.where(post_id: reply.id)
  end

  def replaced
    { "raw" => %w[Filler Filler], "cooked" => %w[Filler Filler] }
  end

  # A topic of the same section that is in no list.
  def out_of_sight(column, value)
    SiteSetting.house_rules_enabled = false
    hidden = Fabricate(:topic, category:, column => value)
    SiteSetting.house_rules_enabled = true
    hidden.id
  end

  describe "jobs" do
    way("stubs of removed posts") do
      reply.update_columns(user_deleted: true, updated_at: 1.month.ago)
      run(Jobs::DestroyOldDeletionStubs)
      reply.update_columns(user_deleted: false)
    end

    way("posts hidden long ago") do
      reply.update_columns(hidden: true, hidden_at: 2.months.ago)
      run(Jobs::DestroyOldHiddenPosts)
      reply.update_columns(hidden: false)
    end

    {
      Jobs::DeleteTopic => :delete,
      Jobs::DeleteReplies => :delete_replies,
      Jobs::PublishTopicToCategory => :publish_to_category,
    }.each do |job, type|
      way("a timer from before: #{type}") do
        timer = Fabricate(:topic_timer, topic:, user: admin, execute_at: 1.hour.from_now)
        timer.update_columns(
          status_type: TopicTimer.types[type],
          execute_at: 1.minute.ago,
          duration_minutes: 1,
          category_id: elsewhere.id,
        )
        run(job, topic_timer_id: timer.id)
        expect(timer.reload.deleted_at).to be_present # not tried again every minute
      end
    end

    way("files that only an earlier version shows") do
      SiteSetting.clean_up_uploads = true
      picture.update_columns(created_at: 1.year.ago)
      job = Jobs::CleanUpUploads.new
      job.reset_last_cleanup!
      job.execute({}) && nil
    end

    way("files that only a version from before the rules shows") do
      UploadReference.where(upload: picture).delete_all
      run(Jobs::HouseRules::KeepVersionFiles)
      SiteSetting.clean_up_uploads = true
      picture.update_columns(created_at: 1.year.ago)
      job = Jobs::CleanUpUploads.new
      job.reset_last_cleanup!
      job.execute({}) && nil
    end

    [
      Jobs::PurgeDeletedUploads,
      Jobs::EnsureDbConsistency,
      Jobs::CleanUpTags,
      Jobs::CleanUpDrafts,
      Jobs::CleanUpUnmatchedEmails,
      Jobs::CategoryStats,
      Jobs::ReindexSearch,
      Jobs::TopRefreshOlder,
      Jobs::PeriodicalUpdates,
    ].each { |job| way(job.name.demodulize) { run(job) } }
  end

  describe "calls" do
    way("PostDestroyer", refused: :delete_post) { PostDestroyer.new(admin, reply).destroy }
    way("PostDestroyer for good", refused: :delete_post) do
      PostDestroyer.new(admin, reply, force_destroy: true, context: "test").destroy
    end
    way("PostDestroyer on a first post", refused: :delete_topic) do
      PostDestroyer.new(Discourse.system_user, first_post, context: "test").destroy
    end
    way("PostDestroyer with replies", refused: :delete_topic) do
      PostDestroyer.delete_with_replies(admin, first_post)
    end
    way("Post#trash!", refused: :delete_post) { reply.trash!(admin) }
    way("Post#destroy", refused: :delete_post) { reply.destroy }
    way("Post#delete", refused: :delete_post) { reply.delete }
    way("Topic#trash!", refused: :delete_topic) { topic.trash!(admin) }
    way("Topic#destroy!", refused: :delete_topic) { topic.destroy! }
    way("posts.destroy_all", refused: :delete_post) { topic.posts.destroy_all }
    way("Topic.destroy_all", refused: :delete_topic) { Topic.where(id: topic.id).destroy_all }
    way("revisions.destroy_all", refused: :delete_revision) { reply.revisions.destroy_all }
    way("PostRevision#hide!", refused: :hide_revision) { reply.revisions.first.hide! }
    {
      "cleared" => -> { reply.revisions.clear },
      "replaced" => -> { reply.revisions = [] },
      "taken off" => -> { reply.revisions.delete(reply.revisions.first) },
      "taken off, all of them" => -> { reply.revisions.delete_all },
      "taken off by a statement" => -> { versions.update_all(post_id: nil) },
      "given another number by a statement" => -> { versions.update_all("number = number + 50") },
      "rewritten by a statement" => -> { versions.update_all(modifications: {}) },
      "rewritten" => -> { reply.revisions.each { |r| r.update!(modifications: replaced) } },
      "emptied" => -> { reply.revisions.each { |r| r.update!(modifications: {}) } },
      "given to another post" => -> { reply.revisions.first.update!(post_id: late.id) },
      "given another number" => -> { reply.revisions.last.update!(number: 50) },
      "emptied, then destroyed" => -> do
        reply.revisions.each { |r| r.tap { r.modifications = {} }.destroy! }
      end,
      "not counted" => -> { reply.update!(version: 1, public_version: 1) },
      "not counted for readers" => -> { reply.update!(public_version: 1) },
      "not counted by a statement" => -> { Post.where(id: reply.id).update_all(version: 1) },
      "not counted by a statement of SQL" => -> do
        Post.where(id: reply.id).update_all("reads = 1, public_version = version - 1")
      end,
      "counted down" => -> { Post.update_counters(reply.id, version: -1) },
      "counted down on the row" => -> { reply.decrement!(:public_version) },
    }.each { |name, act| way("versions #{name}", refused: :delete_revision, &act) }
    way("versions hidden by a statement", refused: :hide_revision) do
      versions.update_all(hidden: true)
    end
    way("Upload.delete", refused: :delete_file) { Upload.delete(picture.id) }
    way("Upload.delete_all", refused: :delete_file) { Upload.where(id: picture.id).delete_all }
    way("User.delete", refused: :delete_user) { User.delete(author.id) }
    way("User.delete_all", refused: :delete_user) { User.where(id: author.id).delete_all }
    way("Upload#destroy", refused: :delete_file) { picture.destroy! }
    way("Upload#delete", refused: :delete_file) { picture.delete }
    way("a date of deletion that is saved", refused: :delete_post) do
      reply.update!(deleted_at: Time.zone.now)
    end
    way("a mark of deletion that is saved", refused: :delete_post) do
      reply.update!(user_deleted: true)
    end
    way("Post#hide!") { reply.hide!(PostActionType.types[:spam]) && nil }
    way("hidden that is saved") { reply.update!(hidden: true) && nil }
    way("a kind that is saved", refused: :post_type) do
      reply.update!(post_type: Post.types[:whisper])
    end
    way("an unknown kind that is saved", refused: :post_type) { reply.update!(post_type: 99) }
    way("an unknown kind, by an edit", refused: :post_type) { reply.revise(admin, post_type: 99) }
    way("a text as it is shown that is saved", refused: :delete_post) do
      first_post.update!(cooked: "<div><p class=\"x\">&nbsp;</p><br></div>")
    end
    way("an unlisted topic that is saved", refused: :move_out_of_sight) do
      reply.update!(topic_id: out_of_sight(:visible, false))
    end
    way("a deleted topic that is saved", refused: :move_out_of_sight) do
      reply.update!(topic_id: out_of_sight(:deleted_at, 1.day.ago))
    end
    way("another topic that is saved", refused: :move_out_of_sight) do
      reply.update!(topic_id: Fabricate(:private_message_topic).id)
    end
    way("another text that is saved") { first_post.update!(raw: "Filler in its place.") && nil }
    way("another title that is saved") { topic.update!(title: "Filler in its place") && nil }
    way("a revision that is skipped") do
      fields = { raw: "Filler in its place." }
      first_post.revise(
        admin,
        fields,
        skip_revision: true,
        skip_validations: true,
        bypass_bump: true,
      )
      nil
    end
    way("Topic#update_status", refused: :unlist) { topic.update_status("visible", false, admin) }
    way("visible that is saved", refused: :unlist) { topic.update!(visible: false) }
    way("an archetype that is saved", refused: :convert) do
      topic.update!(archetype: Archetype.private_message, category_id: nil)
    end
    way("a section that is saved", refused: :move_out_of_sight) do
      topic.update!(category_id: closed_section.id)
    end
    way("no section that is saved", refused: :move_out_of_sight) do
      topic.update!(archetype: Archetype.banner, category_id: nil)
    end
    it "keep a banner of no section out of a closed one" do
      topic.update_columns(archetype: Archetype.banner, category_id: nil)
      change = -> { topic.update!(category_id: closed_section.id) }
      expect(&change).to raise_error(HouseRules::Refused) {
        expect(_1.rule).to eq(:move_out_of_sight)
      }
      topic.reload.update!(category_id: elsewhere.id)
    end
    way("TopicConverter", refused: :convert) do
      TopicConverter.new(topic, admin).convert_to_private_message
    end
    way("TopicPublisher", refused: :publish) do
      TopicPublisher.new(topic, admin, elsewhere.id).publish!
    end
    way("SharedDraft", refused: :publish) { SharedDraft.create!(topic:, category: elsewhere) }
    way("PostMover", refused: :move_out_of_sight) do
      hidden = Fabricate(:post, topic: Fabricate(:topic, category: closed_section)).topic
      topic.move_posts(admin, [reply.id], destination_topic_id: hidden.id)
    end
    way("PostMerger", refused: :delete_post) do
      other = Fabricate(:post, topic:, user: author)
      PostMerger.new(admin, [reply, other]).merge
    end
    way("a bulk action", refused: :unlist) do
      TopicsBulkAction.new(admin, [topic.id], { type: "unlist" }).perform!
    end
    way("a bulk action that deletes") do
      TopicsBulkAction.new(admin, [topic.id], { type: "delete" }).perform!
      nil
    end
    way("a new owner, without a version") do
      PostOwnerChanger.new(
        post_ids: [reply.id],
        topic_id: topic.id,
        new_owner: resident,
        acting_user: admin,
        skip_revision: true,
      ).change_owner!
      expect(entry.kind).to eq("owner_changed")
      nil
    end
    way("an embedded page that changed") do
      embed = Fabricate(:topic_embed, post: first_post, topic:, embed_url: "http://eviltrout.com/1")
      TopicEmbed.import(author, embed.embed_url, topic.title, "<p>Filler in its place.</p>")
      nil
    end
  end

  describe "statements over many rows" do
    way("hidden") { Post.where(id: reply.id).update_all(hidden: true) && nil }
    way("visible") { Topic.where(id: topic.id).update_all("visible = false") && nil }
    way("hidden, with a value apart") do
      Post.where(id: reply.id).update_all(["hidden = :hidden", hidden: true]) && nil
    end
    way("hidden, by way of the topic") { topic.posts.update_all(hidden: true) && nil }
    way("hidden, by way of the author") do
      author.posts.where(topic_id: topic.id).update_all(hidden: true) && nil
    end
    way("visible, by way of the section") { category.topics.update_all(visible: false) && nil }
    way("section, by way of the section", refused: :move_out_of_sight) do
      category.topics.where(id: topic.id).update_all(category_id: closed_section.id)
    end
    way("archetype", refused: :convert) do
      Topic.where(id: topic.id).update_all(archetype: Archetype.private_message)
    end
    way("section", refused: :move_out_of_sight) do
      Topic.where(id: topic.id).update_all(category_id: closed_section.id)
    end

    {
      "as SQL" => -> { "category_id = #{closed_section.id}" },
      "as SQL among others" => -> do
        "views = 1, \"topics\".\"category_id\"=#{closed_section.id} , closed = true"
      end,
      "with a value apart" => -> { ["category_id = ?", closed_section.id] },
      "computed" => -> { "category_id = (SELECT #{closed_section.id})" },
      "as Arel" => -> { { category_id: Arel.sql(closed_section.id.to_s) } },
    }.each do |name, updates|
      way("section, #{name}", refused: :move_out_of_sight) do
        Topic.where(id: topic.id).update_all(instance_exec(&updates))
      end
    end
    way("no section", refused: :move_out_of_sight) do
      SiteSetting.uncategorized_category_id = closed_section.id
      Topic.where(id: topic.id).update_all("category_id = NULL")
    end
    way("archetype, as SQL", refused: :convert) do
      Topic.where(id: topic.id).update_all("archetype = 'private_message', category_id = NULL")
    end
    way("visible, among others") do
      Topic.where(id: topic.id).update_all("views = 1, visible = 'f'") && nil
    end
    way("titles") { Topic.where(id: topic.id).update_all(title: "Filler in its place") && nil }
    way("titles, as SQL") do
      Topic.where(id: topic.id).update_all("title = replace(title, 'rosewood', 'filler')") && nil
    end

    way("texts") { topic.posts.update_all(raw: "Filler", cooked: "<p>Filler</p>") && nil }
    way("texts, as SQL") do
      Post.update_all("cooked = '', raw = replace(raw, 'mahogany', '')") && nil
    end
    way("texts, with a value apart") { topic.posts.update_all(["raw = ?", ""]) && nil }
    way("texts as they are shown", refused: :delete_post) { topic.posts.update_all(cooked: "") }
    way("texts as they are shown, as SQL", refused: :delete_post) do
      topic.posts.update_all("cooked = ''")
    end
    way("kind", refused: :post_type) { topic.posts.update_all(post_type: Post.types[:whisper]) }
    way("kind, as SQL", refused: :post_type) do
      Post.where(id: reply.id).update_all("post_type = 4")
    end
    way("unknown kind", refused: :post_type) { Post.where(id: reply.id).update_all(post_type: 99) }
    way("texts as they are shown, with nothing in them", refused: :delete_post) do
      topic.posts.update_all(cooked: "<p> </p>")
    end
    way("hidden, among others in one") do
      Post.where(id: reply.id).update_all("(hidden, hidden_at) = (true, now())") && nil
    end
    way("hidden, after a remark") do
      Post.where(id: reply.id).update_all("/* it's /* so */ */ hidden /**/ = true -- why") && nil
    end
    way("visible, among others in one") do
      Topic.where(id: topic.id).update_all("closed = true, (views, \"visible\") = (1, false)") &&
        nil
    end
    way("mark of deletion", refused: :delete_post) { topic.posts.update_all(user_deleted: true) }
    way("mark of deletion, as SQL", refused: :delete_post) do
      topic.posts.update_all("user_deleted = true, updated_at = now()")
    end
    way("owner", refused: :delete_post) { author.posts.update_all(user_id: nil) }
    way("topic", refused: :move_out_of_sight) do
      topic.posts.update_all(topic_id: Fabricate(:private_message_topic).id)
    end
    way("topic that is deleted", refused: :move_out_of_sight) do
      topic.posts.update_all(topic_id: out_of_sight(:deleted_at, 1.day.ago))
    end
    way("topic that is unlisted", refused: :move_out_of_sight) do
      topic.posts.update_all(topic_id: out_of_sight(:visible, false))
    end
    way("topic, as SQL", refused: :move_out_of_sight) do
      Post.where(id: reply.id).update_all("topic_id = #{Fabricate(:private_message_topic).id}")
    end

    it "let a picture, a poll and a date go without words" do
      [
        "<p><img src='/a.png'></p>",
        "<div class='poll'><ul><li></li></ul></div>",
        "<div class='discourse-post-event' data-start='2030-01-01'></div>",
      ].each { |cooked| expect(topic.posts.update_all(cooked:)).to be >= 1 }
    end

    it "let a name change in versions too" do
      post = Fabricate(:post, topic:, user: author, raw: "Ask @#{newcomer.username} for a rake.")
      post.revise(author, { raw: "Ask somebody else for it." }, force_new_version: true)
      Jobs::UpdateUsername.new.execute(
        user_id: newcomer.id,
        old_username: newcomer.username,
        new_username: "renamed_one",
        avatar_template: newcomer.avatar_template,
      )
      former = post.revisions.first.modifications["raw"].first
      expect(former).to eq("Ask @renamed_one for a rake.")
    end

    describe "that take nothing" do
      it "go on, in as many queries as ever" do
        {
          Post => [
            { reads: 3, baked_version: nil },
            "reads = reads + 1",
            ["locked_by_id = ?", 1],
            { user_deleted: false, hidden: false },
            "post_type = 1",
          ],
          Topic => ["views = views + 1", { visible: true }, { archetype: "banner" }],
        }.each do |model, statements|
          statements.each do |updates|
            queries = track_sql_queries { expect(model.update_all(updates)).to be >= 1 }
            expect(queries.size).to eq(1), updates.inspect
          end
        end
      end

      it "may say anything in a text" do
        text = "We set user_deleted = true, post_type = 4, hidden = true; it's all '' there"
        expect(Post.where(id: reply.id).update_all(["edit_reason = ?", text])).to eq(1)
        expect(reply.reload).to have_attributes(edit_reason: text, hidden: false)
      end

      it "are for what is not protected" do
        message = Fabricate(:post, topic: Fabricate(:private_message_topic))
        messages = Post.where(id: message.id)
        expect(messages.update_all("raw = 'Other', cooked = ''")).to eq(1)
        expect(messages.update_all(post_type: Post.types[:whisper])).to eq(1)
        expect(messages.update_all(user_deleted: true)).to eq(1)
        expect(messages.update_all(user_id: nil)).to eq(1)
        expect(message.reload.version).to eq(1)
        deleted = Fabricate(:post, topic:)
        SiteSetting.house_rules_enabled = false
        deleted.trash!
        SiteSetting.house_rules_enabled = true
        expect(Post.with_deleted.where(id: deleted.id).update_all(user_id: nil)).to eq(1)
      end

      it "move a section's topics to where the readers can follow" do
        expect(Topic.where(id: topic.id).update_all("category_id = #{elsewhere.id}")).to eq(1)
        expect(topic.reload.category_id).to eq(elsewhere.id)
        there = Fabricate(:post).topic
        expect(Post.where(id: late.id).update_all(topic_id: there.id)).to eq(1)
      end
    end

    it "keep one version of each text that changed, and count what they wrote" do
      versions = -> { PostRevision.where(post_id: [first_post.id, reply.id, late.id]).count }
      before = versions.call
      message = Fabricate(:post, topic: Fabricate(:private_message_topic), raw: "A door of walnut.")
      ids = [first_post.id, reply.id, message.id]
      written = Post.where(id: ids).update_all("raw = replace(raw, 'door', 'gate')")
      expect(written).to eq(3)
      expect(message.reload.raw).to eq("A gate of walnut.")
      expect(versions.call).to eq(before + 1)
      revision = reply.reload.revisions.order(:number).last
      expect(revision.number).to eq(reply.version)
      expect(revision.modifications.keys).to eq(["raw"])
      expect(revision.modifications["raw"]).to match([/sycamore door/, /sycamore gate/])
    end

    it "write no text over one that is withheld" do
      HouseRules::WithholdPost.call!(
        guardian: admin.guardian,
        params: {
          post_id: reply.id,
          ground: "personal_data",
        },
      )
      stub = reply.reload.raw
      expect { topic.posts.update_all(raw: "Filler") }.to raise_error(HouseRules::Refused)
      expect(reply.reload.raw).to eq(stub)
    end
  end

  describe "SQL" do
    {
      "a deleted post" => -> { DB.exec("DELETE FROM posts WHERE id = ?", reply.id) },
      "a deleted topic" => -> { DB.exec("DELETE FROM topics WHERE id = ?", topic.id) },
      "deleted versions" => -> { PostRevision.where(post_id: reply.id).delete_all },
      "deleted posts" => -> { Post.where(topic_id: topic.id).delete_all },
      "deleted topics" => -> { Topic.where(id: topic.id).delete_all },
      "a post's date of deletion" => -> do
        Post.where(id: reply.id).update_all(deleted_at: 1.day.ago)
      end,
      "a topic's date of deletion" => -> { topic.update_columns(deleted_at: 1.day.ago) },
    }.each do |name, statement|
      way(name) do
        attempt = -> { Post.transaction(requires_new: true) { instance_exec(&statement) } }
        expect(&attempt).to raise_error(StandardError, /nothing is deleted/)
        nil
      end
    end
  end

  describe "tasks" do
    let(:task) { DestroyTask.new(StringIO.new) }

    before { SiteSetting.can_permanently_delete = true }

    way("topics", refused: :delete_topic) { task.destroy_topics_all_categories }
    way("posts", refused: :delete_post) do
      task.destroy_posts([reply.id.to_s], require_confirmation: false)
    end
    way("users") { task.destroy_users && nil }
  end

  describe "bundled plugins" do
    way("AI: what it takes for spam") do
      DiscourseAi::AiModeration::SpamScanner.hide_post(first_post)
      expect(HouseRules::Fold.covers?(first_post, "flagged")).to eq(true)
      nil
    end

    way("calendar: events that are over") do
      DiscourseCalendar::DeleteExpiredEventPosts.new.destroy_post(reply)
      nil
    end

    way("checklist and polls edit in place") do
      post = Fabricate(:post, topic:, user: author, raw: "[ ] walnut shelf to be delivered")
      post.revise(resident, raw: "[x] walnut shelf to be delivered")
      expect(post.reload.version).to eq(2)
      nil
    end
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"

RSpec.describe HouseRules::Hooks::Permanence do
  include_context "with a protected topic"

  def refuse
    raise_error(HouseRules::Refused)
  end

  it "raises in the console's ordinary calls" do
    before = contents_of(topic)
    system = Discourse.system_user
    expect { PostDestroyer.new(admin, reply).destroy }.to refuse
    expect { PostDestroyer.new(system, first_post, context: "test").destroy }.to refuse
    expect { PostDestroyer.delete_with_replies(admin, reply) }.to refuse
    expect { reply.trash!(admin) }.to refuse
    expect { topic.trash!(admin) }.to refuse
    expect { reply.destroy! }.to refuse
    expect { topic.destroy! }.to refuse
    expect { topic.posts.destroy_all }.to refuse
    expect { reply.delete }.to refuse
    expect { UserDestroyer.new(admin).destroy(author, delete_posts: true) }.to refuse
    expect { author.delete_posts_in_batches(Guardian.new(admin)) }.to refuse
    expect { TopicPublisher.new(topic, admin, category.id).publish! }.to refuse
    expect { topic.set_or_create_timer(TopicTimer.types[:delete], 24, by_user: admin) }.to refuse
    expect { category.destroy! }.to refuse
    expect { reply.update!(cooked: "") }.to refuse
    expect { reply.reload.update!(user_id: nil) }.to refuse
    expect(contents_of(topic)).to eq(before)
  end

  it "refuses to hide a version by saving it" do
    reply.revise(author, { raw: "Another text of this reply, for now." }, force_new_version: true)
    expect { reply.revisions.last.update!(hidden: true) }.to refuse
    expect(PostRevision.where(post: reply, hidden: true)).to be_empty
  end

  it "takes a timer off that was set before" do
    topic.set_or_create_timer(TopicTimer.types[:close], 24, by_user: admin)
    timer = TopicTimer.last
    timer.update_columns(status_type: TopicTimer.types[:delete], execute_at: 1.minute.ago)
    Jobs::DeleteTopic.new.execute(topic_timer_id: timer.id)
    expect(timer.reload.deleted_at).to be_present
    timer.update_columns(
      status_type: TopicTimer.types[:delete_replies],
      duration_minutes: 1,
      deleted_at: nil,
    )
    Jobs::DeleteReplies.new.execute(topic_timer_id: timer.id)
    expect(timer.reload.deleted_at).to be_present
    expect(topic.posts.count).to eq(2)
  end

  describe "the jobs that delete by age" do
    fab!(:staff_topic) do
      Fabricate(:topic, category: Fabricate(:private_category, group: Group[:staff]))
    end
    fab!(:staff_post) { Fabricate(:post, topic: staff_topic) }
    fab!(:staff_reply) { Fabricate(:post, topic: staff_topic) }

    it "leave protected stubs and go on with the others" do
      old = { user_deleted: true, updated_at: 1.month.ago }
      [reply, staff_reply].each { |post| post.update_columns(old) }
      Jobs::DestroyOldDeletionStubs.new.execute({})
      expect(Post.exists?(reply.id)).to eq(true)
      expect(Post.exists?(staff_reply.id)).to eq(false)
    end

    it "leave protected hidden posts and go on with the others" do
      old = { hidden: true, hidden_at: 2.months.ago }
      [reply, staff_reply].each { |post| post.update_columns(old) }
      SiteSetting.delete_old_hidden_posts = true
      Jobs::DestroyOldHiddenPosts.new.execute({})
      expect(Post.exists?(reply.id)).to eq(true)
      expect(Post.exists?(staff_reply.id)).to eq(false)
    end
  end

  it "keeps the stub of a merged topic, closed" do
    SiteSetting.delete_merged_stub_topics_after_days = 0
    other = Fabricate(:post).topic
    topic.move_posts(admin, topic.posts.pluck(:id), destination_topic_id: other.id)
    expect(topic.reload).to be_closed
    expect(topic.trashed?).to eq(false)
    expect(TopicTimer.where(topic:)).to be_empty
  end

  it "lets core take back a section's definition that has lost its post" do
    SiteSetting.house_rules_enabled = false
    section = Fabricate(:category_with_definition)
    definition = section.topic
    definition.posts.destroy_all
    SiteSetting.house_rules_enabled = true
    Category.ensure_consistency!
    expect(Topic.with_deleted.exists?(definition.id)).to eq(false)
    expect(section.reload.topic).to be_present
  end

  it "publishes a shared draft, with all that leads up to it, and no published topic" do
    drafts = Fabricate(:private_category, group: Group[:staff])
    SiteSetting.shared_drafts_category = drafts.id
    draft = Fabricate(:topic, category: drafts)
    Fabricate(:shared_draft, topic: draft, category:)
    text = Fabricate(:post, topic: draft)
    text.revise(admin, { raw: "Another text of this draft, for now." }, force_new_version: true)
    TopicPublisher.new(draft, admin, category.id).publish!
    expect(draft.reload.category).to eq(category)
    expect(text.reload.version).to eq(1)
    expect(PostRevision.where(post: text)).to be_empty
    expect { TopicPublisher.new(draft.reload, admin, category.id).publish! }.to refuse
  end

  it "makes a message a public topic, which then stays" do
    message = Fabricate(:private_message_topic)
    Fabricate(:post, topic: message)
    TopicConverter.new(message, admin).convert_to_public_topic(category.id)
    expect { PostDestroyer.new(admin, message.reload.first_post).destroy }.to refuse
  end

  it "does nothing while the rules are off" do
    SiteSetting.house_rules_enabled = false
    PostDestroyer.new(admin, reply).destroy
    expect(Post.exists?(reply.id)).to eq(false)
    first_post.destroy!
    expect(Post.with_deleted.exists?(first_post.id)).to eq(false)
  end

  it "wraps methods that Discourse really has" do
    expect(HouseRules::Hooks.misfits).to be_empty
  end
end

# frozen_string_literal: true

require_relative "../support/permanence"
require_relative "../support/closed_sections"

RSpec.describe "House rules: told of a move", type: :request do
  include_context "with a protected topic"

  fab!(:stranger) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:strangers_reply) { Fabricate(:post, topic:, user: stranger) }
  fab!(:host) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:other_topic) do
    Fabricate(:post, user: host, topic: Fabricate(:topic, category:, user: host)).topic
  end

  before do
    Jobs.run_immediately!
    moderator.house_rules_move = HouseRules::MoveReason.new("off_topic", "It belongs there.")
  end

  def move(posts = [strangers_reply], by: moderator)
    topic.move_posts(by, posts.map(&:id), destination_topic_id: other_topic.id)
    HouseRules::Move.last
  end

  def participants(count)
    Array.new(count) { |n| Fabricate(:post, topic:, created_at: (n + 1).minutes.from_now).user }
  end

  it "are those whose words moved, both authors and the last who took part, each once" do
    SiteSetting.house_rules_move_told_participants = 2
    early, *late = participants(3)
    move([strangers_reply, Fabricate(:post, topic:, user: stranger)])
    expect(told).to match_array([author, stranger, host, *late].map(&:id))
    expect(told).not_to include(early.id)

    place = Notification.where(user: stranger).last
    expect([place.topic_id, place.post_number]).to eq(
      [other_topic.id, strangers_reply.reload.post_number],
    )
    place = Notification.where(user: author).last
    expect([place.topic_id, place.post_number]).to eq([topic.id, notices(topic).sole.post_number])
    place = Notification.where(user: host).last
    expect([place.topic_id, place.post_number]).to eq(
      [other_topic.id, notices(other_topic).sole.post_number],
    )
  end

  it "are never the mover, the system, who muted the topic, or who has no account any more" do
    muted, gone = participants(2)
    TopicUser.change(muted.id, topic.id, notification_level: TopicUser.notification_levels[:muted])
    gone.update!(active: false)
    Fabricate(:post, topic:, user: moderator)
    Fabricate(:post, topic:, user: Discourse.system_user)
    move
    expect(told).to match_array([author.id, stranger.id, host.id])
  end

  it "of the copy of a first post by the move alone, whoever watches" do
    watchers = Fabricate.times(50, :user, refresh_auto_groups: true)
    watchers.each do |user|
      level = TopicUser.notification_levels[:watching]
      TopicUser.change(user.id, other_topic.id, notification_level: level)
    end
    SiteSetting.disable_mailing_list_mode = false
    mailing = Fabricate(:user, refresh_auto_groups: true)
    mailing.user_option.update!(mailing_list_mode: true, mailing_list_mode_frequency: 1)
    question = Fabricate(:post, topic: Fabricate(:topic, category:), user: stranger)
    ActionMailer::Base.deliveries.clear
    Notification.delete_all
    question.topic.move_posts(moderator, [question.id], destination_topic_id: other_topic.id)
    people = [stranger, question.topic.user, host]
    expect(Notification.pluck(:user_id)).to match_array(people.map(&:id))
    expect(Notification.distinct.pluck(:notification_type)).to eq([Notification.types[:custom]])
    expect(ActionMailer::Base.deliveries).to be_empty
  end

  it "once, also whose first post alone is split off" do
    topic.move_posts(moderator, [first_post.id], title: "A topic of its own for this")
    expect(Notification.where(user: author).pluck(:notification_type)).to eq(
      [Notification.types[:custom]],
    )
  end

  it "while the copy of a first post is processed like any text" do
    Jobs.run_later!
    question = Fabricate(:post, topic: Fabricate(:topic, category:), user: stranger)
    question.topic.move_posts(moderator, [question.id], destination_topic_id: other_topic.id)
    copy_id = MovedPost.find_by(old_post_id: question.id).new_post_id
    expect(copy_id).not_to eq(question.id)
    posts = ->(job) { job.jobs.map { |enqueued| enqueued["args"][0]["post_id"] } }
    expect(posts.call(Jobs::ProcessPost)).to include(copy_id)
    expect(posts.call(Jobs::PostAlert)).not_to include(copy_id)
  end

  describe "of whispers" do
    fab!(:whisperer) { Fabricate(:admin, refresh_auto_groups: true) }
    fab!(:whisper) { Fabricate(:post, topic:, user: whisperer, post_type: Post.types[:whisper]) }

    before { SiteSetting.whispers_allowed_groups = Group::AUTO_GROUPS[:staff].to_s }

    def page(of, reader)
      sign_in(reader)
      get "/t/#{of.id}.json"
      response.body
    end

    it "those beside them are, and nobody reads that or by whom anything was whispered" do
      move([strangers_reply, whisper])
      expect(entry.details).to include("author_ids" => [stranger.id], "count" => 1)
      expect(notices(topic).sole.custom_fields["house_rules_notice"]).to include(
        "author_ids" => [stranger.id],
        "count" => 1,
      )
      [topic, other_topic].each do |of|
        expect(page(of, stranger)).not_to include(whisperer.username)
      end
      expect(told).to match_array([author, stranger, host, whisperer].map(&:id))
    end

    it "alone is only who whispered, by a notice that is whispered too" do
      before = entries
      preview = -> do
        sign_in(moderator)
        post "/house-rules/moves/preview.json",
             params: {
               topic_id: topic.id,
               post_ids: [whisper.id],
               destination_topic_id: other_topic.id,
             }
        response.parsed_body
      end
      expect(preview.call["told"]).to eq(1)
      expect(preview.call["notice"]).to include("authors" => [whisperer.username])
      move([whisper])
      expect(whisper.reload.topic_id).to eq(other_topic.id)
      expect(entries).to eq(before)
      expect(told).to eq([whisperer.id])
      [topic, other_topic].each do |of|
        expect(notices(of).sole.post_type).to eq(Post.types[:whisper])
        expect(page(of, stranger)).not_to include("house_rules_notice")
        expect(page(of, moderator)).to include("house_rules_notice")
      end
    end
  end

  it "once, though the job runs twice or was lost with its machine" do
    Jobs.run_later!
    move = self.move
    expect(told).to eq([])
    Jobs::HouseRules::TellUntoldMoves.new.execute({})
    expect(told).to eq([])
    freeze_time 6.minutes.from_now
    3.times { Jobs::HouseRules::TellUntoldMoves.new.execute({}) }
    2.times { Jobs::HouseRules::NotifyMove.new.execute(move_id: move.id) }
    expect(told).to match_array([author.id, stranger.id, host.id])
  end

  it "not at all when the notifications cannot be written, and all of them the next time" do
    Jobs.run_later!
    move = self.move
    Notification.stubs(:insert_all).raises(ActiveRecord::StatementInvalid.new("no"))
    expect { HouseRules::TellOfMove.call(move) }.to raise_error(ActiveRecord::StatementInvalid)
    Notification.unstub(:insert_all)
    expect(HouseRules::TellOfMove.call(move.reload)).to eq(3)
  end

  it "though the machine stops before it handed them on; no notification is written twice" do
    Jobs.run_later!
    move = self.move
    NotificationEmailer.stubs(:process_notification).raises(IOError.new("the machine stops"))
    expect { HouseRules::TellOfMove.call(move) }.to raise_error(IOError)
    expect([told.size, move.reload.told_at]).to eq([3, nil])
    NotificationEmailer.unstub(:process_notification)
    mailed = []
    NotificationEmailer.stubs(:process_notification).with { |one| mailed << one.user_id }
    expect(HouseRules::TellOfMove.call(move.reload)).to eq(3)
    expect(mailed).to match_array(told)
    expect(told).to match_array([author.id, stranger.id, host.id])
    expect(HouseRules::TellOfMove.call(move.reload)).to eq(0)
    expect(move.reload.details).not_to have_key("telling")
  end

  it "though an earlier move cannot be told" do
    Jobs.run_later!
    bad = self.move
    good = self.move([Fabricate(:post, topic:, user: author)])
    freeze_time 6.minutes.from_now
    HouseRules::TellOfMove.stubs(:call).with { |one| one.id == bad.id }.raises(ArgumentError, "no")
    HouseRules::TellOfMove.expects(:call).with { |one| one.id == good.id }
    Discourse
      .expects(:warn_exception)
      .with { |error, message:| error.is_a?(ArgumentError) && message.include?("move #{bad.id}") }
    Jobs::HouseRules::TellUntoldMoves.new.execute({})
  end

  it "in a closed section are who reads there, asked for all at once" do
    people = participants(6)
    group = Fabricate(:group)
    ([author, stranger, host] + people.first(3)).each { |user| group.add(user) }
    close_section(category, group)
    Fabricate(:post, topic:, user: admin)
    told_of = -> do
      HouseRules::ToldOfMove
        .new(mover_id: moderator.id, topic: topic.reload, other_topic:)
        .to_h
        .keys
    end
    expect(told_of.call).to match_array([author, stranger, host, admin, *people.first(3)].map(&:id))
    few = track_sql_queries { told_of.call }.size
    people.last(3).each { |user| group.add(user) }
    expect(track_sql_queries { told_of.call }.size).to eq(few)
    expect(told_of.call.size).to eq(10)
  end

  it "in one statement and one job, however many" do
    Jobs.run_later!
    SiteSetting.house_rules_move_told_participants = 1000
    participants(40)
    User.update_all(last_seen_at: 1.day.ago)
    UserOption.update_all(email_level: UserOption.email_level_types[:never])
    move = nil
    expect { move = self.move }.to change { Jobs::HouseRules::NotifyMove.jobs.size }.by(1)
    queries = track_sql_queries { HouseRules::TellOfMove.call(move) }
    expect(told.size).to eq(43)
    expect(queries.grep(/INSERT INTO "notifications"/).size).to eq(1)
    expect(queries.grep_v(/web_hook/).size).to be < 25
  end

  describe "by mail" do
    before { NotificationEmailer.enable }
    after { NotificationEmailer.disable }

    def mailed
      ActionMailer::Base.deliveries.flat_map(&:to)
    end

    it "as each one's preferences say, in their own language" do
      SiteSetting.allow_user_locale = true
      stranger.user_option.update!(email_level: UserOption.email_level_types[:always])
      stranger.update!(locale: "ru")
      author.user_option.update!(email_level: UserOption.email_level_types[:never])
      host.user_option.update!(email_level: UserOption.email_level_types[:only_when_away])
      host.update!(last_seen_at: 1.minute.ago)
      move
      expect(mailed).to eq([stranger.email])
      mail = ActionMailer::Base.deliveries.sole
      expect(mail.subject).to include(other_topic.title)
      body = mail.text_part.body.to_s
      expect(body).to include("It belongs there.").and include(strangers_reply.reload.full_url)
      expect(body).to include(I18n.t("house_rules.move_reason.off_topic", locale: :ru))
      expect(mail.header["List-Unsubscribe"]).to be_present
    end

    it "without the note for who can read only one of the topics, as in the record" do
      [author, stranger, host].each do |user|
        user.user_option.update!(email_level: UserOption.email_level_types[:always])
      end
      circle = Fabricate(:group)
      circle.add(author)
      closed = Fabricate(:private_category, group: circle)
      HouseRules::Protection.cover_all
      topic.update_columns(category_id: closed.id)
      move
      bodies = ActionMailer::Base.deliveries.to_h { |m| [m.to.sole, m.text_part.body.to_s] }
      expect(bodies.keys).to match_array([author, stranger, host].map(&:email))
      expect(bodies[author.email]).to include("It belongs there.")
      [stranger, host].each do |user|
        expect(bodies[user.email]).not_to include("It belongs there.")
      end
    end

    it "waits while somebody is not to be disturbed" do
      Fabricate(
        :do_not_disturb_timing,
        user: stranger,
        starts_at: 1.hour.ago,
        ends_at: 1.hour.from_now,
      )
      stranger.user_option.update!(email_level: UserOption.email_level_types[:always])
      move
      expect(mailed).not_to include(stranger.email)
      expect(stranger.shelved_notifications.count).to eq(1)
    end
  end

  describe "when it is taken back" do
    def undo(move, by: admin)
      Notification.delete_all
      HouseRules::UndoMove.call(params: { move_id: move.id }, guardian: Guardian.new(by))
      told
    end

    it "are those who were told of it, and who took part where it leaves, each once" do
      SiteSetting.house_rules_move_told_participants = 2
      late = participants(2)
      move = self.move
      circle = told
      expect(circle).to match_array([author, stranger, host, *late].map(&:id))
      Fabricate.times(3, :post, topic:)
      since = Fabricate(:post, topic: other_topic).user
      expect(undo(move)).to match_array([*circle, since.id])
      place = Notification.find_by(user: late.first)
      expect([place.topic_id, place.post_number]).to eq(
        [topic.id, notices(topic).find_by(action_code: "house_rules.moved_in").post_number],
      )
      expect(Notification.find_by(user: stranger).post_number).to eq(
        strangers_reply.reload.post_number,
      )
    end

    it "are the same people before they were told of it, but for whoever is gone" do
      Jobs.run_later!
      late = participants(1).sole
      move = self.move
      circle = [author, stranger, host, late].map(&:id)
      HouseRules::UndoMove.call(params: { move_id: move.id }, guardian: Guardian.new(admin))
      HouseRules::TellOfMove.call(HouseRules::Move.last)
      expect(told).to match_array(circle)
      late.update!(active: false)
      expect(HouseRules::ToldOfMove.of(HouseRules::Move.last).to_h.keys).to match_array(
        circle - [late.id],
      )
    end

    it "are, of a topic in another section, those who were told of that" do
      SiteSetting.house_rules_move_told_participants = 1
      late = participants(1).sole
      topic.acting_user = moderator
      topic.change_category_to_id(Fabricate(:category).id)
      since = Fabricate(:post, topic:, created_at: 1.hour.from_now).user
      expect(undo(HouseRules::Move.last)).to match_array([author, late, since].map(&:id))
    end
  end

  describe "of a move of a whole topic with many people in it" do
    fab!(:elsewhere, :category)

    it "are its author and the last who took part" do
      SiteSetting.house_rules_move_told_participants = 3
      late = participants(6).last(3)
      topic.acting_user = moderator
      topic.change_category_to_id(elsewhere.id)
      expect(told).to match_array([author, *late].map(&:id))
    end
  end
end

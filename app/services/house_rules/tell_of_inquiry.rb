# frozen_string_literal: true

module HouseRules
  # One notification of what became of a question: to who asked, unless Discourse itself told them of
  # the official post that says it, and of the answer to those who have the same question. In one
  # statement for all of them; called again, it tells nobody twice. Rule 3.
  class TellOfInquiry
    Word = Struct.new(:name, :icon, :states, :by_post, keyword_init: true)

    # By what there is to tell: its words for who asked; the states in which it still holds (any, if
    # none is named); and whether an official post says it too.
    WORDS =
      {
        "responded" => {
          icon: "reply",
          states: %w[waiting_full_answer promised waiting_author handed_over],
          by_post: true,
        },
        "promised" => {
          icon: "calendar-days",
          states: %w[promised],
          by_post: true,
        },
        "waiting_author" => {
          icon: "circle-question",
          states: %w[waiting_author],
          by_post: true,
        },
        "answered" => {
          name: "answered_yours",
          icon: "check",
          states: %w[answered closed],
          by_post: true,
        },
        "handed_over" => {
          icon: "share",
          states: %w[handed_over],
        },
        "closed" => {
          icon: "square-check",
          states: %w[closed],
        },
        "promise_changed" => {
          icon: "calendar-days",
        },
        "abandoned" => {
          icon: "triangle-exclamation",
        },
      }.transform_values { |word| Word.new(**word).freeze }.freeze

    # Discourse's own notifications of a post.
    OF_POSTS = %i[
      mentioned
      replied
      quoted
      posted
      group_mentioned
      watching_first_post
      watching_category_or_tag
    ].freeze

    # What the organisation did, and so what is told.
    ACTS = %w[official_reply promise_changed handed_over came_back closed].freeze

    # Does an official post say it, so that Discourse should have the time to tell of that first?
    def self.by_post?(what)
      WORDS[what.to_s]&.by_post
    end

    # +what+: a key of WORDS. Returns how many were told.
    def self.call(inquiry, what)
      word = WORDS[what]
      return 0 if word.nil? || word.states&.exclude?(inquiry.state)
      new(inquiry, what, word).call
    end

    def initialize(inquiry, what, word)
      @inquiry = inquiry
      @topic = inquiry.topic
      @what = what
      @word = word
      @post = ::Post.find_by(id: last_act("official_reply").pick(:post_id)) if word.by_post
    end

    def call
      return 0 if @topic.nil? || @topic.deleted_at
      ids =
        Inquiry.transaction do
          @inquiry.lock!
          told = insert(@inquiry.author_id, @word.name || @what)
          told += insert(same_here, "answered") if @what == "answered"
          told
        end
      HandOnNotifications.call(ids)
      ids.size
    end

    private

    def same_here
      SameHere
        .where(inquiry_id: @inquiry.id)
        .where.not(user_id: @inquiry.author_id)
        .select(:user_id)
    end

    def insert(ids, name)
      people = readers(::User.human_users.where(id: ids)).select(:id)
      DB.query_single(SQL.sub("/* people */", people.to_sql), **place, **row(name))
    end

    # By the section's groups: nobody is asked one by one.
    def readers(users)
      readers = @topic.category ? Readers.of(@topic.category) : Readers.everybody
      return users if readers.everybody?
      members = GroupUser.where(group_id: readers.group_ids).select(:user_id)
      users.where("users.admin OR users.id IN (#{members.to_sql})")
    end

    def place
      {
        topic_id: @topic.id,
        post_number: @post&.post_number || @topic.highest_post_number,
        posts_topic_id: @post&.topic_id,
        posts_number: @post&.post_number,
        of_posts: ::Notification.types.values_at(*OF_POSTS).compact,
      }
    end

    def row(name)
      data = { icon: @word.icon, title: "inquiry_title", house_rules_key: key }
      {
        custom: ::Notification.types[:custom],
        data: OwnNotification.data("inquiry_#{name}", topic_title: @topic.title, **data).to_json,
        key: { house_rules_key: key }.to_json[1..-2],
        now: Time.zone.now,
      }
    end

    # The same as long as it is the same thing that is told.
    def key
      @key ||= [@inquiry.id, @what, @inquiry.cycle, moment].join("/")
    end

    def moment
      return @inquiry.due_at.to_i if @what == "abandoned"
      last_act(ACTS).pick(:id)
    end

    def last_act(kinds)
      InquiryEvent.where(inquiry_id: @inquiry.id, kind: kinds).order(at: :desc, id: :desc)
    end

    SQL = <<~SQL
      INSERT INTO notifications
        (notification_type, user_id, topic_id, post_number, data, read, high_priority,
         created_at, updated_at)
      SELECT :custom, u.id, :topic_id, :post_number, :data, false, false, :now, :now
      FROM (/* people */) u
      WHERE NOT EXISTS (
          SELECT 1 FROM notifications n
          WHERE n.user_id = u.id AND n.topic_id = :topic_id AND n.notification_type = :custom
            AND position(:key IN n.data) > 0)
        AND NOT EXISTS (
          SELECT 1 FROM notifications n
          WHERE n.user_id = u.id AND n.topic_id = :posts_topic_id
            AND n.post_number >= :posts_number AND n.notification_type IN (:of_posts))
      RETURNING id
    SQL

    private_constant :SQL, :Word
  end
end

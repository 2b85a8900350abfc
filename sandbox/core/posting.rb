# frozen_string_literal: true

module HasErrors
  def errors = @errors ||= ActiveModel::Errors.new(self)
  def add_error(message) = errors.add(:base, message)
  def add_errors_from(object) = object.errors.full_messages.each { |message| add_error(message) }
  def read_attribute_for_validation(_name) = nil

  def self.included(base)
    base.extend(ActiveModel::Translation)
    base.extend(ActiveModel::Naming)
  end
end

class PostValidator
  def initialize(options = {}) = @options = options

  def validate(post)
    presence(post)
    return if post.errors.any?
    stripped_length(post)
    max_posts_validator(post)
    unique_post_validator(post)
    max_embedded_media_validator(post)
    max_links_validator(post)
    force_edit_last_validator(post)
  end

  def presence(post)
    post.errors.add(:base, I18n.t("sandbox.errors.empty")) if post.raw.blank?
    post.errors.add(:topic_id, :blank) if !@options[:skip_topic] && post.topic_id.blank?
  end

  def stripped_length(post)
    return if acting_user_is_staff?(post) && post.raw.strip.length.positive?
    length = post.raw.strip.length
    post.errors.add(:base, I18n.t("sandbox.errors.short")) if length < SiteSetting.min_post_length
    post.errors.add(:base, I18n.t("sandbox.errors.long")) if length > SiteSetting.max_post_length
  end

  def max_posts_validator(_post) = nil
  def unique_post_validator(_post) = nil
  def max_embedded_media_validator(_post) = nil
  def max_links_validator(_post) = nil
  def force_edit_last_validator(_post) = nil

  private

  def acting_user_is_staff?(_post) = false
  def acting_user_is_trusted?(post, level = 1) = post.user&.has_trust_level?(level)
end

class TopicCreator
  include HasErrors

  def self.create(user, guardian, options) = new(user, guardian, options).create

  def initialize(user, guardian, options)
    @user = user
    @guardian = guardian
    @options = options
  end

  def valid?
    title = TextCleaner.clean_title(@options[:title])
    add_error(I18n.t("sandbox.errors.title")) if title.length < SiteSetting.min_topic_title_length
    category = @options[:category]
    if category && !@guardian.can_create_topic_on_category?(category.to_i)
      add_error(I18n.t("sandbox.errors.category"))
    end
    errors.empty?
  end

  def create
    Topic.create!(
      title: @options[:title],
      user: @user,
      category_id: @options[:category].presence || SiteSetting.uncategorized_category_id,
      archetype: @options[:archetype] || Archetype.default,
      created_at: @options[:created_at],
    )
  end
end

class PostCreator
  include HasErrors

  attr_reader :opts, :post, :topic

  def self.create(user, opts) = new(user, opts).create
  def self.create!(user, opts) = new(user, opts).create!

  def self.before_create_tasks(post)
    post.post_number ||= Topic.next_post_number(post.topic_id)
    post.cooked = post.cook(post.raw) if post.cooked.blank?
    post.sort_order = post.post_number
    post.last_version_at ||= Time.now
    post.last_editor_id ||= post.user_id
    post.word_count = post.raw.scan(/[[:word:]]+/).size
  end

  def initialize(user, opts)
    @user = user
    @opts = opts || {}
    opts[:title] = TextCleaner.clean_title(opts[:title]) if opts[:title]
  end

  def guardian = @guardian ||= @opts[:guardian] || Guardian.new(@user)
  def skip_validations? = @opts[:skip_validations]
  def new_topic? = @opts[:topic_id].blank?

  def valid?
    new_topic? ? check_new_topic : check_topic
    return false if errors.any?
    setup_post
    return true if skip_validations?
    DiscourseEvent.trigger(:before_create_post, @post, @opts)
    PostValidator.new(skip_topic: true).validate(@post)
    add_errors_from(@post)
    errors.empty?
  end

  def create
    return unless valid?
    ActiveRecord::Base.transaction do
      create_topic
      create_post_notice
      save_post
      update_topic_stats
    end
    @post.topic.reload
    trigger_after_events
    @post
  end

  def create!
    create
    raise ActiveRecord::RecordNotSaved, errors.full_messages.to_sentence if errors.any?
    @post
  end

  private

  def check_new_topic
    return if skip_validations?
    creator = TopicCreator.new(@user, guardian, @opts)
    add_errors_from(creator) unless creator.valid?
  end

  def check_topic
    @topic = Topic.find_by(id: @opts[:topic_id])
    return if @topic && (skip_validations? || guardian.can_create_post_on_topic?(@topic))
    add_error(I18n.t("sandbox.errors.topic"))
  end

  def setup_post
    @post = Post.new(raw: @opts[:raw].to_s.rstrip, topic_id: @topic&.id)
    @post.user = @user
    @post.post_type = @opts[:post_type] || Post.types[:regular]
    @opts
      .slice(:action_code, :reply_to_post_number, :post_number, :created_at, :locale)
      .each { |name, value| @post[name] = value }
    @post.custom_fields = @opts[:custom_fields] if @opts[:custom_fields]
  end

  def create_topic
    @topic ||= TopicCreator.create(@user, guardian, @opts)
    @post.topic_id = @topic.id
    @post.topic = @topic
  end

  def create_post_notice = nil

  def save_post
    make_room(@post.post_number) if @post.post_number
    @post.save!
  end

  def make_room(number)
    later = Post.with_deleted.where(topic_id: @topic.id).where("post_number >= ?", number)
    later
      .order(post_number: :desc)
      .each do |post|
        post.update_columns(post_number: post.post_number + 1, sort_order: post.post_number + 1)
      end
  end

  def update_topic_stats
    Topic.reset_highest(@topic.id)
    return if @opts[:no_bump] || @post.small_action?
    Topic.where(id: @topic.id).update_all(bumped_at: @post.created_at)
  end

  def trigger_after_events
    DiscourseEvent.trigger(:topic_created, @post.topic, @opts, @user) if new_topic?
    DiscourseEvent.trigger(:post_created, @post, @opts, @user)
  end
end

class NewPostResult
  include HasErrors

  attr_reader :action
  attr_accessor :post, :message, :route_to

  def initialize(action, success = false)
    @action = action
    @success = success
  end

  def success? = @success
end

class NewPostManager
  def initialize(user, args)
    @user = user
    @args = args
  end

  def perform
    creator = PostCreator.new(@user, @args)
    post = creator.create
    result = NewPostResult.new(:create_post, creator.errors.empty?)
    result.post = post
    result.add_errors_from(creator)
    result
  end
end

class PostRevisor
  TOPIC_FIELDS = %w[title category_id].freeze

  def initialize(post, topic = post.topic)
    @post = post
    @topic = topic
  end

  def revise!(editor, fields, opts = {})
    fields = fields.to_h.stringify_keys.compact
    fields["raw"] = fields["raw"].rstrip if fields["raw"]
    @changes = changes(fields)
    return false if @changes.empty? || !(opts[:skip_validations] || sound?(fields))
    ActiveRecord::Base.transaction do
      write(editor, fields, opts)
      PostRevision.create!(
        post: @post,
        user: editor,
        number: @post.version,
        modifications: @changes,
      )
    end
    DiscourseEvent.trigger(
      :post_edited,
      @post,
      @changes.key?("title") || @changes.key?("category_id"),
      self,
    )
    true
  end

  def category_changed = @changes.key?("category_id")

  private

  def changes(fields)
    pairs = fields.slice("raw", "wiki").to_h { |name, value| [name, [@post[name], value]] }
    pairs.merge!(
      fields.slice(*TOPIC_FIELDS).to_h { |name, value| [name, [@topic[name], cast(name, value)]] },
    )
    pairs.reject { |_, (former, value)| former == value }
  end

  def cast(name, value) = name == "category_id" ? value.to_i : value

  def sound?(fields)
    return true unless fields["raw"]
    candidate = Post.new(raw: fields["raw"], user: @post.user, topic: @topic)
    PostValidator.new.validate(candidate)
    candidate.errors.full_messages.each { |message| @post.errors.add(:base, message) }
    candidate.errors.empty?
  end

  def write(editor, fields, opts)
    write_topic(editor)
    text = @changes.dig("raw", 1)
    @post.assign_attributes(raw: text, cooked: @post.cook(text)) if text
    @post.assign_attributes(
      last_editor_id: editor.id,
      edit_reason: fields["edit_reason"],
      version: @post.version + 1,
      public_version: @post.public_version + 1,
      last_version_at: opts[:revised_at] || Time.now,
    )
    @post.save!
  end

  def write_topic(editor)
    topic_changes = @changes.slice(*TOPIC_FIELDS).transform_values(&:last)
    return if topic_changes.empty?
    @topic.acting_user = editor
    @topic.update!(topic_changes)
  end
end

class PostDestroyer
  def self.destroy_stubs = nil
  def self.destroy_old_hidden_posts = nil

  def initialize(user, post, opts = {})
    @user = user
    @post = post
    @topic = post.topic || Topic.with_deleted.find_by(id: post.topic_id)
    @opts = opts
  end

  # Staff and authors; the topic goes with its first post.
  def destroy
    @post.trash!(@user)
    @topic.trash!(@user) if @topic && @post.is_first_post?
    DiscourseEvent.trigger(:post_destroyed, @post, @opts, @user)
  end

  def recover
    @post.recover!
    @topic.recover! if @topic && @post.is_first_post?
  end
end

class PostMover
  attr_reader :original_topic, :destination_topic, :user, :post_ids

  def initialize(original_topic, user, post_ids, move_to_pm: false, options: {})
    @original_topic = original_topic
    @user = user
    @post_ids = post_ids.map(&:to_i)
    @options = options
  end

  def to_topic(id, participants: nil, chronological_order: false)
    @creating_new_topic = false
    Topic.transaction { move_posts_to(Topic.find_by(id:)) }
    @destination_topic
  end

  def to_new_topic(title, category_id = nil, tags = nil)
    @creating_new_topic = true
    first = Post.find(post_ids.first)
    Topic.transaction do
      topic = Topic.create!(user: first.user, title:, category_id:, created_at: first.created_at)
      move_posts_to(topic)
    end
    @destination_topic
  end

  private

  def posts
    @posts ||= Post.where(topic: @original_topic, id: post_ids).order(:created_at, :id)
  end

  def move_posts_to(topic)
    Guardian.new(user).ensure_can_see!(topic)
    @destination_topic = topic
    @full_move = @original_topic.posts.where(post_type: Post.types[:regular]).count == posts.size
    @first_post_number_moved =
      posts.first.is_first_post? ? posts[1]&.post_number : posts.first.post_number
    number_moves
    posts.each do |post|
      store_movement(metadata_of(post), post.is_first_post? ? create_first_post(post) : move(post))
    end
    [@original_topic, topic].each { |changed| Topic.reset_highest(changed.id) }
    Topic.where(id: topic.id).update_all(bumped_at: topic.posts.maximum(:created_at))
    close_topic_and_schedule_deletion if @full_move
    topic.reload
    DiscourseEvent.trigger(
      :posts_moved,
      destination_topic_id: topic.id,
      original_topic_id: original_topic.id,
    )
    topic
  end

  def number_moves
    start = destination_topic.max_post_number
    @move_map = posts.each_with_index.to_h { |post, index| [post.post_number, start + index + 1] }
  end

  # The old topic keeps its first post; the new one gets a copy.
  def create_first_post(post)
    creator =
      PostCreator.new(
        post.user,
        raw: post.raw,
        topic_id: destination_topic.id,
        created_at: post.created_at,
        skip_validations: true,
        guardian: Guardian.new(user),
      )
    copy = creator.create!
    PostRevision.copy(post, copy)
    copy.update_columns(
      version: post.version,
      post_number: @move_map[post.post_number],
      sort_order: @move_map[post.post_number],
    )
    DiscourseEvent.trigger(:first_post_moved, copy, post)
    DiscourseEvent.trigger(:post_moved, copy, original_topic.id, post)
    copy
  end

  def move(post)
    number = @move_map[post.post_number]
    post.update!(
      topic_id: destination_topic.id,
      post_number: number,
      sort_order: number,
      reply_to_post_number: @move_map[post.reply_to_post_number],
    )
    DiscourseEvent.trigger(:post_moved, post, original_topic.id, post)
    post
  end

  def metadata_of(post)
    { old_topic_id: post.topic_id, old_post_id: post.id, old_post_number: post.post_number }
  end

  def store_movement(metadata, new_post)
    MovedPost.create!(
      **metadata,
      new_topic_id: destination_topic.id,
      new_topic_title: destination_topic.title,
      new_post_id: new_post.id,
      new_post_number: new_post.post_number,
      created_new_topic: @creating_new_topic,
    )
  end

  def close_topic_and_schedule_deletion
    original_topic.update_status("closed", true, user)
  end
end

class TopicsBulkAction
  def initialize(user, topic_ids, operation, opts = {})
    @user = user
    @topic_ids = topic_ids
    @operation = operation
    @changed_ids = []
    @opts = opts
  end

  def perform!
    send(@operation[:type])
    @changed_ids
  end

  private

  def guardian = @guardian ||= Guardian.new(@user)
  def topics = @topics ||= Topic.where(id: @topic_ids)

  def change_category
    topics.each do |topic|
      next unless guardian.can_edit?(topic)
      changed =
        topic.first_post.revise(
          @user,
          { category_id: @operation[:category_id] },
          skip_validations: true,
        )
      @changed_ids << topic.id if changed
    end
  end

  def delete
    topics.each do |topic|
      PostDestroyer.new(@user, topic.first_post).destroy if guardian.can_delete?(topic)
    end
  end

  def unlist
    topics.each do |topic|
      topic.update_status("visible", false, @user) if guardian.can_moderate?(topic)
    end
  end

  def close
    topics.each do |topic|
      topic.update_status("closed", true, @user) if guardian.can_moderate?(topic)
    end
  end
end

class PostOwnerChanger
  def initialize(params)
    @post_ids = params[:post_ids]
    @topic = Topic.with_deleted.find_by(id: params[:topic_id])
    @new_owner = params[:new_owner]
    @acting_user = params[:acting_user]
  end

  def change_owner!
    Post.where(id: @post_ids).each { |post| post.update!(user: @new_owner) }
  end
end

class UserDestroyer
  def initialize(actor) = @actor = actor

  def destroy(user, opts = {})
    user.delete_posts_in_batches(Guardian.new(@actor)) if opts[:delete_posts]
    user.destroy
  end
end

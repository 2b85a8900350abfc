# frozen_string_literal: true

module HasErrors
  def errors = @errors ||= ActiveModel::Errors.new(self)

  def add_errors_from(object)
    object.errors.full_messages.each { |message| errors.add(:base, message) }
  end
end

class PostValidator < ActiveModel::Validator
  def validate(post)
    post.validates_with(
      ActiveModel::Validations::LengthValidator,
      attributes: :raw,
      in: SiteSetting.min_post_length..SiteSetting.max_post_length,
    )
  end
end

class TopicCreator
  attr_reader :topic
  delegate :valid?, :errors, to: :topic

  def initialize(user, _guardian, opts)
    category_id = opts[:category].presence || SiteSetting.uncategorized_category_id
    @topic = Topic.new(user:, title: opts[:title], category_id:)
  end
end

class PostCreator
  include HasErrors

  def self.create!(user, opts) = new(user, opts).create!

  def initialize(user, opts)
    @user = user
    @opts = opts
    @guardian = opts[:guardian] || Guardian.new(user)
  end

  def create
    return unless valid?
    Post.transaction do
      @topic.save!
      save_post
      update_topic
    end
    DiscourseEvent.trigger(:post_created, @post, @opts, @user)
    @post
  end

  def create!
    create || raise(ActiveRecord::RecordNotSaved, errors.full_messages.to_sentence)
  end

  private

  def valid?
    @topic = Topic.find_by(id: @opts[:topic_id])
    @topic ||= TopicCreator.new(@user, @guardian, @opts).topic
    setup_post
    return true if @opts[:skip_validations]
    @guardian.ensure_can_create_post_on_topic!(@topic)
    add_errors_from(@topic) if @topic.invalid?
    PostValidator.new.validate(@post)
    add_errors_from(@post)
    errors.empty?
  end

  def setup_post
    taken = %i[post_type action_code post_number reply_to_post_number created_at locale acting_user]
    @post = Post.new(user: @user, raw: @opts[:raw].to_s.rstrip, **@opts.slice(*taken))
    @opts[:custom_fields].to_h.each do |name, value|
      @post._custom_fields.build(name:, value: value.to_json)
    end
  end

  def save_post
    @post.topic = @topic
    @post.save!
  end

  def update_topic
    Topic.reset_highest(@topic.id)
    return if @opts[:silent] || @post.post_type != Post.types[:regular]
    Topic.where(id: @topic.id).update_all(bumped_at: @post.created_at, last_post_user_id: @user.id)
  end
end

class NewPostResult
  include HasErrors

  attr_accessor :post
  alias_method :read_attribute_for_serialization, :send

  def initialize(_action, success = false) = @success = success
  def success? = @success
end

class PostRevisor
  TOPIC_FIELDS = %w[title category_id].freeze

  def initialize(post)
    @post = post
    @topic = post.topic
  end

  def revise!(editor, fields, opts = {})
    fields = fields.to_h.stringify_keys.compact
    @post.acting_user = @topic.acting_user = editor
    @topic.assign_attributes(fields.slice(*TOPIC_FIELDS))
    @post.assign_attributes(fields.slice("raw"))
    changes = { **@topic.changes.slice(*TOPIC_FIELDS), **@post.changes.slice("raw") }
    PostValidator.new.validate(@post) if @post.raw_changed? && !opts[:skip_validations]
    return false if changes.empty? || @post.errors.any?
    @revision = [editor, fields["edit_reason"], changes]
    Post.transaction { revise_post }
    true
  end

  def revise_post
    editor, edit_reason, modifications = @revision
    @topic.save!
    @post.cooked = @post.cook(@post.raw)
    @post.version += 1
    @post.public_version += 1
    @post.update!(last_editor_id: editor.id, last_version_at: Time.now, edit_reason:)
    @post.revisions.create!(user_id: editor.id, number: @post.version, modifications:)
  end
end

class PostDestroyer
  def initialize(user, post, _opts = {})
    @user = user
    @post = post
    @topic = post.topic
  end

  def destroy
    @post.trash!(@user)
    @topic.trash!(@user) if @post.is_first_post?
  end
end

# frozen_string_literal: true

# What pages are made of: lists of topics, a topic, and how they become JSON.
class TopicList
  attr_reader :filter, :current_user, :topics
  attr_accessor :more_topics_url

  def self.on_preload(&block)
    preloads << block
  end

  def self.preloads = @preloads ||= []

  def initialize(filter, current_user, topics)
    @filter = filter
    @current_user = current_user
    @topics = topics.includes(:user, :category).to_a
    TopicList.preloads.each { |block| block.call(@topics, self) }
  end
end

class TopicsFilter
  def self.custom_filters = @custom_filters ||= {}

  # "inquiry:abandoned category:house", without Discourse's own words.
  def self.apply(scope, query, guardian)
    query
      .to_s
      .scan(/([\w-]+):(\S+)/)
      .inject(scope) do |found, (name, value)|
        filter = custom_filters[name]
        filter ? filter.call(found, [value], guardian) : found
      end
  end
end

class TopicQuery
  PER_PAGE = 30

  def initialize(user, options = {})
    @guardian = Guardian.new(user)
    @user = user
    @options = options
  end

  def list_latest
    list(:latest) { |topics| topics }
  end

  def list_filter
    list(:filter) { |topics| TopicsFilter.apply(topics, @options[:q], @guardian) }
  end

  private

  def list(name)
    topics = yield Topic.secured(@guardian).listable_topics.visible
    topics = topics.where(category_id: @options[:category]) if @options[:category].present?
    topics = topics.where.not(id: Category.where.not(topic_id: nil).select(:topic_id))
    page = @options[:page].to_i
    TopicList.new(
      name,
      @user,
      topics.order(bumped_at: :desc).offset(page * PER_PAGE).limit(PER_PAGE),
    )
  end
end

class TopicView
  attr_reader :topic, :posts, :guardian

  def self.on_preload(&block)
    preloads << block
  end

  def self.preloads = @preloads ||= []
  def self.custom_field_allowlisters = @custom_field_allowlisters ||= []

  def initialize(topic_or_id, user = nil, options = {})
    @guardian = Guardian.new(user)
    @user = user
    @topic = topic_or_id.is_a?(Topic) ? topic_or_id : Topic.with_deleted.find_by(id: topic_or_id)
    raise Discourse::NotFound if @topic.nil?
    raise Discourse::InvalidAccess unless @guardian.can_see?(@topic)
    @posts = @topic.posts.includes(:user).order(:sort_order).to_a
    TopicView.preloads.each { |block| block.call(self) }
  end

  def post_custom_fields
    @post_custom_fields ||=
      begin
        names =
          TopicView.custom_field_allowlisters.flat_map { |block| block.call(@user, @topic) }.uniq
        rows = names.empty? ? [] : PostCustomField.where(post_id: @posts.map(&:id), name: names)
        rows
          .group_by(&:post_id)
          .transform_values do |fields|
            fields.to_h { |field| [field.name, Post.cast_custom_field(field.name, field.value)] }
          end
      end
  end
end

class ApplicationSerializer
  class << self
    def attributes(*names)
      own_attributes.concat(names.map(&:to_sym)).uniq!
      names.each do |name|
        define_method(name) { object.public_send(name) } unless method_defined?(name)
      end
    end

    def own_attributes = @own_attributes ||= []
    def attribute_names =
      (superclass.respond_to?(:attribute_names) ? superclass.attribute_names : []) + own_attributes
  end

  attr_reader :object, :scope, :options

  def initialize(object, options = {})
    @object = object
    @options = options
    @scope = options[:scope]
    options.each { |name, value| instance_variable_set(:"@#{name}", value) }
  end

  def as_json(*)
    attributes =
      self.class.attribute_names.uniq.select do |name|
        !respond_to?("include_#{name}?") || public_send("include_#{name}?")
      end
    json = attributes.to_h { |name| [name, public_send(name)] }
    @options[:root] ? { @options[:root] => json } : json
  end
end

class BasicUserSerializer < ApplicationSerializer
  attributes :id, :username, :name, :avatar_template, :admin, :moderator
end

class CurrentUserSerializer < BasicUserSerializer
  attributes :staff, :trust_level, :groups, :locale, :unread_notifications

  def staff = object.staff?
  def groups =
    object.groups.where(automatic: false).map { |group| { id: group.id, name: group.name } }
  def unread_notifications = Notification.where(user_id: object.id, read: false).count
end

class CategorySerializer < ApplicationSerializer
  attributes :id, :name, :slug, :color, :description, :read_restricted, :url, :position
end

class SiteSerializer < ApplicationSerializer
  attributes :categories, :groups

  def categories =
    object.categories.map { |category| CategorySerializer.new(category, scope:).as_json }
  def groups = object.groups.map { |group| { id: group.id, name: group.name } }
end

class TopicListItemSerializer < ApplicationSerializer
  attributes :id,
             :title,
             :fancy_title,
             :slug,
             :posts_count,
             :category_id,
             :created_at,
             :bumped_at,
             :last_posted_at,
             :closed,
             :archived,
             :visible,
             :archetype,
             :author

  def author = BasicUserSerializer.new(object.user, scope:).as_json
end

class TopicListSerializer < ApplicationSerializer
  attributes :topics, :per_page

  def topics = object.topics.map { |topic| TopicListItemSerializer.new(topic, scope:).as_json }
  def per_page = TopicQuery::PER_PAGE
end

class PostSerializer < ApplicationSerializer
  attr_accessor :draft_sequence, :single_post_link_counts

  attributes :id,
             :topic_id,
             :post_number,
             :post_type,
             :user_id,
             :username,
             :name,
             :avatar_template,
             :cooked,
             :raw,
             :created_at,
             :updated_at,
             :version,
             :action_code,
             :yours,
             :can_edit,
             :can_delete,
             :hidden,
             :reply_to_post_number,
             :edit_reason,
             :user_title

  def initialize(object, options = {})
    super
    @topic_view = options[:topic_view]
  end

  def username = object.user&.username
  def name = object.user&.name
  def user_title = object.user&.title
  def avatar_template = object.user&.avatar_template
  def yours = scope.is_my_own?(object)
  def can_edit = scope.can_edit?(object)
  def can_delete = scope.can_delete?(object)
  def include_raw? = @options[:add_raw] || false
end

class TopicViewSerializer < ApplicationSerializer
  attributes :id,
             :title,
             :fancy_title,
             :slug,
             :category_id,
             :user_id,
             :posts_count,
             :created_at,
             :closed,
             :archived,
             :visible,
             :archetype,
             :post_stream,
             :details

  %i[
    id
    title
    fancy_title
    slug
    category_id
    user_id
    posts_count
    created_at
    closed
    archived
    visible
    archetype
  ].each { |name| define_method(name) { object.topic.public_send(name) } }

  def post_stream
    posts =
      object.posts.map do |post|
        PostSerializer.new(post, scope:, topic_view: object, add_raw: true).as_json
      end
    { posts:, stream: object.posts.map(&:id) }
  end

  def details
    topic = object.topic
    {
      can_edit: scope.can_edit?(topic),
      can_create_post: scope.can_create_post_on_topic?(topic),
      can_move_posts: scope.can_move_posts?(topic),
      can_delete: scope.can_delete?(topic),
      can_toggle_topic_visibility: scope.can_toggle_topic_visibility?(topic),
      can_convert_topic: scope.can_convert_topic?(topic),
      created_by: BasicUserSerializer.new(topic.user, scope:).as_json,
    }
  end
end

class NewPostResultSerializer < ApplicationSerializer
  attributes :action, :post, :errors, :success, :message, :route_to

  def post = PostSerializer.new(object.post, scope:, add_raw: true).as_json
  def include_post? = object.post.present?
  def errors = object.errors.full_messages
  def include_errors? = object.errors.any?
  def success = true
  def include_success? = object.success?
end

class NotificationSerializer < ApplicationSerializer
  attributes :id,
             :notification_type,
             :read,
             :created_at,
             :topic_id,
             :post_number,
             :slug,
             :data,
             :url

  def data = object.data_hash
  def slug = object.topic&.slug
  def url = object.topic&.relative_url(object.post_number)
end

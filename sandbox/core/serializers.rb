# frozen_string_literal: true

# A topic with its posts, a list of topics, and how they become JSON.
class TopicView
  attr_reader :topic, :posts
  alias_method :read_attribute_for_serialization, :send

  def self.preloads = @preloads ||= []
  def self.on_preload(&block) = preloads << block

  def initialize(topic, user = nil)
    @topic = topic
    @user = user
    @posts = topic.posts.includes(:user).order(:post_number).to_a
    TopicView.preloads.each { |block| block.call(self) }
  end

  def post_custom_fields
    @post_custom_fields ||=
      begin
        names = Discourse.plugin.shown_fields.call(@user, @topic)
        fields = PostCustomField.where(post_id: @posts.map(&:id), name: names)
        fields.group_by(&:post_id).transform_values { |rows| rows.to_h { |f| [f.name, f.value] } }
      end
  end
end

class TopicList
  attr_reader :category, :filter, :current_user, :topics
  alias_method :read_attribute_for_serialization, :send

  def self.preloads = @preloads ||= []
  def self.on_preload(&block) = preloads << block

  def initialize(filter, current_user, topics)
    @filter = filter
    @current_user = current_user
    @topics = topics.to_a
    TopicList.preloads.each { |block| block.call(@topics, self) }
  end
end

class ApplicationSerializer < ActiveModel::Serializer
  embed :objects
  root false
end

class BasicUserSerializer < ApplicationSerializer
  attributes :id, :username, :name, :avatar_template
end

UserCardSerializer = Class.new(BasicUserSerializer)

class CurrentUserSerializer < BasicUserSerializer
  attributes :admin?, :moderator?, :staff?, :trust_level
end

class CategorySerializer < ApplicationSerializer
  attributes :id, :name, :slug, :color
end

class SiteSerializer < ApplicationSerializer
  has_many :categories, serializer: CategorySerializer
end

class TopicListItemSerializer < ApplicationSerializer
  attributes :id, :title, :slug, :posts_count, :category_id, :created_at, :bumped_at
  has_one :user, key: :author, serializer: BasicUserSerializer
end

class SuggestedTopicSerializer < ApplicationSerializer
end

class TopicListSerializer < ApplicationSerializer
  has_many :topics, serializer: TopicListItemSerializer
end

class PostSerializer < ApplicationSerializer
  attr_accessor :draft_sequence, :single_post_link_counts

  attributes :id, :topic_id, :post_number, :post_type, :action_code, :cooked, :raw, :version
  attributes :user_id, :username, :name, :avatar_template, :created_at
  attributes :yours, :can_edit, :can_delete

  delegate :username, :name, :avatar_template, to: :"object.user"

  def initialize(post, options = {})
    super
    @topic_view = options[:topic_view]
  end

  def yours = scope.is_my_own?(object)
  def can_edit = scope.can_edit?(object)
  def can_delete = scope.can_delete?(object)
end

class PostRevisionSerializer < ApplicationSerializer
end

class TopicViewSerializer < ApplicationSerializer
  attributes :id, :title, :slug, :category_id, :user_id, :posts_count, :details, :post_stream

  delegate :id, :title, :slug, :category_id, :user_id, :posts_count, to: :"object.topic"

  def details
    topic = object.topic
    {
      can_edit: scope.can_edit?(topic),
      can_create_post: scope.can_create?(Post, topic),
      can_move_posts: scope.can_move_posts?(topic),
      created_by: {
        id: topic.user_id,
      },
    }
  end

  def post_stream
    { posts: object.posts.map { |post| PostSerializer.new(post, scope:, topic_view: object) } }
  end
end

class NewPostResultSerializer < ApplicationSerializer
  attributes :success, :errors
  has_one :post, serializer: PostSerializer

  def success = object.success?
  def errors = object.errors.full_messages
end

# frozen_string_literal: true

module Trashable
  extend ActiveSupport::Concern

  included do
    default_scope { where(deleted_at: nil) }
    scope :with_deleted, -> { unscope(where: :deleted_at) }
  end

  def trashed? = deleted_at.present?

  def trash!(trashed_by = nil)
    update_columns(deleted_at: Time.now, deleted_by_id: trashed_by&.id)
  end
end

# Everybody reads every section here.
class Category < ActiveRecord::Base
  belongs_to :user
  belongs_to :topic
  has_many :category_groups

  before_validation { self.slug ||= Slug.for(name) }
  { create: :category_created, update: :category_updated }.each do |on, event|
    after_commit(on:) { DiscourseEvent.trigger(event, self) }
  end

  scope :secured, ->(_guardian) { all }
  scope :with_ancestors, ->(id) { where(id:) }

  # In the reader's language.
  def name = I18n.t("sandbox.sections.#{slug}", default: super.to_s)
  def url = "/?category=#{id}"
end

class Topic < ActiveRecord::Base
  include Trashable

  belongs_to :user
  belongs_to :category
  has_many :posts
  has_one :first_post, -> { order(:post_number) }, class_name: "Post"
  has_one :shared_draft
  attr_writer :acting_user

  validates :title, length: { in: SiteSetting::CORE[:min_topic_title_length]..255 }
  before_validation { self.title = title.to_s.squish }
  before_create { self.bumped_at ||= Time.now }
  before_create { self.last_post_user_id ||= user_id }
  before_save { self.slug = Slug.for(title) if title_changed? }

  scope :listable_topics, -> { where(archetype: Archetype.default) }
  scope :visible, -> { where(visible: true) }
  scope :secured, ->(_guardian) { all }

  def self.relative_url(id, slug, post_number = nil)
    ["/t", slug.presence || "-", id, (post_number if post_number.to_i > 1)].compact.join("/")
  end

  def is_category_topic? = Category.exists?(topic_id: id)

  def self.reset_highest(topic_id)
    posts = Post.where(topic_id:)
    spoken = posts.where.not(post_type: Post.types[:small_action])
    where(id: topic_id).update_all(
      highest_post_number: posts.maximum(:post_number).to_i,
      posts_count: spoken.count,
      last_posted_at: spoken.maximum(:created_at),
    )
  end

  def relative_url(post_number = nil) = Topic.relative_url(id, slug, post_number)
  def url = relative_url
  def private_message? = archetype == Archetype.private_message
  def regular? = archetype == Archetype.default
  def max_post_number = Post.with_deleted.where(topic_id: id).maximum(:post_number).to_i
  def draft_key = "topic_#{id}"
  def secure_audience_publish_messages = {}
  def set_or_create_timer(_status_type, _time, by_user: nil) = by_user

  def update_status(status, enabled, user)
    update!(status => enabled)
    code = "#{status}.#{enabled ? "enabled" : "disabled"}"
    add_moderator_post(user, "", post_type: Post.types[:small_action], action_code: code)
  end

  def add_moderator_post(user, text, post_type:, action_code:, **options)
    options.merge!(raw: text, topic_id: id, post_type:, action_code:, skip_validations: true)
    PostCreator.create!(user, options)
  end

  def move_posts(mover, post_ids, options)
    move = PostMover.new(self, mover, post_ids)
    return move.to_topic(options[:destination_topic_id]) if options[:destination_topic_id]
    move.to_new_topic(options[:title], options[:category_id])
  end
end

class TopicTimer
  def self.types = { publish_to_category: 3, **destructive_types }
  def self.destructive_types = { delete: 4, delete_replies: 7 }
end

class Site
  attr_reader :guardian
  alias_method :read_attribute_for_serialization, :send

  def self.clear_cache = nil
  def initialize(guardian) = @guardian = guardian
  def categories = Category.where.not(position: nil).order(:position)
end

# frozen_string_literal: true

# Rows that the plugin reads and this forum hardly fills.
%w[
  CategoryGroup
  GroupUser
  IncomingEmail
  MovedPost
  PostCustomField
  PostLocalization
  UploadReference
  UserHistory
].each { |name| Object.const_set(name, Class.new(ActiveRecord::Base)) }

UploadReference.belongs_to :target, polymorphic: true

class UserHistory
  def self.actions = { custom_staff: 23, change_site_setting: 3 }
end

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

class Notification < ActiveRecord::Base
  belongs_to :topic

  def self.types = { custom: 14 }
  def url = topic&.relative_url(post_number)
end

class Group < ActiveRecord::Base
  AUTO_GROUPS = { everyone: 0, admins: 1, moderators: 2, staff: 3 }.merge(
    (0..4).to_h { |level| [:"trust_level_#{level}", 10 + level] },
  )

  has_many :group_users
  has_many :users, through: :group_users

  scope :visible_groups, ->(_user) { all }

  def add(user) = group_users.find_or_create_by!(user_id: user.id)
end

class User < ActiveRecord::Base
  has_many :group_users
  has_many :groups, through: :group_users
  has_many :posts
  attr_accessor :email, :skip_email_validation

  scope :human_users, -> { where("users.id > 0") }
  scope :not_suspended, -> { where("suspended_till IS NULL OR suspended_till <= ?", Time.now) }
  scope :not_silenced, -> { where("silenced_till IS NULL OR silenced_till <= ?", Time.now) }

  validates :username, length: { in: 3..60 }, uniqueness: { case_sensitive: false }
  before_validation { self.username_lower = username.to_s.downcase }
  after_save do
    groups = (0..trust_level).map { |level| :"trust_level_#{level}" }
    groups += [(:admins if admin?), (:moderators if moderator?), (:staff if staff?)].compact
    Group::AUTO_GROUPS.values_at(*groups).each { |id| group_users.find_or_create_by!(group_id: id) }
  end

  def self.find_by_username(name) = find_by(username_lower: name.to_s.downcase)

  def staff? = admin? || moderator?
  def human? = id > 0
  def is_system_user? = id == Discourse::SYSTEM_USER_ID
  def anonymous? = false
  def silenced? = silenced_till.present? && silenced_till.future?
  def suspended? = suspended_till.present? && suspended_till.future?
  def guardian = Guardian.new(self)
  def belonging_to_group_ids = group_users.pluck(:group_id)
  def in_any_groups?(ids) = ids.include?(0) || (belonging_to_group_ids & ids).any?

  # A letter on a colour of its own.
  def avatar_template
    letter = ERB::Util.html_escape((name.presence || username).first)
    svg = <<~SVG
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
      <rect width="40" height="40" fill="hsl(#{id * 47 % 360} 38% 42%)"/>
      <text x="20" y="27" font-family="sans-serif" font-size="20" text-anchor="middle" fill="#fff">#{letter}</text>
      </svg>
    SVG
    "data:image/svg+xml,#{ERB::Util.url_encode(svg)}"
  end

  # Nobody has a session or a key that would have to be ended.
  %i[user_auth_tokens api_keys user_api_keys].each { |name| define_method(name) { User.none } }
  def logged_out = nil
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
  def self.types = { publish_to_category: 3, delete: 4, delete_replies: 7 }
end

class Post < ActiveRecord::Base
  include Trashable

  belongs_to :user
  belongs_to :topic, -> { with_deleted }
  has_many :revisions, class_name: "PostRevision"
  has_many :_custom_fields, class_name: "PostCustomField"
  attr_accessor :acting_user

  before_create do
    self.post_number ||= topic.max_post_number + 1
    self.cooked = cook(raw)
    self.last_version_at = created_at || Time.now
  end

  def self.types = @types ||= Enum.new(:regular, :moderator_action, :small_action, :whisper)
  def self.cook_methods = @cook_methods ||= Enum.new(:regular, :raw_html, :email)

  def is_first_post? = post_number == 1
  def whisper? = post_type == Post.types[:whisper]
  def url = topic.relative_url(post_number)
  def custom_fields = _custom_fields.pluck(:name, :value).to_h
  def revise(editor, changes = {}) = PostRevisor.new(self).revise!(editor, changes)
  def publish_change_to_clients!(_type) = nil

  def cook(text, **)
    Plugin::Filter.apply(:after_post_cook, self, PrettyText.cook(text))
  end

  def excerpt_for_topic
    ActionController::Base.helpers.strip_tags(cooked).truncate(220)
  end
end

class PostRevision < ActiveRecord::Base
  belongs_to :post, -> { with_deleted }
  serialize :modifications, coder: YAML
end

class Site
  attr_reader :guardian
  alias_method :read_attribute_for_serialization, :send

  def self.clear_cache = nil
  def initialize(guardian) = @guardian = guardian
  def categories = Category.where.not(position: nil).order(:position)
end

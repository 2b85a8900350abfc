# frozen_string_literal: true

module Trashable
  def self.included(base)
    base.class_eval do
      default_scope { where(deleted_at: nil) }
      scope :with_deleted, -> { unscope(where: :deleted_at) }
      belongs_to :deleted_by, class_name: "User", optional: true
    end
  end

  def trashed? = deleted_at.present?

  def trash!(trashed_by = nil)
    self
      .class
      .with_deleted
      .where(id:)
      .update_all(deleted_at: Time.now, deleted_by_id: trashed_by&.id)
    self.deleted_at = Time.now
  end

  def recover!
    self.class.with_deleted.where(id:).update_all(deleted_at: nil, deleted_by_id: nil)
    self.deleted_at = nil
  end
end

module HasCustomFields
  def self.included(base)
    fields = "#{base.name}CustomField"
    base.has_many :_custom_fields, class_name: fields, dependent: :delete_all
    base.extend(ClassMethods)
    base.after_save :save_custom_fields
  end

  module ClassMethods
    def custom_field_types = @custom_field_types ||= {}

    def cast_custom_field(name, value)
      custom_field_types[name] == :json && value.is_a?(String) ? JSON.parse(value) : value
    end
  end

  def custom_fields
    @custom_fields ||=
      _custom_fields.to_h do |field|
        [field.name, self.class.cast_custom_field(field.name, field.value)]
      end
  end

  def custom_fields=(values)
    @custom_fields = values.to_h.stringify_keys
  end

  def save_custom_fields(*)
    return true if @custom_fields.nil? || new_record?
    _custom_fields.delete_all
    @custom_fields.each do |name, value|
      unless value.nil?
        _custom_fields.create!(name:, value: value.is_a?(String) ? value : value.to_json)
      end
    end
    true
  end
end

class PostCustomField < ActiveRecord::Base
end

class TopicCustomField < ActiveRecord::Base
end

class SiteSettingRow < ActiveRecord::Base
  self.table_name = "site_settings"
end

class PluginStoreRow < ActiveRecord::Base
end

class UserHistory < ActiveRecord::Base
  def self.actions = { custom_staff: 23, change_site_setting: 3 }
end

class Upload < ActiveRecord::Base
end

class UploadReference < ActiveRecord::Base
  belongs_to :target, polymorphic: true
end

class MovedPost < ActiveRecord::Base
end

class PostLocalization < ActiveRecord::Base
end

class IncomingEmail < ActiveRecord::Base
end

class QuotedPost < ActiveRecord::Base
  def self.extract_from(_post) = nil
end

module SearchIndexer
  def self.index(_object, **) = nil
end

class TopicLink < ActiveRecord::Base
  def self.extract_from(_post) = nil
  def self.counts_for(_guardian, _topic, _posts) = {}
end

class Notification < ActiveRecord::Base
  belongs_to :user
  belongs_to :topic, optional: true

  def self.types = { mentioned: 1, replied: 2, posted: 9, moved_post: 10, custom: 14 }
  def data_hash = JSON.parse(data, symbolize_names: true)
end

class Group < ActiveRecord::Base
  AUTO_GROUPS = {
    everyone: 0,
    admins: 1,
    moderators: 2,
    staff: 3,
    trust_level_0: 10,
    trust_level_1: 11,
    trust_level_2: 12,
    trust_level_3: 13,
    trust_level_4: 14,
  }.freeze

  has_many :group_users, dependent: :delete_all
  has_many :users, through: :group_users

  def self.ensure_automatic_groups!
    AUTO_GROUPS.each { |name, id| find_by(id:) || create!(id:, name: name.to_s, automatic: true) }
    DB.exec("SELECT setval('groups_id_seq', GREATEST(40, (SELECT max(id) FROM groups)))")
  end

  scope :visible_groups, ->(_user, *) { all }

  def self.[](name) = find_by(id: AUTO_GROUPS.fetch(name))

  def add(user, **)
    group_users.find_or_create_by!(user_id: user.id)
    user.forget_groups
    self
  end

  def remove(user)
    group_users.where(user_id: user.id).delete_all
    user.forget_groups
  end
end

class GroupUser < ActiveRecord::Base
  belongs_to :group
  belongs_to :user
end

class User < ActiveRecord::Base
  EVERYONE = 0

  attr_accessor :skip_email_validation, :password

  has_many :group_users, dependent: :delete_all
  has_many :groups, through: :group_users
  has_many :posts
  has_many :topics

  scope :real, -> { where("users.id > 0") }
  scope :human_users, -> { real }
  scope :not_suspended, -> { where("suspended_till IS NULL OR suspended_till <= ?", Time.now) }
  scope :not_silenced, -> { where("silenced_till IS NULL OR silenced_till <= ?", Time.now) }
  scope :activated, -> { where(active: true) }
  scope :not_staged, -> { where(staged: false) }

  before_validation { self.username_lower = username.to_s.downcase }
  validates :username, presence: true, length: { minimum: 3, maximum: 60 }
  validates :username_lower, uniqueness: true
  after_save :join_automatic_groups

  def self.find_by_username(name) = find_by(username_lower: name.to_s.downcase)

  def staff? = admin? || moderator?
  def human? = id.to_i > 0
  def bot? = !human?
  def is_system_user? = id == Discourse::SYSTEM_USER_ID
  def anonymous? = false
  def silenced? = silenced_till.present? && silenced_till.future?
  def suspended? = suspended_till.present? && suspended_till.future?
  def guardian = Guardian.new(self)
  def effective_locale = locale.presence || SiteSetting.default_locale
  def has_trust_level?(level) = staff? || trust_level >= level
  def has_trust_level_or_staff?(level) = has_trust_level?(level)
  def avatar_template = "/sandbox/avatars/#{id}/{size}.svg"
  def display_name = name.presence || username
  def user_auth_tokens = User.none
  def api_keys = User.none
  def user_api_keys = User.none
  def logged_out = nil
  def flair_url = nil
  def delete_posts_in_batches(guardian, batch_size = 20) = posts.limit(batch_size).each(&:destroy)

  def in_any_groups?(group_ids)
    ids = Array(group_ids).map(&:to_i)
    ids.include?(EVERYONE) || (belonging_to_group_ids & ids).any?
  end

  def belonging_to_group_ids
    @belonging_to_group_ids ||= GroupUser.where(user_id: id).pluck(:group_id)
  end

  def forget_groups
    @belonging_to_group_ids = nil
  end

  def reload(*)
    forget_groups
    super
  end

  private

  def join_automatic_groups
    auto = Group::AUTO_GROUPS
    wanted = (0..trust_level).map { |level| auto[:"trust_level_#{level}"] }
    wanted +=
      auto.values_at(*(:admins if admin?), *(:moderators if moderator?), *(:staff if staff?))
    GroupUser.where(user_id: id, group_id: auto.values - wanted).delete_all
    missing = wanted - GroupUser.where(user_id: id).pluck(:group_id)
    missing.each { |group_id| GroupUser.create!(user_id: id, group_id:) }
    forget_groups
  end
end

class CategoryGroup < ActiveRecord::Base
  belongs_to :category
  belongs_to :group
end

class Category < ActiveRecord::Base
  has_many :category_groups, dependent: :delete_all
  has_many :groups, through: :category_groups
  has_many :topics
  belongs_to :user, optional: true
  belongs_to :topic, optional: true

  before_validation { self.slug = Slug.for(name, "category") if slug.blank? }
  validates :name, presence: true
  { create: :category_created, update: :category_updated }.each do |on, event|
    after_commit(on:) { DiscourseEvent.trigger(event, self) }
  end
  after_destroy :trash_category_definition

  scope :secured,
        ->(guardian) do
          next all if guardian.is_admin?
          readable = CategoryGroup.where(group_id: guardian.group_ids).select(:category_id)
          where(read_restricted: false).or(where(id: readable))
        end

  # Discourse has one from the start; topics without a section are in it.
  def self.ensure_uncategorized!
    id = SiteSetting::CORE[:uncategorized_category_id]
    find_by(id:) || create!(id:, name: "Uncategorized", position: 99)
    DB.exec("SELECT setval('categories_id_seq', (SELECT max(id) FROM categories))")
  end

  def url = "/c/#{slug}/#{id}"

  def set_permissions(permissions)
    self.read_restricted = permissions.keys.map(&:to_s).exclude?("everyone")
    @permissions = permissions
    @permissions_given = true
  end

  after_save do
    if @permissions_given
      category_groups.delete_all
      @permissions.each do |group, _level|
        id =
          (
            if group.is_a?(Group)
              group.id
            else
              Group::AUTO_GROUPS[group.to_sym] || Group.find_by(name: group).id
            end
          )
        category_groups.create!(group_id: id) if id != 0
      end
      @permissions_given = false
      category_groups.reset
    end
  end

  private

  def trash_category_definition = topic&.trash!
end

class Topic < ActiveRecord::Base
  include Trashable
  include HasCustomFields

  attr_accessor :acting_user, :skip_callbacks

  belongs_to :user, optional: true
  belongs_to :category, optional: true
  has_many :posts
  has_many :ordered_posts, -> { order(:post_number) }, class_name: "Post"

  before_validation { self.title = TextCleaner.clean_title(title) }
  validates :title, presence: true
  before_create { self.bumped_at ||= created_at || Time.now }
  before_save { self.slug = Slug.for(title) if slug.blank? || title_changed? }

  scope :listable_topics, -> { where(archetype: Archetype.default) }
  scope :visible, -> { where(visible: true) }
  scope :secured,
        ->(guardian = nil) do
          categories = Category.secured(guardian || Guardian.new).select(:id)
          where(category_id: nil).or(where(category_id: categories))
        end

  def self.relative_url(id, slug, post_number = nil)
    ["/t", slug.presence || "-", id, (post_number if post_number.to_i > 1)].compact.join("/")
  end

  def self.next_post_number(topic_id, **)
    (Post.with_deleted.where(topic_id:).maximum(:post_number) || 0) + 1
  end

  def self.reset_highest(topic_id)
    posts = Post.where(topic_id:)
    last = posts.where.not(post_type: Post.types[:small_action]).order(:post_number).last
    where(id: topic_id).update_all(
      highest_post_number: posts.maximum(:post_number) || 0,
      highest_staff_post_number: posts.maximum(:post_number) || 0,
      posts_count: posts.where.not(post_type: Post.types[:small_action]).count,
      last_posted_at: last&.created_at,
      last_post_user_id: last&.user_id,
    )
  end

  def relative_url(post_number = nil) = Topic.relative_url(id, slug, post_number)
  def url(post_number = nil) = relative_url(post_number)
  def fancy_title = ERB::Util.html_escape(title)
  def private_message? = archetype == Archetype.private_message
  def regular? = archetype == Archetype.default
  def first_post = posts.order(:post_number).first
  def max_post_number = posts.with_deleted.maximum(:post_number).to_i
  def draft_key = "topic_#{id}"
  def secure_audience_publish_messages = {}
  def secure_group_ids = nil
  def is_category_topic? = Category.exists?(topic_id: id)
  def trash!(trashed_by = nil) = super
  def cannot_permanently_delete_reason(_user) = nil

  def update_status(status, enabled, user, opts = {})
    status = status.to_s
    column = { "autoclosed" => "closed", "visible" => "visible" }.fetch(status, status)
    update!(column => ActiveModel::Type::Boolean.new.cast(enabled))
    add_moderator_post(
      user,
      opts[:message].to_s,
      post_type: Post.types[:small_action],
      action_code: "#{status}.#{enabled ? "enabled" : "disabled"}",
    )
  end

  def add_moderator_post(user, text, opts = {})
    PostCreator.new(
      user,
      raw: text,
      topic_id: id,
      skip_validations: true,
      post_type: opts[:post_type] || Post.types[:moderator_action],
      action_code: opts[:action_code],
      post_number: opts[:post_number],
      custom_fields: opts[:custom_fields],
      no_bump: opts[:bump].blank?,
    ).create!
  end

  def change_category_to_id(category_id)
    update!(category_id: category_id.presence)
  end

  def set_or_create_timer(status_type, time, **)
    nil
  end

  def convert_to_private_message(user)
    update!(archetype: Archetype.private_message, category_id: nil)
    self
  end

  def move_posts(mover, post_ids, opts)
    mover_ = PostMover.new(self, mover, post_ids)
    return mover_.to_topic(opts[:destination_topic_id]) if opts[:destination_topic_id]
    mover_.to_new_topic(opts[:title], opts[:category_id])
  end
end

class Post < ActiveRecord::Base
  include Trashable
  include HasCustomFields

  attr_accessor :image_sizes, :acting_user, :skip_validation, :no_bump

  belongs_to :user, optional: true
  belongs_to :topic, -> { with_deleted }, optional: true
  has_many :revisions, class_name: "PostRevision"

  before_create { PostCreator.before_create_tasks(self) }

  def self.types
    @types ||= Enum.new(:regular, :moderator_action, :small_action, :whisper)
  end

  def self.cook_methods
    @cook_methods ||= Enum.new(:regular, :raw_html, :email)
  end

  def excerpt_for_topic = excerpt(220)
  def is_first_post? = post_number.blank? ? topic.blank? : post_number == 1
  def whisper? = post_type == Post.types[:whisper]
  def small_action? = post_type == Post.types[:small_action]
  def user_id_in_topic = topic&.user_id
  def url = topic.relative_url(post_number)
  def full_url = url
  def cook(text, _options = {}) =
    Plugin::Filter.apply(:after_post_cook, self, PrettyText.cook(text))
  def revise(editor, changes = {}, opts = {}) = PostRevisor.new(self).revise!(editor, changes, opts)
  def rebake!(**) = update_columns(cooked: cook(raw))
  def excerpt(length = 200, **) = PrettyText.excerpt(cooked, length)
  def publish_change_to_clients!(*, **) = nil
  def hide!(*, **) = update_columns(hidden: true, hidden_at: Time.now)
  def unhide! = update_columns(hidden: false)
  def edit_time_limit_expired?(user) =
    !user.staff? && created_at < SiteSetting.post_edit_time_limit.minutes.ago
  def trash!(trashed_by = nil) = super
  def cannot_permanently_delete_reason(_user) = nil
  def uploads = Upload.none
end

class PostRevision < ActiveRecord::Base
  belongs_to :post, -> { with_deleted }
  belongs_to :user, optional: true
  serialize :modifications, coder: YAML, yaml: { permitted_classes: [Symbol, Time] }

  def self.copy(from, to)
    from.revisions.each { |revision| revision.dup.update!(post_id: to.id) }
  end
end

class TopicTimer
  def self.types
    @types ||=
      Enum.new(
        :close,
        :open,
        :publish_to_category,
        :delete,
        :reminder,
        :bump,
        :delete_replies,
        :silent_close,
        :clear_slow_mode,
      )
  end
end

class Site
  def self.clear_cache = nil

  def initialize(guardian) = @guardian = guardian

  def categories
    Category
      .secured(@guardian)
      .where.not(id: SiteSetting.uncategorized_category_id)
      .order(:position, :id)
  end

  def groups = Group.order(:id)
end

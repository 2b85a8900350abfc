# frozen_string_literal: true

# Rows that the plugin reads and this forum hardly fills.
%w[
  Bookmark
  CategoryGroup
  DoNotDisturbTiming
  GroupCategoryNotificationDefault
  GroupTagNotificationDefault
  GroupUser
  IncomingEmail
  MovedPost
  PostCustomField
  PostLocalization
  SharedDraft
  Tag
  TopicUser
  TopicTag
  UploadReference
  UserHistory
  UserOption
  WatchedWord
].each { |name| Object.const_set(name, Class.new(ActiveRecord::Base)) }

GroupUser.belongs_to :group
Tag.has_many :topic_tags
UploadReference.belongs_to :target, polymorphic: true

class TopicUser
  def self.notification_levels = { muted: 0, regular: 1, tracking: 2, watching: 3 }
end

module NotificationLevels
  def self.all = TopicUser.notification_levels
end

class WatchedWord
  def self.actions = { censor: 2, replace: 5, link: 8 }
end

class UserHistory
  def self.actions = { custom_staff: 23, change_site_setting: 3 }
end

# There is no review queue here: what would wait in it is only kept.
class Reviewable < ActiveRecord::Base
  belongs_to :target, polymorphic: true
  enum :status, { pending: 0, approved: 1, rejected: 2, ignored: 3, deleted: 4 }

  def add_score(*, **) = nil
  def transition_to(status, _by) = update!(status:)
end

ReviewableQueuedPost = Class.new(Reviewable)

class ReviewableScore < ActiveRecord::Base
  self.abstract_class = true
  def self.types = { needs_approval: 9 }
end

class Notification < ActiveRecord::Base
  belongs_to :user
  belongs_to :topic

  def self.types = { custom: 14 }
  def url = topic&.relative_url(post_number)
end

class Group < ActiveRecord::Base
  AUTO_GROUPS = { everyone: 0, admins: 1, moderators: 2, staff: 3 }.merge(
    (0..4).to_h { |level| [:"trust_level_#{level}", 10 + level] },
  )
  STAFF_GROUPS = %i[admins moderators staff].freeze

  has_many :group_users
  has_many :users, through: :group_users

  scope :visible_groups, ->(_user) { all }

  def add(user) = group_users.find_or_create_by!(user_id: user.id)
end

class User < ActiveRecord::Base
  has_one :user_option
  has_many :group_users
  has_many :groups, through: :group_users
  has_many :posts
  attr_accessor :email, :skip_email_validation

  scope :real, -> { human_users }
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

  def logged_out = nil
  def user_option = nil
end

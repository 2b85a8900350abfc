# frozen_string_literal: true

# Who may what, in its plainest form: staff may everything, residents their own.
class Guardian
  class AnonymousUser
    def id = nil
    def username = nil
    def blank? = true
    def admin? = false
    def moderator? = false
    def staff? = false
    def silenced? = false
    def suspended? = false
    def anonymous? = true
    def human? = false
    def is_system_user? = false
    def in_any_groups?(ids) = Array(ids).include?(0)
    def belonging_to_group_ids = []
    def trust_level = 0
  end

  attr_reader :request

  def initialize(user = nil, request = nil)
    @user = user.presence || AnonymousUser.new
    @request = request
  end

  def user = @user.presence
  alias_method :current_user, :user

  def anonymous? = !authenticated?
  def authenticated? = @user.present?
  def is_admin? = @user.admin?
  def is_moderator? = @user.moderator?
  def is_staff? = @user.staff?
  def is_silenced? = @user.silenced?
  def is_me?(other) = other && authenticated? && other.id == @user.id
  def group_ids = @user.belonging_to_group_ids
  def is_my_own?(object) =
    authenticated? && object.respond_to?(:user_id) && object.user_id == @user.id

  # can_x?(object) asks can_x_<class>?; ensure_can_x! raises.
  %i[see edit delete recover moderate].each do |verb|
    define_method(:"can_#{verb}?") { |object| allows?(verb, object) }
  end

  def can_create?(model, parent = nil)
    name = model.name.underscore
    parent ? public_send(:"can_create_#{name}_on_topic?", parent) : authenticated?
  end

  def can_see_category?(category)
    return false if category.nil?
    is_admin? || !category.read_restricted? ||
      category.category_groups.any? { |group| group_ids.include?(group.group_id) }
  end

  def can_see_topic?(topic, _hide_deleted = true)
    return false if topic.nil? || (topic.trashed? && !is_staff?)
    return is_staff? || is_my_own?(topic) if topic.private_message?
    topic.category.nil? || can_see_category?(topic.category)
  end

  def can_see_post?(post)
    post.present? && (!post.trashed? || is_staff?) && can_see_topic?(post.topic) &&
      (!post.hidden? || is_staff? || is_my_own?(post))
  end

  def can_see_user?(_user) = true

  def can_create_topic_on_category?(category)
    category = Category.find_by(id: category) unless category.is_a?(Category)
    authenticated? && !is_silenced? && can_see_category?(category)
  end

  def can_create_post_on_topic?(topic)
    authenticated? && !is_silenced? && can_see_topic?(topic) &&
      (is_staff? || !(topic.closed? || topic.archived?))
  end

  def can_create_post?(topic) = topic ? can_create_post_on_topic?(topic) : authenticated?

  def can_edit_post?(post)
    can_see_post?(post) && !is_silenced? &&
      (is_staff? || (is_my_own?(post) && !post.edit_time_limit_expired?(@user)))
  end

  def can_edit_topic?(topic) =
    can_see_topic?(topic) && !is_silenced? && (is_staff? || is_my_own?(topic))
  def can_delete_post?(post) = post.present? && !post.trashed? && (is_staff? || is_my_own?(post))
  def can_delete_topic?(topic) = topic.present? && !topic.trashed? && is_staff?
  def can_delete_user?(user) = user.present? && is_admin? && !user.admin?
  def can_delete_all_posts?(user) = is_staff? && !user.admin?
  def can_recover_post?(post) = is_staff? && post.trashed?
  def can_recover_topic?(topic) = is_staff? && topic.trashed?
  def can_permanently_delete_post?(_post) = is_admin?
  def can_permanently_delete_topic?(_topic) = is_admin?
  def can_hide_post_revision?(_revision) = is_staff?
  def can_convert_topic?(topic) = is_staff? && topic.present?
  def can_publish_topic?(_topic, category) = is_staff? && category.present?
  def can_toggle_topic_visibility?(topic) = is_staff? && topic.present?
  def can_moderate_topic?(_topic) = is_staff?
  def can_move_posts?(topic) = is_staff? && can_see_topic?(topic)
  def can_change_post_owner? = is_admin?
  def can_review_topic?(_topic) = is_staff?
  def can_view_edit_history?(post) = can_see_post?(post)

  def method_missing(name, *args)
    return super unless name.start_with?("ensure_") && name.end_with?("!")
    unless public_send(:"#{name.to_s.delete_prefix("ensure_").chomp("!")}?", *args)
      raise Discourse::InvalidAccess
    end
    true
  end

  def respond_to_missing?(name, include_private = false)
    (name.start_with?("ensure_") && name.end_with?("!")) || super
  end

  private

  def allows?(verb, object)
    method = :"can_#{verb}_#{object.class.name.underscore}?"
    object.present? && respond_to?(method) && public_send(method, object)
  end
end

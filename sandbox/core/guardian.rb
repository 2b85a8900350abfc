# frozen_string_literal: true

# Who may what, in its plainest form: staff may everything, residents their own.
class Guardian
  class AnonymousUser
    %i[admin? moderator? staff? silenced?].each { |name| define_method(name) { false } }
    %i[blank? anonymous?].each { |name| define_method(name) { true } }
    def in_any_groups?(ids) = ids.include?(0)
  end

  attr_reader :request

  def initialize(user = nil, request = nil)
    @user = user || AnonymousUser.new
    @request = request
  end

  def user = @user.presence
  def authenticated? = user.present?
  def is_admin? = @user.admin?
  def is_staff? = @user.staff?
  def is_my_own?(object) = authenticated? && object.user_id == @user.id

  # can_x?(object) asks can_x_<class>?.
  %i[see edit delete].each do |verb|
    define_method(:"can_#{verb}?") do |object|
      object.present? && public_send(:"can_#{verb}_#{object.class.name.underscore}?", object)
    end
  end

  def can_create?(_class, parent = nil) = can_create_post_on_topic?(parent)
  def can_create_topic_on_category?(_category) = authenticated?
  def can_create_post_on_topic?(topic) = authenticated? && (is_staff? || !topic.closed?)

  def can_see_category?(_category) = true

  def can_see_topic?(topic)
    topic.private_message? || topic.trashed? ? is_staff? || is_my_own?(topic) : true
  end

  def can_see_post?(post) = can_see_topic?(post.topic) && (!post.trashed? || is_staff?)
  def can_edit_post?(post) = is_staff? || is_my_own?(post)
  def can_edit_topic?(topic) = is_staff? || is_my_own?(topic)
  def can_delete_post?(post) = is_staff? || is_my_own?(post)
  def can_delete_topic?(_topic) = is_staff?
  def can_delete_user?(user) = is_admin? && !user.admin?
  def can_convert_topic?(_topic) = is_staff?
  def can_toggle_topic_visibility?(_topic) = is_staff?
  def can_move_posts?(_topic) = is_staff?

  # ensure_can_x! raises.
  def method_missing(name, ...)
    return super unless respond_to_missing?(name)
    raise Discourse::InvalidAccess unless public_send(name[/\Aensure_(.+)!\z/, 1] + "?", ...)
  end

  def respond_to_missing?(name, *)
    name.match?(/\Aensure_can_.+!\z/)
  end
end

# frozen_string_literal: true

class PluginDisabled < StandardError
end

class StaffConstraint
  def matches?(request) =
    User.find_by(id: request.cookie_jar.signed[:sandbox_user])&.staff? || false
end

class ApplicationController < ActionController::Base
  prepend_view_path(File.expand_path("../views", __dir__))
  protect_from_forgery with: :exception
  before_action :check_xhr
  before_action :use_locale

  def self.requires_plugin(name)
    before_action { raise PluginDisabled unless Discourse.plugins_by_name[name].enabled? }
  end

  def self.requires_login(**options) = before_action(:ensure_logged_in, **options)

  rescue_from(PluginDisabled, ActiveRecord::RecordNotFound, Discourse::NotFound) do
    answer_error(:not_found, 404)
  end
  rescue_from(Discourse::NotLoggedIn) { answer_error(:not_logged_in, 403) }
  rescue_from(Discourse::InvalidParameters) do |error|
    render_json_error(error.message, status: 400)
  end
  rescue_from(ActionController::ParameterMissing) do |error|
    render_json_error(error.message, status: 400)
  end
  rescue_from(ActiveRecord::RecordInvalid) { |error| render_json_error(error.record, status: 422) }
  rescue_from(Discourse::InvalidAccess) do |error|
    Sandbox::Facts.refused(error, current_user, params)
    answer_error(:invalid_access, 403, error.custom_message, error.custom_message_params)
  end

  def current_user
    return @current_user if defined?(@current_user)
    @current_user = User.find_by(id: cookies.signed[:sandbox_user])
  end

  def guardian = @guardian ||= Guardian.new(current_user, request)
  def is_api? = false
  def is_user_api? = false
  def secure_session = session
  helper_method :current_user, :guardian

  private

  def check_xhr = nil
  def ensure_logged_in = current_user || raise(Discourse::NotLoggedIn)
  def ensure_staff = current_user&.staff? || raise(Discourse::InvalidAccess)

  # What the reader chose, else their own language, else the site's.
  def use_locale
    chosen =
      cookies[:sandbox_locale] || current_user&.effective_locale || SiteSetting.default_locale
    I18n.locale =
      I18n.available_locales.include?(chosen.to_sym) ? chosen : SiteSetting.default_locale
  end

  def answer_error(type, status, custom_message = nil, custom_params = nil)
    message =
      (
        if custom_message
          I18n.t(custom_message, **custom_params.to_h)
        else
          I18n.t("sandbox.errors.#{type}")
        end
      )
    if request.format.json? || request.xhr? || !request.get?
      return render_json_error(message, status:)
    end
    render html: message, status:, layout: false
  end

  def render_json_error(object, options = {})
    options = { status: options } if options.is_a?(Integer)
    messages =
      if object.respond_to?(:errors)
        object.errors.full_messages
      else
        Array(object.is_a?(Exception) ? object.message : object).map(&:to_s)
      end
    render json: { errors: messages }, status: options[:status] || 422
  end

  def render_json_dump(object) = render(json: object)
  def success_json = { success: "OK" }

  def serialize_data(object, serializer, options = {})
    if object.is_a?(Array) || object.is_a?(ActiveRecord::Relation)
      return object.map { |item| serialize_data(item, serializer, options) }
    end
    serializer.new(object, scope: guardian, **options).as_json
  end

  def render_serialized(object, serializer, options = {})
    render json: serialize_data(object, serializer, options)
  end

  # For a service called with it: what was sent and who asks.
  def service_params
    { params: params.to_unsafe_h.deep_symbolize_keys, guardian: }
  end

  # What nobody handled, in words.
  def answer(result)
    render_json_error(result.inspect_steps, status: 422)
  end
end

class ListController < ApplicationController
  def latest = render_list(:list_latest)
  def filter = render_list(:list_filter)

  private

  def render_list(name)
    list =
      TopicQuery.new(
        current_user,
        params.permit(:category, :page, :q).to_h.symbolize_keys,
      ).public_send(name)
    render json: { topic_list: serialize_data(list, TopicListSerializer) }
  end
end

class TopicsController < ApplicationController
  requires_login except: :show

  def show
    view = TopicView.new(params[:topic_id] || params[:id], current_user)
    if current_user
      Notification.where(user_id: current_user.id, topic_id: view.topic.id).update_all(read: true)
    end
    Sandbox::Facts.note("read", user: current_user, topic: view.topic)
    render_serialized(view, TopicViewSerializer)
  end

  def update
    topic = found
    guardian.ensure_can_edit!(topic)
    changes = params.permit(:title, :category_id).to_h.compact_blank
    if topic.first_post.revise(current_user, changes) || changes.empty?
      return render json: success_json
    end
    render json: success_json
  end

  def destroy
    topic = found
    guardian.ensure_can_delete!(topic)
    PostDestroyer.new(current_user, topic.first_post).destroy
    render json: success_json
  end

  def status
    topic = found
    if params[:status] == "visible"
      guardian.ensure_can_toggle_topic_visibility!(topic)
    else
      guardian.ensure_can_moderate!(topic)
    end
    topic.update_status(params[:status], params[:enabled], current_user)
    render json: success_json
  end

  def convert_topic
    topic = found
    guardian.ensure_can_convert_topic!(topic)
    topic.convert_to_private_message(current_user)
    render json: success_json
  end

  def move_posts
    topic = found
    guardian.ensure_can_move_posts!(topic)
    moved =
      topic.move_posts(
        current_user,
        params[:post_ids].map(&:to_i),
        destination_topic_id: params[:destination_topic_id].presence,
        title: params[:title],
        category_id: params[:category_id],
      )
    render json: success_json.merge(url: moved.relative_url)
  end

  def merge_topic
    topic = found
    guardian.ensure_can_move_posts!(topic)
    moved =
      topic.move_posts(
        current_user,
        topic.posts.pluck(:id),
        destination_topic_id: params[:destination_topic_id],
      )
    render json: success_json.merge(url: moved.relative_url)
  end

  def timer
    found.set_or_create_timer(
      TopicTimer.types[params[:status_type].to_sym],
      params[:time],
      by_user: current_user,
    )
    render json: success_json
  end

  def bulk
    operation =
      params.require(:operation).permit(:type, :category_id, *Discourse.plugin.bulk_parameters)
    changed =
      TopicsBulkAction.new(current_user, params[:topic_ids], operation.to_h.symbolize_keys).perform!
    render json: { topic_ids: changed }
  end

  private

  def found = Topic.find_by(id: params[:topic_id] || params[:id]) || raise(Discourse::NotFound)
end

class PostsController < ApplicationController
  requires_login except: %i[show revisions]

  def show
    post = Post.find_by(id: params[:id])
    guardian.ensure_can_see!(post)
    render_serialized(post, PostSerializer, add_raw: true)
  end

  def create
    options =
      params.permit(:raw, :title, :topic_id, :category, :reply_to_post_number).to_h.symbolize_keys
    options[:category] = options.delete(:category) if options.key?(:category)
    result = NewPostManager.new(current_user, options.compact_blank).perform
    backwards_compatible_json(serialize_data(result, NewPostResultSerializer, root: false))
  end

  def update
    params.require(:post)
    post = Post.find_by(id: params[:id]) || raise(Discourse::NotFound)
    guardian.ensure_can_edit!(post)
    post.revise(current_user, params[:post].permit(:raw, :edit_reason, :title, :category_id).to_h)
    return render_json_error(post) if post.errors.any?
    render json: { post: serialize_data(post.reload, PostSerializer, add_raw: true) }
  end

  def destroy
    post = Post.find_by(id: params[:id]) || raise(Discourse::NotFound)
    guardian.ensure_can_delete!(post)
    PostDestroyer.new(current_user, post).destroy
    render json: success_json
  end

  def revisions
    post = Post.find_by(id: params[:post_id])
    guardian.ensure_can_see!(post)
    render json:
             post
               .revisions
               .order(:number)
               .map { |revision|
                 { number: revision.number, modifications: revision.modifications }
               }
  end

  private

  def backwards_compatible_json(json)
    success = json[:success]
    render json: json[:errors].blank? ? json[:post] : json, status: success ? 200 : 422
  end
end

class NotificationsController < ApplicationController
  requires_login

  def index
    notifications = Notification.where(user: current_user).order(id: :desc).limit(30)
    render json: { notifications: serialize_data(notifications, NotificationSerializer) }
  end
end

module Admin
  class AdminController < ApplicationController
    requires_login
    before_action :ensure_staff
  end

  class UsersController < AdminController
    def destroy
      user = User.find(params[:id])
      guardian.ensure_can_delete_user!(user)
      UserDestroyer.new(current_user).destroy(user, delete_posts: params[:delete_posts])
      render json: success_json
    end

    %i[destroy_bulk delete_other_accounts_with_same_ip suspend silence].each do |name|
      define_method(name) { render json: success_json }
    end
  end

  class SiteSettingsController < AdminController
    def update
      raise Discourse::InvalidAccess unless current_user.admin?
      SiteSetting.set_and_log(params[:id], params[params[:id]], current_user)
      render json: success_json
    end
  end
end

# frozen_string_literal: true

# There is no administration here.
class StaffConstraint
  def matches?(_request) = false
end

class ApplicationController < ActionController::Base
  prepend_view_path(Sandbox.root.join("views"))
  protect_from_forgery with: :exception
  before_action :check_xhr
  around_action :in_readers_language
  helper_method :current_user, :guardian

  def self.requires_plugin(_name)
    before_action { raise Discourse::NotFound unless Discourse.plugin.enabled? }
  end

  def self.requires_login(**options)
    before_action(**options) { raise Discourse::NotLoggedIn unless current_user }
  end

  rescue_from(ActiveRecord::RecordInvalid) { |error| render_json_error(error.record) }
  rescue_from(ActiveRecord::RecordNotFound, Discourse::NotFound) { refuse(:not_found, 404) }
  rescue_from(Discourse::InvalidParameters) { refuse(:not_found, 400) }
  rescue_from(Discourse::NotLoggedIn) { refuse(:not_logged_in, 403) }
  rescue_from(Discourse::InvalidAccess) do |error|
    Sandbox::Facts.refused(error, current_user)
    refuse(:invalid_access, 403, error)
  end

  def current_user = @current_user ||= User.find_by(id: cookies.signed[:sandbox_user])
  def guardian = @guardian ||= Guardian.new(current_user, request)
  def is_api? = false
  def is_user_api? = false

  private

  def check_xhr = nil

  def in_readers_language(&block)
    locale = cookies[:sandbox_locale].presence_in(%w[en ru]) || SiteSetting.default_locale
    I18n.with_locale(locale, &block)
  end

  def refuse(key, status, error = nil)
    message = I18n.t(error&.custom_message || "sandbox.#{key}", **error&.custom_message_params.to_h)
    return render_json_error(message, status:) if request.format.json? || !request.get?
    render html: message, status:
  end

  def render_json_error(object, status: 422)
    errors = object.respond_to?(:errors) ? object.errors.full_messages : Array(object)
    render json: { errors: }, status:
  end

  def render_json_dump(object) = render(json: object)
  def success_json = { success: "OK" }

  def serialize_data(object, serializer, **options)
    serializer.new(object, scope: guardian, **options).as_json
  end

  def service_params = { params: params.to_unsafe_h.deep_symbolize_keys, guardian: }
end

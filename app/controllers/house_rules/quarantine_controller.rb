# frozen_string_literal: true

module HouseRules
  # The text of what stands in quarantine, to who asks for it and is logged in; and the one act against a
  # spammer.
  class QuarantineController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login

    SHOWN_A_MINUTE = 60

    def show
      limit = RateLimiter.new(current_user, "house-rules-quarantined", SHOWN_A_MINUTE, 1.minute)
      limit.performed!
      post = ::Post.find_by(id: params[:post_id])
      raise Discourse::NotFound unless post && guardian.can_see?(post) && Quarantine.post?(post)
      response.headers["X-Robots-Tag"] = "noindex, nofollow"
      render json: { cooked: Quarantine.readable(post) }
    end

    def create
      QuarantineSpammer.call(service_params) do
        on_success { |sweep:| render json: { posts: sweep.total } }
        on_failed_contract { raise Discourse::NotFound }
        on_model_not_found(:user) { raise Discourse::NotFound }
        on_failed_policy(:staff) { raise Refused.new(:quarantine_staff) }
        on_failed_policy(:ordinary) { raise Refused.new(:quarantine_whom) }
        on_failed_policy(:not_under_way) { under_way }
        on_model_not_found(:sweep) { under_way }
      end
    end

    private

    def under_way
      render_json_error(I18n.t("house_rules.errors.quarantine_under_way"), status: 422)
    end
  end
end

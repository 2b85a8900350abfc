# frozen_string_literal: true

module HouseRules
  # An author withdraws their own post, or takes that back.
  class WithdrawalsController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login

    PER_MINUTE = 10
    PER_DAY = 50

    before_action :limit_rate

    def create
      WithdrawPost.call(service_params) do
        on_success { |post:| render_folded(post) }
        on_failed_contract { raise Discourse::NotFound }
        on_model_not_found(:post) { raise Discourse::NotFound }
        on_failed_policy(:protected_post) { raise Refused.new(:withdraw_unprotected) }
        on_failed_policy(:own) { raise Refused.new(:withdraw_other) }
        on_failed_policy(:personal) { raise Refused.new(:withdraw_official) }
        on_failed_policy(:readable) { raise Refused.new(:edit_withheld) }
      end
    end

    def destroy
      TakeBackPost.call(service_params) do
        on_success { |post:| render_folded(post) }
        on_failed_contract { raise Discourse::NotFound }
        on_model_not_found(:post) { raise Discourse::NotFound }
        on_failed_policy(:protected_post) { raise Refused.new(:withdraw_unprotected) }
        on_failed_policy(:own) { raise Refused.new(:withdraw_other) }
      end
    end

    private

    # Both directions together: each press redraws the topic for everyone who has it open.
    def limit_rate
      RateLimiter.new(
        current_user,
        "house-rules-withdraw-min",
        PER_MINUTE,
        1.minute,
        error_code: "house_rules_withdraw",
      ).performed!
      RateLimiter.new(current_user, "house-rules-withdraw-day", PER_DAY, 1.day).performed!
    end

    def render_folded(post)
      render json: { folded: PostFactsQuery.call([post.id])[post.id]&.folding }
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # Puts the rules in force, or takes them out of it for a reason that everybody reads. From the
  # console: HouseRules::SwitchRules.call(guardian: Guardian.new(User.find_by(username: "…")),
  # params: { enabled: false, reason: "…" }). Rule 7.
  class SwitchRules
    include Service::Base

    REASON_MAX = 500

    params do
      attribute :enabled, :boolean
      attribute :reason, :string

      before_validation { self.reason = reason.to_s.squish.presence }

      validates :enabled, inclusion: [true, false]
      validates :reason, presence: true, unless: :enabled
      validates :reason, length: { maximum: REASON_MAX }
    end

    policy :administrator

    transaction { step :turn }

    private

    def administrator(guardian:)
      guardian.is_admin?
    end

    def turn(params:, guardian:)
      Hooks::Switch::Given.set(actor: guardian.user, reason: params.reason) do
        SiteSetting.set_and_log(:house_rules_enabled, params.enabled, guardian.user)
      end
    end
  end
end

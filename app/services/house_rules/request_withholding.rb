# frozen_string_literal: true

module HouseRules
  # An author says in one press that their post, or an earlier version of it, contains personal data. Nothing
  # is withheld by that: those entrusted with it are told, and told again if nobody decides. Rule 2.
  class RequestWithholding
    include Service::Base
    include WithholdingSteps

    params do
      attribute :post_id, :integer
      attribute :version, :integer
      validates :post_id, presence: true
    end

    model :post
    policy :protected_post
    policy :own
    policy :something_there
    model :withholding, :ask
    step :tell_entrusted

    private

    def something_there(post:, params:)
      if Withholding.overlaps?(post_id: post.id, text: true, title: false, version: params.version)
        return false
      end
      params.version.nil? || Redaction::History.new(post).former?(params.version)
    end

    # Asked twice is asked once.
    def ask(post:, params:, guardian:)
      Withholding.create!(
        post:,
        ground: "personal_data",
        status: "requested",
        version: params.version,
        requested_by_id: guardian.user.id,
        requested_at: Time.zone.now,
      )
    rescue ActiveRecord::RecordNotUnique
      context[:asked_before] = true
      Withholding.requested.find_by(post_id: post.id, version: params.version)
    end

    def tell_entrusted(post:, guardian:)
      return if context[:asked_before]
      others = Withholding.entrusted_users.where.not(id: guardian.user.id).pluck(:id)
      tell(others, "requested", post, high_priority: true)
    end
  end
end

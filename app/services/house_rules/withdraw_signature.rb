# frozen_string_literal: true

module HouseRules
  # Somebody takes back the consent to be named. Their name leaves what they wrote before, too: it stood
  # there by consent alone. Possible for whoever gave it, whatever group they are in by now.
  class WithdrawSignature
    include Service::Base

    params do
      attribute :organization_id, :integer
      validates :organization_id, presence: true
    end

    transaction do
      step :remove_consent
      step :remove_name
    end

    private

    def remove_consent(params:, guardian:)
      Signature.where(organization_id: params.organization_id, user: guardian.user).delete_all
    end

    def remove_name(params:, guardian:)
      OfficialPost
        .where(organization_id: params.organization_id, writer_id: guardian.user.id)
        .where.not(signature: nil)
        .update_all(signature: nil)
    end
  end
end

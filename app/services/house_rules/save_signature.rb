# frozen_string_literal: true

module HouseRules
  # A spokesperson agrees to be named under what they write for an organisation, and says how: "Olga,
  # residents' care". Only they can, for themselves. What was published before stays as it was. Rule 1.
  class SaveSignature
    include Service::Base

    params do
      attribute :organization_id, :integer
      attribute :text, :string
      attribute :consent, :boolean, default: false

      before_validation { self.text = text.to_s.squish }
      validates :organization_id, presence: true

      validate do
        unless (1..Signature::MAX_LENGTH).cover?(text.length)
          errors.add(:base, I18n.t("house_rules.errors.signature", count: Signature::MAX_LENGTH))
        end
        errors.add(:base, I18n.t("house_rules.errors.signature_consent")) unless consent
      end
    end

    model :organization
    step :refuse_others
    model :signature

    private

    def fetch_organization(params:)
      Directory.organization(params.organization_id)
    end

    def refuse_others(organization:, guardian:)
      unless organization.spokesperson?(guardian.user)
        raise Refused.new(:not_spokesperson, organization: organization.name)
      end
      raise Refused.new(:unsigned, organization: organization.name) unless organization.signatures
    end

    def fetch_signature(params:, organization:, guardian:)
      found = Signature.find_or_initialize_by(organization_id: organization.id, user: guardian.user)
      found.update!(text: params.text, consented_at: Time.zone.now)
      found
    end
  end
end

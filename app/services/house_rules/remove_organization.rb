# frozen_string_literal: true

module HouseRules
  # An administrator takes back an organisation that was made by mistake: nobody asked it, and it never
  # spoke. Its account and group stay. Rule 1.
  class RemoveOrganization
    include Service::Base

    params do
      attribute :id, :integer
      validates :id, presence: true
    end

    policy :administrator
    model :organization
    step :refuse_used

    transaction do
      step :remove
      step :tell
    end

    private

    def administrator(guardian:)
      guardian.is_admin?
    end

    def fetch_organization(params:)
      Organization.find_by(id: params.id)
    end

    def refuse_used(organization:)
      raise Refused.new(:remove_used, organization: organization.name) if organization.used?
    end

    def remove(organization:)
      organization.destroy!
    end

    def tell(organization:, guardian:)
      StaffActionLogger.new(guardian.user).log_custom(
        "house_rules_organization_removed",
        organization: organization.name,
      )
      RecordEntry.write!(
        kind: "organization_removed",
        actor: guardian.user,
        organization_id: organization.id,
        details: {
          name: organization.name,
        },
      )
    end
  end
end

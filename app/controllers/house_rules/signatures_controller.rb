# frozen_string_literal: true

module HouseRules
  # How the reader is named under the official words they write, if they agreed to.
  class SignaturesController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login

    def index
      given = Signature.where(user: current_user).index_by(&:organization_id)
      signed = Directory.organizations.select { |o| given.key?(o.id) || offered?(o) }
      render_json_dump(signatures: signed.map { |o| payload(o, given[o.id]) })
    end

    def update
      SaveSignature.call(
        params: {
          **params.permit(:text, :consent).to_h.symbolize_keys,
          organization_id: params[:organization_id],
        },
        guardian:,
      ) do |result|
        on_success { render_json_dump(payload(result[:organization], result[:signature])) }
        on_failed_contract { |contract| render_json_error(contract.errors.full_messages) }
        on_model_not_found(:organization) { raise Discourse::NotFound }
      end
    end

    def destroy
      WithdrawSignature.call(params: { organization_id: params[:organization_id] }, guardian:) do
        on_success { render json: success_json }
        on_failed_contract { raise Discourse::NotFound }
      end
    end

    private

    def offered?(organization)
      organization.signatures && organization.spokesperson?(current_user)
    end

    def payload(organization, signature)
      {
        organization_id: organization.id,
        name: organization.name,
        offered: offered?(organization),
        text: signature&.text,
        consented_at: signature&.consented_at,
      }
    end
  end
end

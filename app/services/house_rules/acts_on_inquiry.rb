# frozen_string_literal: true

module HouseRules
  # What the acts on an inquiry have in common: it is found, its reader may see it, its columns are
  # in line with its events before anything is decided by them, and again afterwards.
  module ActsOnInquiry
    private

    def fetch_inquiry(params:)
      Inquiry.living.find_by(id: params.inquiry_id)
    end

    def can_see_topic(inquiry:, guardian:)
      guardian.can_see?(inquiry.topic)
    end

    def author(inquiry:, guardian:)
      guardian.authenticated? && inquiry.author_id == guardian.user.id
    end

    # The columns may be a job behind; the events are not.
    def bring_up_to_date(inquiry:)
      inquiry.lock!
      RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
      inquiry.reload
    end

    def recompute(inquiry:)
      RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
      inquiry.reload
    end

    # Who answers: the organisation asked, or whom it was handed over to. nil when this user speaks
    # for neither.
    def spoken_for(inquiry, user)
      ids = [inquiry.organization_id, inquiry.handed_to_id].compact
      organizations = ids.filter_map { |id| Directory.organization(id) }
      organizations.find { |organization| organization.spokesperson?(user) }
    end

    def asked_organization(inquiry)
      Directory.organization(inquiry.organization_id)
    end

    # An official word: who may speak, in working time.
    def pass_the_gate(inquiry:, guardian:)
      organization = spoken_for(inquiry, guardian.user) || asked_organization(inquiry)
      OfficialGate.pass!(guardian:, organization:)
    end

    # By whom was asked alone, also while it is handed over.
    def pass_the_gate_of_the_asked(inquiry:, guardian:)
      OfficialGate.pass!(guardian:, organization: asked_organization(inquiry))
    end

    # A moment that was given: a time, or a day until its closing; nil when it cannot be promised.
    def moment_ahead(value, inquiry)
      OfficialPromise.ahead(value, asked_organization(inquiry).calendar)
    end

    def append(inquiry, kind, guardian, **rest)
      inquiry.events.create!(kind:, at: Time.now, actor_id: guardian.user.id, **rest)
    end
  end
end

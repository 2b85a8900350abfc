# frozen_string_literal: true

module HouseRules
  # A spokesperson hands an inquiry over to another organisation, or to a department, by a date that
  # the topic says in public. An official word: it passes the gate. It answers nothing, and the
  # targets are measured all the same. Rules 1 and 3.
  class HandOverInquiry
    include Service::Base
    include ActsOnInquiry

    DEPARTMENT = 60

    params do
      attribute :inquiry_id, :integer
      attribute :organization_id, :integer
      attribute :department, :string
      # A moment, or a date: until the office closes on that day.
      attribute :until

      before_validation { self.department = department.to_s.squish.presence }
      validates :inquiry_id, presence: true

      validate do
        unless organization_id.present? ^ (1..DEPARTMENT).cover?(department.to_s.length)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.hand_over_to"))
        end
      end
    end

    model :inquiry
    policy :can_see_topic
    step :pass_the_gate
    policy :speaking_organization
    policy :other_reads_it
    model :date

    transaction do
      step :bring_up_to_date
      policy :owed
      step :append_event
      step :recompute
    end

    private

    # Somebody else, who speaks still.
    def speaking_organization(params:, inquiry:)
      return true if params.organization_id.nil?
      organization = Directory.organization(params.organization_id)
      organization.present? && !organization.retired &&
        [inquiry.organization_id, inquiry.handed_to_id].exclude?(organization.id)
    end

    def other_reads_it(params:, inquiry:)
      params.organization_id.nil? || !ShutOut.include?(inquiry, params.organization_id)
    end

    def fetch_date(params:, inquiry:)
      moment_ahead(params.until, inquiry)
    end

    def owed(inquiry:)
      inquiry.owes == "organization"
    end

    def append_event(params:, inquiry:, guardian:, date:)
      to = params.slice(:organization_id, :department).compact
      append(inquiry, "handed_over", guardian, promised_at: date, details: to)
    end
  end
end

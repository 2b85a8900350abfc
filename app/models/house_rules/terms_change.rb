# frozen_string_literal: true

module HouseRules
  # From +at+ on an organisation counts by this calendar and these targets. What was asked before
  # keeps its used time; the rest is counted by them.
  class TermsChange < ActiveRecord::Base
    self.table_name = "house_rules_terms_changes"

    # Notes what is in force for an organisation now, unless it was noted before; nil then. Open
    # inquiries follow in the background.
    def self.note(organization, at: Time.now.utc.floor)
      now = attributes_in_force(organization)
      last = where(organization_id: organization.id).order(:id).last
      return if last && last.attributes.symbolize_keys.slice(*now.keys) == now
      change = create!(organization_id: organization.id, at:, **now)
      recount_later(change) if last
      change
    end

    # After a change of the targets, which hold for all.
    def self.note_all
      Organization.find_each { |organization| note(organization) }
    end

    def self.recount_later(change)
      organization_id = change.organization_id
      DB.after_commit { Jobs.enqueue(Jobs::HouseRules::RecountInquiries, organization_id:) }
    end

    def self.attributes_in_force(organization)
      InquiryTargets.of(organization.calendar_id).to_h.merge(calendar_id: organization.calendar_id)
    end
    private_class_method :attributes_in_force, :recount_later

    # As the pure timeline reads it.
    def terms
      InquiryTimeline::Terms.new(
        calendar: Calendar.working_calendar(calendar_id),
        targets: InquiryTimeline::Targets.new(**targets),
      )
    end

    private

    def targets
      attributes.symbolize_keys.slice(*InquiryTimeline::Targets.members)
    end
  end
end

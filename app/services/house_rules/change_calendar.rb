# frozen_string_literal: true

module HouseRules
  # An organisation works by other hours from now on: what is open keeps the time it used and counts the
  # rest by them, what is closed stays as it was. Called in the transaction that saves the organisation.
  module ChangeCalendar
    # Nothing to do where only notes changed, or nothing was asked yet.
    def self.follow(organization, former:, actor:)
      return if former.nil? || former.same_hours?(organization.calendar)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # How a spokesperson agreed to be named under what they write for an organisation: "Olga, residents'
  # care". The row is the consent.
  class Signature < ActiveRecord::Base
    self.table_name = "house_rules_signatures"

    MAX_LENGTH = 60

    belongs_to :organization, class_name: "HouseRules::Organization"
    belongs_to :user, class_name: "::User"

    validates :text, presence: true, length: { maximum: MAX_LENGTH }

    before_validation { self.text = text.to_s.squish }

    # What stands under the words of this writer; nil where the organisation wants no signatures or
    # the writer has not agreed.
    def self.of(organization, writer)
      return unless organization.signatures
      where(organization_id: organization.id, user_id: writer.id).pick(:text)
    end
  end
end

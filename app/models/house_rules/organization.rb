# frozen_string_literal: true

module HouseRules
  # An official participant: the developer company or a partner of its.
  class Organization < ActiveRecord::Base
    self.table_name = "house_rules_organizations"

    KINDS = %w[developer partner].freeze

    belongs_to :user
    belongs_to :group
    belongs_to :approver_group, class_name: "::Group", optional: true
    belongs_to :calendar, class_name: "HouseRules::Calendar"
    has_many :organization_categories,
             class_name: "HouseRules::OrganizationCategory",
             dependent: :delete_all
    has_many :organization_tags, class_name: "HouseRules::OrganizationTag", dependent: :delete_all
    has_many :tags, through: :organization_tags
    has_many :signatures_given, class_name: "HouseRules::Signature", dependent: :delete_all
    has_many :voices, class_name: "HouseRules::OrganizationVoice", dependent: :delete_all

    validates :name, presence: true, length: { maximum: 60 }, uniqueness: { case_sensitive: false }
    validates :kind, inclusion: { in: KINDS }
    validates :label, length: { maximum: 30 }
    validates :color, format: { with: /\A\h{6}\z/ }
    validates :user_id, uniqueness: true

    scope :active, -> { where(retired_at: nil) }

    after_save { Directory.clear }
    after_save { TermsChange.note(self) if saved_change_to_calendar_id? }
    after_destroy { Directory.clear }

    # What is used can be retired, never removed.
    before_destroy { throw(:abort) if used? }

    # Has it spoken, or was it asked?
    def used?
      [OfficialPost, Inquiry].any? { |model| model.exists?(organization_id: id) }
    end

    # These categories and no others.
    def answer_in(ids)
      organization_categories.where.not(category_id: ids).destroy_all
      (ids - organization_categories.pluck(:category_id)).each do |category_id|
        organization_categories.create!(category_id:)
      end
    end

    def category_ids
      organization_categories.map(&:category_id)
    end

    def tag_ids
      organization_tags.map(&:tag_id)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What must not stand an hour longer: text, one version of it or a title sealed away under a ground, a
  # stub in its place, until a second person confirms it as a redaction (what was sealed is erased) or
  # returns it. Before that, perhaps, an author's request, which withholds nothing yet. Rule 2.
  class Withholding < ActiveRecord::Base
    self.table_name = "house_rules_withholdings"

    GROUNDS = %w[personal_data court_or_regulator children_safety].freeze
    STATUSES = %w[requested declined pending confirmed returned].freeze

    # How long a forum with one such person waits, and after how long an open one stands in public.
    ALONE_AFTER = 24.hours
    OVERDUE_AFTER = 24.hours

    belongs_to :post, -> { with_deleted }, class_name: "::Post"

    validates :ground, inclusion: { in: GROUNDS }
    validates :status, inclusion: { in: STATUSES }
    validates :note, length: { maximum: 500 }

    # Nobody can answer what nobody can read. A request hides nothing yet, and of a question whose
    # title or former version is hidden there is a text to answer.
    after_create :set_aside_inquiries, if: -> { pending? && whole_text? }
    after_update :restore_inquiries,
                 if: -> { saved_change_to_status? && status == "returned" && whole_text? }

    scope :standing, -> { where(status: %w[pending confirmed]) }
    scope :pending, -> { where(status: "pending") }
    scope :requested, -> { where(status: "requested") }
    # Decided, while the files have not followed yet; in passing, unless the machine stopped there.
    scope :unsettled, -> { where(status: %w[confirmed returned]).where.not(sealed: nil) }
    scope :open, -> { where(status: %w[requested pending]) }
    # Those with a stub in place of the post's text.
    scope :of_whole_text, -> { where(covers_text: true, version: nil) }

    # Does a withholding cover this post's text? No query for anyone's ordinary post.
    def self.covers?(post)
      Hooks::PostFacts.withheld_stub?(post) && standing.of_whole_text.exists?(post_id: post.id)
    end

    # Does one that stands cover any of this already?
    def self.overlaps?(post_id:, text:, title:, version:)
      found = standing.where(post_id:)
      found = found.where(<<~SQL, text:, title:, version:)
          (:text AND covers_text AND (version IS NULL OR version = :version)) OR (:title AND covers_title)
        SQL
      found.exists?
    end

    # May this user withhold, confirm and return? By membership alone.
    def self.entrusted?(user)
      user.present? && user.in_any_groups?(SiteSetting.house_rules_withhold_groups_map)
    end

    def self.entrusted_users
      User
        .human_users
        .where(active: true, staged: false)
        .not_suspended
        .not_silenced
        .joins(:group_users)
        .where(group_users: { group_id: SiteSetting.house_rules_withhold_groups_map })
        .distinct
    end

    def pending?
      status == "pending"
    end

    def requested?
      status == "requested"
    end

    # Is all of the post's text withheld?
    def whole_text?
      covers_text && version.nil?
    end

    def since
      withheld_at || requested_at
    end

    # A second person confirms; where there is nobody else, the same one after a day.
    def confirmable_by?(user)
      return true if user.id != withheld_by_id
      withheld_at < ALONE_AFTER.ago && !self.class.entrusted_users.where.not(id: user.id).exists?
    end

    # WithheldPayload of payloads.ts.
    def payload
      { id:, ground:, status:, withheld_at: }
    end

    private

    def set_aside_inquiries
      SetAsideInquiries.withheld(post_id:, actor_id: withheld_by_id)
    end

    # Unless another one covers the same text still.
    def restore_inquiries
      return if self.class.standing.of_whole_text.exists?(post_id:)
      SetAsideInquiries.returned(post_id:, actor_id: decided_by_id)
    end
  end
end

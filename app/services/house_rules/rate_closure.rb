# frozen_string_literal: true

module HouseRules
  # An expert grades how well a matter was closed. A grade is superseded by a newer one, never
  # changed; nobody grades what they asked, answered, approved or closed, nor their employer. Rule 5.
  class RateClosure
    include Service::Base
    include ActsOnInquiry

    params do
      attribute :closure_id, :integer
      attribute :grade, :string
      attribute :reason, :string

      before_validation { self.reason = reason.to_s.strip }
      validates :closure_id, presence: true

      validate do
        if Rating::GRADES.exclude?(grade)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.grade"))
        end
        unless (1..1000).cover?(reason.length)
          errors.add(:base, I18n.t("house_rules.inquiry_errors.reason"))
        end
      end
    end

    model :inquiry
    model :closure
    policy :can_see_topic
    policy :expert
    policy :standing
    policy :uninvolved
    model :rating, :create_rating
    step :publish

    # May this user rate at all: of the experts, and nobody's employee?
    def self.expert?(user)
      user.present? && user.in_any_groups?(SiteSetting.house_rules_experts_groups_map) &&
        !Directory.employee?(user)
    end

    private

    # Whose closing it is; the closing itself is nobody's without it.
    def fetch_inquiry(params:)
      Inquiry.living.joins(:closures).find_by(house_rules_closures: { id: params.closure_id })
    end

    def fetch_closure(params:, inquiry:)
      inquiry.closures.find(params.closure_id)
    end

    def expert(guardian:)
      self.class.expert?(guardian.user)
    end

    # A closing the author had reopened says nothing any more.
    def standing(closure:, inquiry:)
      inquiry.closed_at.present? && inquiry.cycle == closure.cycle
    end

    def uninvolved(inquiry:, guardian:)
      return false if inquiry.author_id == guardian.user.id
      !TopicInquiries.find(inquiry.id, user_id: guardian.user.id).involved
    end

    def create_rating(closure:, params:, guardian:)
      closure.ratings.create!(
        expert_id: guardian.user.id,
        grade: params.grade,
        reason: params.reason,
        created_at: Time.now,
      )
    end

    def publish(inquiry:)
      InquiryNews.publish(inquiry.id)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # An expert grades how well a matter was closed. A grade is superseded by a newer one, never
  # changed; nobody grades what they asked, answered, approved or closed, nor their employer. Rule 5.
  class RateClosure
    include Service::Base

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

    def fetch_closure(params:)
      Closure.includes(:inquiry).find_by(id: params.closure_id)
    end

    def can_see_topic(closure:, guardian:)
      guardian.can_see?(closure.inquiry.topic)
    end

    def expert(guardian:)
      self.class.expert?(guardian.user)
    end

    # A closing the author had reopened says nothing any more.
    def standing(closure:)
      inquiry = closure.inquiry
      inquiry.closed_at.present? && inquiry.cycle == closure.cycle
    end

    def uninvolved(closure:, guardian:)
      return false if closure.inquiry.author_id == guardian.user.id
      !TopicInquiries.find(closure.inquiry_id, user_id: guardian.user.id).involved
    end

    def create_rating(closure:, params:, guardian:)
      closure.ratings.create!(
        expert_id: guardian.user.id,
        grade: params.grade,
        reason: params.reason,
        created_at: Time.now,
      )
    end

    def publish(closure:)
      InquiryNews.publish(closure.inquiry_id)
    end
  end
end

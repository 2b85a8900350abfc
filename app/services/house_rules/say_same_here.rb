# frozen_string_literal: true

module HouseRules
  # Another resident has the same question: counted in public, and told of the answer. Saying it again
  # changes nothing; it can be taken back. Rule 3.
  #
  # Raises RateLimiter::LimitExceeded: each change is told to every open page of the topic.
  class SaySameHere
    include Service::Base
    include ActsOnInquiry

    A_MINUTE = 10

    params do
      attribute :inquiry_id, :integer
      attribute :same, :boolean, default: true
      validates :inquiry_id, presence: true
    end

    model :inquiry
    policy :can_see_topic
    policy :other_resident
    policy :open
    step :count
    step :save
    step :publish

    private

    def other_resident(inquiry:, guardian:)
      user = guardian.user
      Hooks::InquiryEvents.resident?(user) && !Directory.employee?(user) &&
        user.id != inquiry.author_id
    end

    # What is closed has its answer; taking it back is always possible.
    def open(params:, inquiry:)
      !params.same || inquiry.closed_at.nil?
    end

    def count(guardian:)
      RateLimiter.new(guardian.user, "house-rules-same-here", A_MINUTE, 1.minute).performed!
    end

    def save(params:, inquiry:, guardian:)
      row = { inquiry_id: inquiry.id, user_id: guardian.user.id }
      context[:changed] = if params.same
        SameHere.insert_all([{ **row, created_at: Time.now }], returning: %i[id]).any?
      else
        SameHere.where(row).delete_all.positive?
      end
    end

    def publish(inquiry:, changed:)
      InquiryNews.publish(inquiry.id) if changed
    end
  end
end

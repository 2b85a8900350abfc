# frozen_string_literal: true

module HouseRules
  # *Ask the company*: a resident addresses an organisation about any post they can read. Once for a
  # post, whoever asks; so many times a day for one person. Rule 3.
  #
  # Raises RateLimiter::LimitExceeded.
  class AskOrganization
    include Service::Base

    params do
      attribute :post_id, :integer
      attribute :organization_id, :integer

      validates :post_id, :organization_id, presence: true
    end

    model :post
    model :organization
    policy :resident
    policy :open_topic
    policy :not_asked_before
    step :count

    transaction do
      model :inquiry_id, :ask
      step :recompute
    end

    private

    def fetch_post(params:, guardian:)
      post = Post.find_by(id: params.post_id)
      post if post&.topic&.regular? && guardian.can_see?(post)
    end

    def fetch_organization(params:)
      organization = Directory.organization(params.organization_id)
      organization unless organization&.retired
    end

    def resident(guardian:)
      user = guardian.user
      Hooks::InquiryEvents.resident?(user) && !Directory.employee?(user) && !user.silenced?
    end

    # Where it could not be answered nobody is asked.
    def open_topic(post:)
      topic = post.topic
      post.post_type == Post.types[:regular] && !topic.closed? && !topic.archived? &&
        !Quarantine.topic?(topic)
    end

    def not_asked_before(post:, organization:)
      !InquiryEvent
        .joins(:inquiry)
        .where(post_id: post.id, kind: %w[asked addressed])
        .exists?(house_rules_inquiries: { organization_id: organization.id, history: false })
    end

    def count(guardian:)
      limit = SiteSetting.house_rules_max_asks_per_day
      RateLimiter.new(guardian.user, "house-rules-ask", limit, 1.day).performed!
    end

    # Adds to the topic's inquiry of that organisation, or opens it.
    def ask(post:, organization:, guardian:)
      inquiry = Inquiry.living.find_by(topic_id: post.topic_id, organization_id: organization.id)
      now = Time.now.utc
      if inquiry.nil?
        return OpenInquiry.call(post:, organization:, asked_at: now, author_id: guardian.user.id)
      end
      addressed = { kind: "addressed", at: now, post_id: post.id, actor_id: guardian.user.id }
      inquiry.id if AppendInquiryEvent.tell(inquiry.id, **addressed)
    end

    def recompute(inquiry_id:)
      RecomputeInquiry.call(params: { inquiry_id: })
    end
  end
end

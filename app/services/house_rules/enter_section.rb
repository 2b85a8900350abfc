# frozen_string_literal: true

module HouseRules
  # A topic entered another section. A question that another organisation owed an answer goes along
  # with the time that was used; whoever answers there owes the rest. A topic that nobody was asked in
  # addresses whoever answers there at that moment; what is older than an organisation is history.
  # Rule 3.
  class EnterSection
    def self.call(topic, from_category_id:)
      new(topic, from_category_id).call
    end

    def initialize(topic, from_category_id)
      @topic = topic
      @from_category_id = from_category_id
      @organization = Directory.answering(topic.category_id)
      @former = Directory.answering(from_category_id)
    end

    def call
      inquiries = Inquiry.living.where(topic_id: @topic.id).order(:id).lock.to_a
      asked = inquiries.find { |inquiry| asked_former?(inquiry) }
      (inquiries - [asked]).each { |inquiry| tell(inquiry) }
      return open if asked.nil?
      asked.status.owes ? hand_along(asked) : tell(asked)
    end

    private

    # Was the former section's organisation asked by this topic?
    def asked_former?(inquiry)
      @organization && @former && @former.id != @organization.id &&
        inquiry.organization_id == @former.id && inquiry.post_id == @topic.first_post&.id
    end

    def hand_along(inquiry)
      GiveInquiry.call(
        inquiry,
        to: @organization,
        from_category_id: @from_category_id,
        to_category_id: @topic.category_id,
      )
    end

    def tell(inquiry, **details)
      return if @from_category_id == @topic.category_id
      details.merge!(from_category_id: @from_category_id, to_category_id: @topic.category_id)
      AppendInquiryEvent.tell(inquiry.id, kind: "moved", details:)
    end

    # Who has passed a question on is not asked it again.
    def passed_on?(post)
      InquiryEvent
        .joins(:inquiry)
        .where(house_rules_inquiries: { post_id: post.id }, kind: "moved")
        .where("details->>'from_organization_id' = ?", @organization.id.to_s)
        .where("details->>'from_category_id' IS NULL")
        .exists?
    end

    def open
      post = @topic.first_post
      return if @organization.nil? || !Hooks::InquiryEvents.resident?(post&.user)
      return if passed_on?(post)
      return if @topic.created_at < Organization.where(id: @organization.id).pick(:created_at)
      OpenInquiry.call(post:, organization: @organization, asked_at: Time.now.utc)
    end
  end
end

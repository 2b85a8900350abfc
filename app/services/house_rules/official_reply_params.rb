# frozen_string_literal: true

module HouseRules
  # What a spokesperson gives when publishing: PublishOfficialReply's parameters. A reply, or (with a
  # title, without a topic) a new topic.
  module OfficialReplyParams
    extend ActiveSupport::Concern

    included do
      attribute :organization_id, :integer
      attribute :topic_id, :integer
      attribute :title, :string
      attribute :category_id, :integer
      attribute :tags
      attribute :raw, :string
      attribute :reply_kind, :string
      # A moment, or a date: until the office closes on that day.
      attribute :promised_at
      attribute :reply_to_post_number, :integer
      attribute :draft_key, :string
      attribute :locale, :string
      attribute :image_sizes
      attribute :archetype, :string
      attribute :whisper, :boolean
      # Why it goes out at once, outside office hours.
      attribute :override_reason, :string
      # Why it is said where nobody asked the organisation, or where another answers.
      attribute :unaddressed_reason, :string
      # The topic's last post that the writer has seen; without it, nobody asks.
      attribute :seen, :integer

      before_validation do
        self.override_reason = override_reason.to_s.squish.presence
        self.unaddressed_reason = unaddressed_reason.to_s.squish.presence
      end

      validates :organization_id, presence: true
      validate :kind_must_fit
    end

    def new_topic?
      topic_id.blank?
    end

    # As TopicCreator and PostCreator want it.
    def destination
      return slice(:topic_id, :reply_to_post_number) unless new_topic?
      { title:, category: category_id, tags: }
    end

    def for_post_creator
      { **slice(:raw, :image_sizes, :locale), **destination }.compact
    end

    private

    def kind_must_fit
      return complain(:reply_kind) if OfficialPost::REPLY_KINDS.exclude?(reply_kind)
      complain(:new_topic_kind) if new_topic? && reply_kind != "announcement"
    end

    def complain(key)
      errors.add(:base, I18n.t("house_rules.errors.#{key}"))
    end
  end
end

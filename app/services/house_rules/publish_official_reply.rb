# frozen_string_literal: true

module HouseRules
  # The one door: a spokesperson publishes as the organisation's official account, a reply or (with a
  # title, without a topic) a new topic. Rules 1 and 4.
  #
  # Raises Refused for who may not speak, for a closed office and where no official word belongs. A
  # text that does not hold fails `check_text` or `publish` with messages.
  class PublishOfficialReply
    include Service::Base

    params do
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

      validates :organization_id, presence: true
      validate :kind_must_fit

      def new_topic?
        topic_id.blank?
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

    model :organization
    step :pass_the_gate
    model :topic, optional: true
    policy :open_to_writer
    step :check_kind
    step :check_text
    model :promised_at, optional: true
    step :check_promise
    step :publish
    step :advance_draft
    step :announce

    private

    def fetch_organization(params:)
      Directory.organization(params.organization_id)
    end

    def pass_the_gate(organization:, guardian:)
      OfficialGate.pass!(writer: guardian.user, organization:)
    end

    def fetch_topic(params:)
      Topic.find_by(id: params.topic_id) unless params.new_topic?
    end

    # The account sees and may what its writer sees and may; messages and whispers are no place for it.
    def open_to_writer(params:, guardian:, topic:)
      return false if params.archetype == Archetype.private_message || params.whisper
      return guardian.can_create_topic_on_category?(params.category_id) if params.new_topic?
      topic.present? && !topic.private_message? && guardian.can_see?(topic) &&
        guardian.can_create?(Post, topic)
    end

    # Announcements stand in topics that the organisation started.
    def check_kind(params:, organization:, topic:)
      return if params.reply_kind != "announcement" || params.new_topic?
      return if topic.user_id == organization.user_id
      fail!([I18n.t("house_rules.errors.announcement_kind")])
    end

    def check_text(params:, organization:, guardian:, topic:)
      account = context[:account] = User.find(organization.user_id)
      problems = OfficialText.problems(params.raw, account:, topic:)
      problems +=
        OfficialText.topic_problems(destination(params), account:, guardian:) if params.new_topic?
      fail!(problems.uniq) if problems.any?
    end

    def fetch_promised_at(params:, organization:)
      OfficialPromise.moment(params.promised_at, organization.calendar)
    end

    def check_promise(params:, promised_at:)
      return if params.reply_kind != "interim"
      fail!([I18n.t("house_rules.errors.promise")]) if promised_at.nil? || promised_at.past?
    end

    def publish(params:, organization:, account:, guardian:, promised_at:)
      promised_at = nil if params.reply_kind != "interim"
      creator =
        OfficialPostCreator.new(account, creator_options(params, guardian)) do |post|
          StampOfficialPost.call(
            post:,
            organization:,
            writer: guardian.user,
            reply_kind: params.reply_kind,
            promised_at:,
          )
        end
      post = creator.create
      fail!(creator.errors.full_messages) if creator.errors.any?
      context[:post] = post
    end

    def advance_draft(params:, guardian:, post:)
      DraftSequence.next!(guardian.user, params.draft_key || draft_key_of(params, post))
    end

    def announce(post:, organization:, params:)
      DiscourseEvent.trigger(
        :house_rules_official_post_published,
        post_id: post.id,
        topic_id: post.topic_id,
        organization_id: organization.id,
        reply_kind: params.reply_kind,
      )
    end

    def creator_options(params, guardian)
      {
        raw: params.raw,
        guardian:,
        image_sizes: params.image_sizes,
        locale: params.locale,
        **destination(params),
      }.compact
    end

    def destination(params)
      return params.slice(:topic_id, :reply_to_post_number) unless params.new_topic?
      { title: params.title, category: params.category_id, tags: params.tags }
    end

    def draft_key_of(params, post)
      params.new_topic? ? Draft::NEW_TOPIC : post.topic.draft_key
    end
  end
end

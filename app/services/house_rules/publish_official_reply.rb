# frozen_string_literal: true

module HouseRules
  # The one door: a spokesperson publishes as the organisation's official account, a reply or a new
  # topic. Rules 1 and 4.
  #
  # Raises Refused for who may not speak, for a closed office, where no official word belongs, and
  # where another was published meanwhile. A text that does not hold fails `check_text` or `publish`
  # with messages.
  class PublishOfficialReply
    include Service::Base

    params { include OfficialReplyParams }

    model :organization
    step :pass_the_gate
    model :topic, optional: true
    policy :open_to_writer
    model :occasion
    step :check_occasion
    step :check_kind
    model :account
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

    def pass_the_gate(params:, organization:, guardian:)
      override = params.override_reason
      context[:overridden] = OfficialGate.pass!(guardian:, organization:, override:)
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

    def fetch_occasion(params:, organization:, guardian:, topic:)
      OfficialOccasion.new(organization:, topic:, writer: guardian.user, seen: params.seen)
    end

    def check_occasion(params:, occasion:)
      occasion.refuse_unless_asked(params.reply_kind, params.unaddressed_reason)
    end

    # Announcements stand in topics that the organisation started.
    def check_kind(params:, organization:, topic:)
      return if params.reply_kind != "announcement" || params.new_topic?
      return if topic.user_id == organization.user_id
      fail!([I18n.t("house_rules.errors.announcement_kind")])
    end

    def fetch_account(organization:)
      User.find(organization.user_id)
    end

    def check_text(params:, account:, guardian:, topic:)
      problems = OfficialText.problems(params.raw, account:, topic:)
      problems +=
        OfficialText.topic_problems(params.destination, account:, guardian:) if params.new_topic?
      fail!(problems.uniq) if problems.any?
    end

    def fetch_promised_at(params:, organization:)
      return if params.reply_kind != "interim"
      OfficialPromise.ahead(params.promised_at, organization.calendar)
    end

    def check_promise(params:, promised_at:)
      return if params.reply_kind != "interim"
      fail!([I18n.t("house_rules.errors.promise")]) if promised_at.nil?
    end

    # Asked once more inside, where core lets one reply to a topic through at a time.
    def publish(params:, account:, guardian:, occasion:, overridden:, promised_at:)
      options = { guardian:, **params.for_post_creator }
      creator =
        OfficialPostCreator.new(account, options) do |post|
          occasion.refuse_if_answered_meanwhile
          StampOfficialPost.new(post, occasion).call(params, overridden:, promised_at:)
        end
      post = creator.create
      fail!(creator.errors.full_messages) if creator.errors.any?
      context[:post] = post
    end

    def advance_draft(params:, guardian:, post:)
      key = params.new_topic? ? Draft::NEW_TOPIC : post.topic.draft_key
      DraftSequence.next!(guardian.user, params.draft_key || key)
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
  end
end

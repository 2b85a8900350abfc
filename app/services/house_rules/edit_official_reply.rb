# frozen_string_literal: true

module HouseRules
  # A spokesperson changes official words: through the same gate as new ones. The revision's editor is
  # the account, always with a version of its own; who wrote it stands in the staff log. Rules 1, 2, 4.
  class EditOfficialReply
    include Service::Base

    params do
      attribute :post_id, :integer
      attribute :raw, :string
      attribute :edit_reason, :string
      attribute :original_text, :string
      attribute :override_reason, :string

      before_validation { self.override_reason = override_reason.to_s.squish.presence }

      validates :post_id, presence: true
      validates :edit_reason, length: { maximum: 1000 }
    end

    model :post
    model :organization
    step :pass_the_gate
    policy :unchanged_meanwhile
    step :check_text

    transaction do
      step :revise
      step :record_override
    end

    step :log
    step :advance_draft

    private

    def fetch_post(params:)
      Post.find_by(id: params.post_id)
    end

    def fetch_organization(post:)
      Directory.by_account(post.user_id)
    end

    def pass_the_gate(params:, organization:, guardian:, post:)
      override = params.override_reason
      context[:overridden] = OfficialGate.pass!(guardian:, organization:, override:)
      return if guardian.can_edit?(post)
      raise Refused.new(:official_edit, organization: organization.name)
    end

    def unchanged_meanwhile(params:, post:)
      params.original_text.blank? || params.original_text == post.raw
    end

    def check_text(params:, post:)
      problems = OfficialText.problems_of_edit(params.raw, post)
      fail!(problems) if problems.any?
    end

    def revise(params:, post:)
      context[:former_text] = post.raw
      post.house_rules_door = true
      changes = { raw: params.raw, edit_reason: params.edit_reason }
      PostRevisor.new(post).revise!(
        post.user,
        changes,
        skip_validations: true,
        force_new_version: true,
        bypass_rate_limiter: true,
      )
      fail!(post.errors.full_messages) if post.errors.any?
    ensure
      post.house_rules_door = false
    end

    def record_override(params:, post:, organization:, guardian:, overridden:)
      return unless overridden
      OverrideEntry.write(post, organization, guardian.user, params.override_reason)
    end

    def log(post:, organization:, guardian:, former_text:)
      return if former_text == post.raw
      StaffActionLogger.new(guardian.user).log_custom(
        "house_rules_official_edit",
        post_id: post.id,
        topic_id: post.topic_id,
        organization: organization.name,
      )
    end

    def advance_draft(post:, guardian:)
      DraftSequence.next!(guardian.user, post.topic.draft_key)
    end
  end
end

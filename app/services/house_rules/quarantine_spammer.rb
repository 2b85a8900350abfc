# frozen_string_literal: true

module HouseRules
  # One act deals with a spammer: silenced, addresses and links blocked as Discourse blocks them when it
  # deletes a spammer, flags agreed with, everything public of theirs to quarantine. One entry in the record;
  # one notice in a topic left; nobody is notified. Undone by moving back. Rule 2.
  class QuarantineSpammer
    include Service::Base

    params do
      attribute :user_id, :integer
      # What is being reviewed, and is agreed with by the review itself.
      attribute :reviewable_id, :integer
      validates :user_id, presence: true
    end

    policy :staff
    model :user
    policy :ordinary
    policy :not_under_way

    step :silence
    step :block_ways

    transaction do
      model :sweep, :begin_sweep
      step :write_record
    end

    step :go_on_later
    step :agree_with_flags

    private

    def staff(guardian:)
      guardian.is_staff?
    end

    def fetch_user(params:)
      User.find_by(id: params.user_id)
    end

    # Not staff, not bots, not who speaks for an organisation.
    def ordinary(user:, guardian:)
      user.human? && guardian.can_silence_user?(user) && !Directory.employee?(user)
    end

    def not_under_way(user:)
      Sweep.running.where(user_id: user.id).none?
    end

    # Posts are not hidden: they are about to be moved.
    def silence(user:, guardian:)
      reason = I18n.t("house_rules.sweep.silenced", locale: SiteSetting.default_locale)
      UserSilencer.silence(user, guardian.user, reason:, keep_posts: true)
    end

    def block_ways(user:)
      BlockWays.new(user).call(block_email: true, block_ip: true, block_urls: true)
    end

    # Of two people at once the second finds it under way: the database lets one through.
    def begin_sweep(user:, guardian:)
      total = Sweep.posts_of(user.id).count
      Sweep.transaction(requires_new: true) do
        Sweep.create!(user:, started_by: guardian.user, total:)
      end
    rescue ActiveRecord::RecordNotUnique
      nil
    end

    def write_record(sweep:, guardian:)
      RecordEntry.write!(
        kind: "quarantined",
        actor: guardian.user,
        reason: MoveReason::QUARANTINE,
        details: {
          count: sweep.total,
          ground: "spam",
        },
      )
    end

    def agree_with_flags(user:, params:, guardian:)
      ReviewableFlaggedPost
        .pending
        .where(target_created_by_id: user.id)
        .where.not(id: params.reviewable_id)
        .find_each { |flagged| flagged.perform(guardian.user, :agree_and_keep) }
    end

    def go_on_later(sweep:)
      Jobs.enqueue(Jobs::HouseRules::SweepToQuarantine, sweep_id: sweep.id)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # One act deals with a spammer: silenced, addresses and links blocked as Discourse blocks them when it
  # deletes a spammer, flags agreed with, everything public of theirs to quarantine. One entry in the record;
  # one notice in a topic left; nobody is notified. Undone by moving back. Rule 2.
  class QuarantineSpammer
    include Service::Base

    params do
      attribute :user_id, :integer
      validates :user_id, presence: true
    end

    policy :staff
    model :user
    policy :ordinary
    policy :not_under_way

    step :silence
    step :block_addresses
    step :block_links

    transaction do
      model :sweep, :begin_sweep
      step :write_record
    end

    step :go_on_later

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

    def block_addresses(user:)
      user.user_emails.each do |address|
        ScreenedEmail.block(address.email, ip_address: user.ip_address)&.record_match!
      end
      [user.ip_address, user.registration_ip_address].compact.uniq.each do |ip|
        ScreenedIpAddress.watch(ip)&.record_match!
      end
    end

    # As core does: not those that it knows how to show.
    def block_links(user:)
      TopicLink
        .where(user_id: user.id, internal: false)
        .find_each do |link|
          next if Oneboxer.engine(link.url) != Onebox::Engine::AllowlistedGenericOnebox
          ScreenedUrl.watch(link.url, link.domain, ip_address: user.ip_address)&.record_match!
        end
    end

    def begin_sweep(user:, guardian:)
      Sweep.create!(user:, started_by: guardian.user, total: Sweep.posts_of(user.id).count)
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

    def go_on_later(sweep:)
      Jobs.enqueue(Jobs::HouseRules::SweepToQuarantine, sweep_id: sweep.id)
    end
  end
end

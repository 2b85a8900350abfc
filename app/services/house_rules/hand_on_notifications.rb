# frozen_string_literal: true

module HouseRules
  # What each notification sets off that Discourse creates, for many that were written in one statement:
  # mail as each person's own preferences say, other plugins, and the number on the avatar.
  class HandOnNotifications
    # Who has the forum open sees it at once; others when they come.
    PRESENT = 30.minutes

    def self.call(ids)
      new(ids).call if ids.present?
    end

    def initialize(ids)
      @notifications = ::Notification.where(id: ids).includes(user: :user_option).to_a
    end

    def call
      resting = resting(@notifications.map(&:user_id))
      @notifications.each do |notification|
        mail(notification, resting.include?(notification.user_id))
        DiscourseEvent.trigger(:notification_created, notification)
        user = notification.user
        user.publish_notifications_state if user.last_seen_at&.after?(PRESENT.ago)
      end
    end

    private

    def resting(user_ids)
      now = Time.zone.now
      timings = DoNotDisturbTiming.where(user_id: user_ids)
      timings.where("starts_at <= :now AND ends_at > :now", now:).pluck(:user_id).to_set
    end

    def mail(notification, rests)
      return ShelvedNotification.create!(notification_id: notification.id) if rests
      NotificationEmailer.process_notification(notification)
    end
  end
end

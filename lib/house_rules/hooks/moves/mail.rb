# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # A move by mail, along core's own way: its preferences, its delay, nothing to who has read it
      # already or was here a moment ago.
      module MailExtension
        TYPE = :user_house_rules_moved

        def self.told?(notification)
          HouseRules.enabled? && Move::KINDS.include?(notification.data_hash[:house_rules])
        end

        def custom
          return(super if defined?(super)) unless MailExtension.told?(notification)
          enqueue(TYPE)
        end
      end

      # The mail itself, in the reader's language, with what the reader may see.
      module MailerExtension
        def user_house_rules_moved(user, opts)
          move = Move.find_by(id: opts[:notification_data_hash]&.dig(:move_id))
          post = opts[:post]
          return if move.nil? || post.nil?
          locale = user_locale(user)
          build_email(
            user.email,
            template: "user_notifications.user_house_rules_moved",
            locale:,
            url: "#{Discourse.base_url_no_prefix}#{post.url}",
            post_id: post.id,
            topic_id: post.topic_id,
            add_unsubscribe_link: !user.staged,
            unsubscribe_url: post.unsubscribe_url(user),
            **house_rules_words(move, post.topic, user, locale),
          )
        end

        private

        # A forum may keep its words out of mail. The note is for who can read both topics, as in the record.
        def house_rules_words(move, topic, user, locale)
          closed = SiteSetting.private_email?
          reason = I18n.t("house_rules.move_reason.#{move.reason}", locale:)
          key = "user_notifications.user_house_rules_moved"
          guardian = ::Guardian.new(user)
          seen = [move.topic, move.other_topic].compact.all? { |t| guardian.can_see?(t) }
          note = move.record_entry&.note if seen && !closed
          hidden = I18n.t("system_messages.private_topic_title", id: topic.id, locale:) if closed
          {
            topic_title: hidden || topic.title,
            what: I18n.t("#{key}.#{move.kind}", reason:, locale:),
            note: note ? I18n.t("#{key}.note", note:, locale:) : "",
          }
        end
      end
    end
  end
end

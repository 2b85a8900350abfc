# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Nobody may; so no button appears and every caller that asks is told no. Free of queries,
      # except for the two about a user, which ask once whether there are words of theirs: the review
      # queue asks of each author again and again. What acts asks anew.
      module GuardianExtension
        def can_delete_post?(post)
          !Protection.post?(post) && super
        end

        def can_delete_topic?(topic)
          !Protection.topic?(topic) && super
        end

        def can_permanently_delete_post?(post)
          !Protection.post?(post) && super
        end

        def can_permanently_delete_topic?(topic)
          !Protection.topic?(topic) && super
        end

        def can_delete_user?(user)
          super && !house_rules_author?(user)
        end

        def can_delete_all_posts?(user)
          super && !house_rules_author?(user)
        end

        def can_hide_post_revision?(revision)
          !Protection.post?(revision&.post) && super
        end

        # Who can read a post can read what it said before, whatever the settings and its author say.
        def can_view_edit_history?(post)
          # In quarantine it is the text too, and shown to who asks for it.
          return false if post && !authenticated? && HouseRules::Quarantine.post?(post)
          super || (Protection.post?(post) && !post.hidden && can_see_post?(post))
        end

        # A public topic stays public; a message may still become one.
        def can_convert_topic?(topic)
          !Protection.topic?(topic) && super
        end

        def can_publish_topic?(topic, category)
          !Protection.topic?(topic) && super
        end

        # Listing again what was unlisted before stays possible.
        def can_toggle_topic_visibility?(topic)
          return false if topic&.persisted? && topic.visible && Protection.topic?(topic)
          super
        end

        # A stub is not a text to work on; the text comes back or it does not. A notice of a move is
        # nobody's text.
        def can_edit_post?(post)
          return super unless HouseRules.enabled?
          if Withholding.covers?(post) || Moves::NOTICE_CODES.include?(post.action_code)
            return false
          end
          return false if HouseRules::Quarantine.post?(post)
          super
        end

        # Core's own `ensure_…!` say no without a reason. These say it with ours.

        def ensure_can_delete!(object)
          raise Refused.new(Permanence.refusal_of(object)) if Permanence.refusal_of(object)
          super
        end

        def ensure_can_edit!(object)
          if HouseRules.enabled? && object.is_a?(::Post) && Withholding.covers?(object)
            raise Refused.new(:edit_withheld)
          end
          if object.is_a?(::Post) && HouseRules::Quarantine.post?(object)
            raise Refused.new(:edit_quarantined)
          end
          super
        end

        def ensure_can_delete_user!(user)
          raise Refused.new(:delete_user) if Protection.author?(user)
          super
        end

        def ensure_can_hide_post_revision!(revision)
          raise Refused.new(:hide_revision) if Protection.post?(revision&.post)
          super
        end

        def ensure_can_convert_topic!(topic)
          raise Refused.new(:convert) if Protection.topic?(topic)
          super
        end

        def ensure_can_publish_topic!(topic, category)
          raise Refused.new(:publish) if Protection.topic?(topic)
          super
        end

        def ensure_can_toggle_topic_visibility!(topic)
          raise Refused.new(:unlist) if topic&.visible && Protection.topic?(topic)
          super
        end

        private

        def house_rules_author?(user)
          return false if !HouseRules.enabled? || user&.id.blank?
          @house_rules_authors ||= {}
          @house_rules_authors.fetch(user.id) do |id|
            @house_rules_authors[id] = Protection.author?(user)
          end
        end
      end

      # Why this may not be deleted, as a key of house_rules.refused; nil when it may.
      def self.refusal_of(object)
        case object
        when ::Post
          :delete_post if Protection.post?(object)
        when ::Topic
          :delete_topic if Protection.topic?(object)
        when ::User
          :delete_user if Protection.author?(object)
        when ::Category
          :delete_category if Protection.topics_in?(object)
        end
      end
    end
  end
end

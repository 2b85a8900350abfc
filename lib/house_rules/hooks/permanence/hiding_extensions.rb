# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What goes along with a post that flags have folded.
      module Folding
        # Flags that do not stand fold nothing.
        def self.undo(status, reviewable)
          return unless reviewable.is_a?(::ReviewableFlaggedPost) && reviewable.target
          Fold.unfold(reviewable.target, "flagged") if %i[rejected ignored].include?(status)
        end

        # To the author of a folded post, in core's own way.
        def self.tell(post, post_action_type_id)
          return unless post.user&.human?
          flag = PostActionTypeView.new.types[post_action_type_id]
          Jobs.enqueue_in(
            5.seconds,
            :send_system_message,
            user_id: post.user_id,
            message_type: "house_rules_post_folded",
            message_options: {
              url: post.url,
              flag_reason:
                I18n.t(
                  "flag_reasons.#{flag}",
                  locale: post.user.effective_locale,
                  base_path: Discourse.base_path,
                  default: "",
                ),
            },
          )
        end
      end

      # Where core hides a post (flags, review, spam rules, automation), it is folded: behind a click,
      # with all of its text. Its topic stays listed, and its author reads what really happened.
      module PostHidingExtension
        def hide!(post_action_type_id, reason = nil, custom_message: nil)
          return super if hidden? || !Protection.post?(self)
          Folding.tell(self, post_action_type_id) if Fold.fold(self, "flagged", by: nil)
        end
      end

      module TopicStatusUpdaterExtension
        def update!(status, enabled, opts = {})
          hides = status.to_s == "visible" && !enabled && topic.visible
          return super unless hides && Protection.topic?(topic)
          # Flags ask for this beside hiding the first post.
          flagged = ::Topic.visibility_reasons[:op_flag_threshold_reached]
          raise Refused.new(:unlist) unless opts[:visibility_reason_id] == flagged
          false
        end
      end

      # Core's message would say that the posts are hidden.
      module UserSilencerExtension
        def silence
          if HouseRules.enabled? && @opts[:message] == :too_many_spam_flags
            @opts = @opts.merge(message: :house_rules_account_on_hold)
          end
          super
        end
      end
    end
  end
end

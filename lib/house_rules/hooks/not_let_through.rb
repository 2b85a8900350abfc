# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Pre-moderation is no back door: a post that was written, queued and refused is a line of the record
    # with its reason, and its author is told. Whoever refuses it, and by which action, it passes here.
    module NotLetThrough
      # What a reviewer may choose.
      CHOICES = %w[spam abuse off_topic duplicate personal_data].freeze
      # What is said where nobody chose.
      OTHERS = %w[not_given to_revise not_looked_at account_deleted].freeze
      REASONS = CHOICES + OTHERS

      WORDS = %w[raw title].freeze

      REFUSALS = %i[rejected deleted].freeze

      module ReviewableExtension
        attr_accessor :house_rules_refusal

        def actions_for(guardian, args = nil)
          super.tap { |actions| NotLetThrough.offer(self, actions) }
        end

        def update_fields(params, performed_by, version: nil)
          NotLetThrough.keep_words(self, params, performed_by)
          super
        end

        def transition_to(status_symbol, performed_by)
          super.tap { NotLetThrough.refused(self, status_symbol.to_sym, performed_by) }
        end
      end

      # The account goes and its queued posts with it: noted while it is known whose they were.
      module ReviewableQueuedPostExtension
        def perform_delete_user(performed_by, args)
          self.house_rules_refusal = { author: nil, reason: "account_deleted" }
          super
        end

        def perform_delete_user_block(performed_by, args)
          self.house_rules_refusal = { author: nil, reason: "account_deleted" }
          super
        end

        def perform_revise_and_reject_post(performed_by, args)
          self.house_rules_refusal = { author: nil, reason: "to_revise" } # core writes to the author
          super
        end
      end

      module Performs
        CHOICES.each do |reason|
          define_method("perform_house_rules_refuse_#{reason}") do |performed_by, args|
            self.house_rules_refusal = { author: target_created_by, reason: }
            perform_reject_post(performed_by, args)
          end
        end
      end

      class << self
        def register(plugin)
          plugin.send(:reloadable_patch) do
            Hooks.wrap("Reviewable", ReviewableExtension)
            Hooks.wrap("ReviewableQueuedPost", ReviewableQueuedPostExtension)
            ::ReviewableQueuedPost.include(Performs)
          end
        end

        # Core's own *Reject* stays, for callers that know no reason.
        def offer(reviewable, actions)
          return unless HouseRules.enabled? && reviewable.is_a?(::ReviewableQueuedPost)
          return unless reviewable.pending?
          label = "house_rules.not_let_through.because"
          bundle = actions.add_bundle("#{reviewable.id}-house-rules-refuse", icon: "xmark", label:)
          CHOICES.each do |reason|
            actions.add(:"house_rules_refuse_#{reason}", bundle:) do |action|
              action.icon = "xmark"
              action.label = "house_rules.not_let_through.reason.#{reason}"
            end
          end
        end

        # What appears under somebody's name are their words: let through or not, as they were written.
        def keep_words(reviewable, params, performed_by)
          return unless HouseRules.enabled? && reviewable.is_a?(::ReviewableQueuedPost)
          return if performed_by.id == reviewable.target_created_by_id || !public?(reviewable)
          given = params && (params[:payload] || params["payload"])
          changed =
            WORDS.select { |key| given && given[key] && given[key] != reviewable.payload[key] }
          raise Refused.new(:edit_queued) if changed.any?
        end

        def refused(reviewable, status, performed_by)
          return unless HouseRules.enabled? && reviewable.is_a?(::ReviewableQueuedPost)
          return if REFUSALS.exclude?(status) || !public?(reviewable)
          refusal = reviewable.house_rules_refusal || refusal_of(reviewable, performed_by)
          return if taken_back?(reviewable, performed_by)
          RefusePost.call(reviewable:, performed_by:, **refusal)
        end

        private

        def refusal_of(reviewable, performed_by)
          reason = performed_by.is_system_user? ? "not_looked_at" : "not_given"
          { author: reviewable.target_created_by, reason: }
        end

        # Its author's own affair.
        def taken_back?(reviewable, performed_by)
          author = reviewable.target_created_by
          author && (author.id == performed_by.id || !InquiryEvents.resident?(author))
        end

        # Not messages, and not what staff alone would have read.
        def public?(reviewable)
          return Protection.topic?(reviewable.topic) if reviewable.topic
          payload = reviewable.payload.to_h
          category_id = reviewable.category_id || payload["category"].presence&.to_i
          payload["archetype"] != Archetype.private_message &&
            Protection.category?(category_id || SiteSetting.uncategorized_category_id)
        end
      end
    end
  end
end

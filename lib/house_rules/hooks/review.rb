# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Where Discourse offers a reviewer to delete, there is what can be done instead. Each is done first and
    # agreed with afterwards, in one transaction: a flag whose act was refused stays pending.
    module Review
      ACTIONS = {
        quarantine: "box-archive",
        withhold_personal_data: "eye-slash",
        withhold_court_or_regulator: "eye-slash",
        withhold_children_safety: "eye-slash",
        quarantine_spammer: "ban",
      }.freeze

      module ReviewableExtension
        def actions_for(guardian, args = nil)
          super.tap { |actions| Review.offer(self, actions, guardian) }
        end
      end

      # Ways that Discourse's own review queue finds by name.
      module Performs
        def perform_house_rules_quarantine(performed_by, args)
          QuarantinePost.call(post: target, by: performed_by)
          house_rules_settle(performed_by, args)
        end

        def perform_house_rules_quarantine_spammer(performed_by, args)
          params = { user_id: target.user_id, reviewable_id: id }
          Review.done!(QuarantineSpammer.call(guardian: Guardian.new(performed_by), params:))
          house_rules_settle(performed_by, args)
        end

        ACTIONS.each_key do |name|
          next if (ground = name.to_s.delete_prefix("withhold_")) == name.to_s
          define_method("perform_house_rules_#{name}") do |performed_by, args|
            params = { post_id: target_id, ground: }
            Review.done!(WithholdPost.call(guardian: Guardian.new(performed_by), params:))
            house_rules_settle(performed_by, args)
          end
        end

        private

        # Flags are agreed with; what was to be looked at has been.
        def house_rules_settle(performed_by, args)
          return agree(performed_by, args) if is_a?(::ReviewableFlaggedPost)
          status = is_a?(ReviewablePost) ? :rejected : :approved
          create_result(:success, status) { |result| result.recalculate_score = false }
        end
      end

      class << self
        def register(plugin)
          plugin.send(:reloadable_patch) do
            Hooks.wrap("Reviewable", ReviewableExtension)
            ::Reviewable.include(Performs)
          end
        end

        def offer(reviewable, actions, guardian)
          post = reviewable.target
          return unless reviewable.pending? && post.is_a?(::Post) && Protection.post?(post)
          # Discourse has loaded whose the post was, for the whole page.
          author = reviewable.target_created_by
          author = post.user if author&.id != post.user_id
          names = offered(post, author, guardian)
          return if names.empty?
          label = "house_rules.review.instead"
          bundle =
            actions.add_bundle("#{reviewable.id}-house-rules", icon: "scale-balanced", label:)
          names.each { |name| add(actions, name, bundle) }
        end

        def done!(result)
          return if result.success?
          raise Discourse::InvalidAccess.new(
                  "house rules: #{result.inspect_steps}",
                  nil,
                  custom_message: "house_rules.review.not_done",
                )
        end

        private

        def offered(post, author, guardian)
          ACTIONS.keys.select { |name| offers?(name, post, author, guardian) }
        end

        def offers?(name, post, author, guardian)
          case name
          when :quarantine
            guardian.is_staff? && !HouseRules::Quarantine.topic?(post.topic)
          when :quarantine_spammer
            guardian.is_staff? && author.present? && guardian.can_silence_user?(author)
          else
            Withholding.entrusted?(guardian.user) && !Withholding.covers?(post)
          end
        end

        def add(actions, name, bundle)
          actions.add(:"house_rules_#{name}", bundle:) do |action|
            action.icon = ACTIONS[name]
            action.label = "house_rules.review.#{name}.title"
            action.description = "house_rules.review.#{name}.description"
            action.confirm_message = "house_rules.review.#{name}.confirm"
            action.completed_message = "house_rules.review.done"
          end
        end
      end
    end
  end
end

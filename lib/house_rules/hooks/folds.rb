# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Posts behind a click: who may withdraw, and the line for readers without JavaScript. The text stays
    # in the page; browsers render `post.folded`.
    module Folds
      # Crawlers, the print view and readers without JavaScript get the line and, below it, the text.
      module TopicViewExtension
        def crawler_posts
          super.each { |post| Folds.say_so(post, house_rules_facts&.dig(post&.id)) }
        end
      end

      def self.register(plugin)
        plugin.send(:reloadable_patch) { Hooks.wrap("TopicView", TopicViewExtension) }
        plugin.add_to_serializer(
          :post,
          :house_rules_can_withdraw,
          include_condition: -> { Folds.withdrawable?(object, scope.user, house_rules_facts) },
        ) { true }
      end

      # FoldedPayload of payloads.ts. What is in quarantine is behind a click whatever else it is.
      def self.of(post, facts)
        return facts&.folding unless HouseRules::Quarantine.post?(post)
        ground = HouseRules::Quarantine.ground_of(post.cooked)
        { kind: ["quarantine", ground].compact.join("_") }
      end

      # No query: the page's facts are there already.
      def self.withdrawable?(post, user, facts)
        return false if user.nil? || post.user_id != user.id || !Protection.post?(post)
        post.post_type == ::Post.types[:regular] && Directory.by_account(user.id).nil? &&
          !facts&.withheld?
      end

      def self.say_so(post, facts)
        return if facts.nil? || !facts.folded? || post.readonly?
        line = I18n.t("house_rules.folded.#{facts.fold}")
        post.cooked = "<p><em>#{ERB::Util.html_escape(line)}</em></p>\n#{post.cooked}"
        post.readonly! # shown, never saved
      end
    end
  end
end

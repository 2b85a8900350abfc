# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # A text that the forum's word list changed (words masked, replaced, linked) says so, wherever it is
    # read: the line is part of what is cooked. The client puts it into the reader's language.
    module MaskedWords
      ACTIONS = %i[censor replace link].freeze
      CSS_CLASS = "house-rules-masked"

      def self.register(plugin)
        plugin.add_model_callback("WatchedWord", :after_commit) { Directory.clear }
        Plugin::Filter.register(:after_post_cook) { |post, cooked| mark(post, cooked) }
      end

      def self.mark(post, cooked)
        return cooked unless HouseRules.enabled? && Directory.masks_words?
        return cooked unless masked?(post.raw) && Protection.post?(post)
        text = I18n.t("house_rules.masked_words", locale: SiteSetting.default_locale)
        %(#{cooked}\n<p class="#{CSS_CLASS}">#{CGI.escapeHTML(text)}</p>)
      end

      def self.any?
        WatchedWord.where(action: WatchedWord.actions.values_at(*ACTIONS)).exists?
      end

      def self.masked?(raw)
        words = WordWatcher.new(raw.to_s)
        ACTIONS.any? { |action| words.word_matches_for_action?(action) }
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # A text that the forum's word list changed (words masked, replaced, linked) says so, wherever it is
    # read (page, mail, feed, without JavaScript): the line is part of what is cooked, in the site's language.
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
        "#{cooked}\n#{line(post)}"
      end

      # The source is core's own page, for whoever can read the post.
      def self.line(post)
        text, link =
          %w[masked_words masked_words_source].map do |key|
            CGI.escapeHTML(I18n.t("house_rules.#{key}", locale: SiteSetting.default_locale))
          end
        source = "#{Discourse.base_path}/raw/#{post.topic_id}/#{post.post_number}"
        link = %(<a href="#{source}">#{link}</a>) if post.post_number
        %(<p class="#{CSS_CLASS}"><small>#{text} #{link}</small></p>)
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

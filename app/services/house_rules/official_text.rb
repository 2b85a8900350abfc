# frozen_string_literal: true

module HouseRules
  # What stands in the way of a text that an organisation wants to publish, as messages for its writer.
  module OfficialText
    class << self
      # A new post's text, in a topic or (without one) as the first post of one.
      def problems(raw, account:, topic: nil)
        raw = TextCleaner.normalize_whitespaces(raw.to_s).rstrip
        post = Post.new(raw:, user: account, topic_id: topic&.id)
        post.topic = topic if topic
        OfficialPostValidator.problems(post)
      end

      # A new text of a post that there is.
      def problems_of_edit(raw, post)
        candidate = Post.new(raw: raw.to_s, user: post.user, topic_id: post.topic_id)
        candidate.topic = post.topic
        candidate.post_number = post.post_number
        OfficialPostValidator.problems(candidate)
      end

      # A new topic's title, section and tags; options as for TopicCreator.
      def topic_problems(options, account:, guardian:)
        creator = TopicCreator.new(account, guardian, options)
        problems = creator.valid? ? [] : creator.errors.full_messages
        blocked = WordWatcher.new(options[:title].to_s).should_block?.presence
        return problems if blocked.nil?
        problems + [I18n.t("contains_blocked_word", word: CGI.escapeHTML(blocked.first))]
      end
    end
  end
end

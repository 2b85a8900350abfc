# frozen_string_literal: true

module HouseRules
  module Redaction
    # Stored mail: that which it came by, and answers by mail that carry it along below. Drafts: edits of it
    # and answers that quote it.
    class MailAndDrafts < Place
      def cover
        cover_own_mail if @scope.whole?
        cover_answers_by_mail
        cover_drafts
      end

      private

      def own
        @scope.posts.map(&:id)
      end

      def cover_own_mail
        Redaction
          .ids("incoming_emails", "post_id IN (:own)", own:)
          .each { |id| empty("incoming_emails", id, %w[raw subject rejection_message]) }
        Redaction
          .ids("email_logs", "post_id IN (:own)", own:)
          .each { |id| empty("email_logs", id, %w[raw]) }
      end

      # Where answers by mail are kept, with what they carry along below.
      ANSWERS = [
        ["posts", "raw_email", %w[raw_email]],
        ["incoming_emails", "raw", %w[raw subject]],
        ["email_logs", "raw", %w[raw]],
      ].freeze

      # A mail is a whole in which nothing can be replaced; its post has the words that are its author's.
      def cover_answers_by_mail
        topics = @scope.places.map(&:first).uniq
        ANSWERS.each do |table, column, columns|
          where = "topic_id IN (:topics) AND COALESCE(#{column}, '') <> ''"
          Redaction
            .ids(table, where, topics:)
            .each { |id| empty(table, id, columns) if carries?(text_of(table, column, id)) }
        end
      end

      def text_of(table, column, id)
        DB.query_single("SELECT #{column} FROM #{table} WHERE id = :id", id:).first
      end

      def carries?(raw)
        return true if @wording.touches?(raw)
        mail = Mail.new(raw)
        parts = mail.multipart? ? mail.all_parts : [mail]
        parts.any? do |part|
          @wording.touches?(part.decoded.to_s.dup.force_encoding("UTF-8").scrub)
        end || @wording.touches?(mail.subject)
      rescue StandardError
        true # what cannot be read cannot be said to be free of it
      end

      def empty(table, id, columns)
        @ledger.rewrite(table, id, columns) { "" }
      end

      def cover_drafts
        keys = @scope.places.map { |topic_id, _| "topic_#{topic_id}" }.uniq
        patterns = @scope.places.map { |topic_id, number| "%post:#{number}, topic:#{topic_id}%" }
        Redaction
          .ids(
            "drafts",
            "draft_key IN (:keys) OR data LIKE ANY (ARRAY[:patterns])",
            keys:,
            patterns:,
          )
          .each { |id| @ledger.rewrite("drafts", id, %w[data]) { |text, _| draft(text) } }
      end

      def draft(text)
        data = JSON.parse(text)
        return text unless data.is_a?(Hash)
        covered =
          data["action"] == "edit" && own.include?(data["postId"]) ? edit(data) : answer(data)
        covered == data ? text : covered.to_json
      rescue JSON::ParserError
        @wording.scrub(text)
      end

      def edit(data)
        @wording.scrub_deep(data)
      end

      def answer(data)
        data.transform_values { |v| v.is_a?(String) ? @wording.cover_raw(v) : v }
      end
    end
  end
end

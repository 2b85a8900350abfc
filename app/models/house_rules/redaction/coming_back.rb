# frozen_string_literal: true

module HouseRules
  module Redaction
    # Puts back what a withholding covered, with what has happened to it since: another withholding of the
    # same text, a move, a quarantine.
    class ComingBack
      def initialize(withholding)
        @withholding = withholding
      end

      def restore(ledger)
        hand_over(ledger.restore)
        restore_copies(ledger)
        cook_anew
      end

      private

      # Two may cover one text: a post that quotes both, a version and the whole. What this one cannot put
      # back, because the other came after it, comes back with the other.
      def hand_over(rows)
        return if rows.empty?
        Withholding
          .pending
          .where("id > ?", @withholding.id)
          .find_each do |other|
            ledger = Ledger.new(other.sealed["rows"])
            taken = rows.select { |row| ledger.take_over(row) }
            other.update!(sealed: other.sealed.merge("rows" => ledger.rows)) if taken.any?
            rows -= taken
          end
      end

      # A first post that was moved meanwhile is another row, made of the stub.
      def restore_copies(ledger)
        scope = Scope.new(@withholding)
        text =
          ledger.rows.find do |row|
            row["table"] == "posts" && scope.posts.map(&:id).include?(row["id"])
          end
        copies = scope.posts.reject { |post| ledger.ids("posts").include?(post.id) }
        copies
          .select { |post| text && post.raw == text["now"]["raw"] }
          .each { |post| ledger.put("posts", post.id, text["was"]) }
      end

      # What came into quarantine, or left it, while it was withheld.
      def cook_anew
        ::Post
          .where(id: @withholding.post_id)
          .each do |post|
            quarantined = Quarantine.topic?(post.topic)
            if quarantined == Quarantine.stub?(post.cooked) &&
                 !Hooks::PostFacts.withheld_stub?(post)
              next
            end
            post.rebake!
          end
      end
    end
  end
end

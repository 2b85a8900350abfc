# frozen_string_literal: true

module HouseRules
  # A queued post was not let through: one line of the record, count and reason, without text and name; and
  # its author is told why. In the transaction of the review. Rule 2.
  module RefusePost
    class << self
      # author: nil when somebody else tells them, or nobody can.
      def call(reviewable:, performed_by:, author:, reason:)
        RecordEntry.write!(
          kind: "not_let_through",
          actor: performed_by,
          reason:,
          details: {
            count: 1,
            category_id: reviewable.category_id || reviewable.topic&.category_id,
          }.compact,
        )
        tell(author, reviewable, reason) if author
      end

      private

      def tell(author, reviewable, reason)
        OwnNotification.create!(
          "not_let_through",
          user_id: author.id,
          topic_id: reviewable.topic_id,
          post_number: (1 if reviewable.topic_id),
          topic_title: reviewable.topic&.title || reviewable.payload.to_h["title"],
          data: {
            reason:,
          },
        )
      end
    end
  end
end

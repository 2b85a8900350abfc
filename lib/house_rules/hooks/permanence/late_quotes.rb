# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # A quote that was in somebody's composer when its text was withheld. One query, and only for posts
      # that quote.
      module LateQuotes
        # Whatever is longer names no post.
        LARGEST_ID = 2**31 - 1

        class << self
          def cover(post)
            return unless HouseRules.enabled? && post.will_save_change_to_raw? && post.raw
            withheld(post.raw).each { |withholding| cover_one(post, withholding) }
          end

          private

          def withheld(raw)
            places = raw.scan(Redaction::Quotes::REFERENCE).map { |place| place.map(&:to_i) }.uniq
            places.select! { |place| place.max <= LARGEST_ID }
            return [] if places.empty?
            Withholding
              .standing
              .of_whole_text
              .joins(:post)
              .where(<<~SQL, places.map(&:first), places.map(&:last))
              (posts.post_number, posts.topic_id) IN (SELECT unnest(ARRAY[?]::int[]), unnest(ARRAY[?]::int[]))
            SQL
          end

          def cover_one(post, withholding)
            scope = Redaction::Scope.new(withholding)
            covered = Redaction::Quotes.new(scope) { false }.cover(post.raw)
            return if covered == post.raw
            post.raw = covered
            post.cooked = post.new_record? ? nil : post.cook(covered, topic_id: post.topic_id)
          end
        end
      end
    end
  end
end

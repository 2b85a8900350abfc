# frozen_string_literal: true

module HouseRules
  # A post behind a click: its text stays where it is, for everyone who could read it. Where core would
  # hide a post, or its author would delete it, it is folded. Rule 2.
  class Fold < ActiveRecord::Base
    self.table_name = "house_rules_folds"

    # The first that applies is the one that is shown.
    KINDS = %w[withdrawn flagged returned].freeze

    belongs_to :post, -> { with_deleted }, class_name: "::Post"

    validates :kind, inclusion: { in: KINDS }

    class << self
      # Folds a post for this reason; true when it was not folded for it before. `by` is a User.
      def fold(post, kind, by:)
        row = { post_id: post.id, kind:, folded_by_id: by&.id, created_at: Time.zone.now }
        insert(row, unique_by: %i[post_id kind]).any?.tap { |done| tell_clients(post) if done }
      end

      # The same for many at once.
      def fold_all(posts, kind, by: nil)
        posts.find_each { |post| fold(post, kind, by:) }
      end

      # Takes this reason away; true when there was one.
      def unfold(post, kind)
        where(post_id: post.id, kind:).delete_all.positive?.tap do |done|
          tell_clients(post) if done
        end
      end

      def covers?(post, kind)
        exists?(post_id: post.id, kind:)
      end

      private

      def tell_clients(post)
        DB.after_commit { post.publish_change_to_clients!(:revised) }
      end
    end
  end
end

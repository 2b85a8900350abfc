# frozen_string_literal: true

module HouseRules
  # One act against a spammer: everything public of theirs goes to quarantine, in batches that may be stopped
  # and run again. Its one entry in the record was written when it began. Rule 2.
  class Sweep < ActiveRecord::Base
    self.table_name = "house_rules_sweeps"

    STATUSES = %w[running done].freeze

    belongs_to :user
    belongs_to :started_by, class_name: "::User"
    belongs_to :topic, -> { with_deleted }, class_name: "::Topic", optional: true

    validates :status, inclusion: { in: STATUSES }

    scope :running, -> { where(status: "running") }

    # Public posts of theirs that are not in quarantine, without those that could not be moved.
    def remaining
      self.class.posts_of(user_id).where.not(id: skipped_ids)
    end

    def self.posts_of(user_id)
      ::Post
        .joins(:topic)
        .where(user_id:, post_type: ::Post.types[:regular])
        .where("posts.topic_id IN (#{Protection::TOPIC_IDS})")
        .where("topics.category_id IS DISTINCT FROM ?", Quarantine.category_id)
        .where("topics.id NOT IN (SELECT topic_id FROM categories WHERE topic_id IS NOT NULL)")
    end
  end
end

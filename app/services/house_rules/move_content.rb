# frozen_string_literal: true

module HouseRules
  # A move by our own address: posts to a new or to another topic, a topic into another, to another section or
  # under another title. Discourse does it, and its hooks leave the notices and the entry, as for its own
  # dialogs. Rule 2.
  class MoveContent
    include Service::Base
    include ActsOnTopic

    MAX_POSTS = 1_000

    params do
      attribute :topic_id, :integer
      attribute :post_ids, :array, default: []
      attribute :destination_topic_id, :integer
      attribute :title, :string
      attribute :category_id, :integer
      attribute :chronological_order, :boolean

      validates :topic_id, presence: true
      validate { errors.add(:base, I18n.t("house_rules.errors.move_what")) if what.nil? }

      validate do
        next if Array(post_ids).size <= MAX_POSTS
        errors.add(:base, I18n.t("house_rules.errors.move_too_many", count: MAX_POSTS))
      end

      def ids
        Array(post_ids).filter_map { |id| Integer(id, exception: false) }
      end

      def what
        return(:posts if destination_topic_id || title.present?) if ids.any?
        return :merge if destination_topic_id
        :topic if title.present? || category_id
      end
    end

    model :topic
    policy :protected_topic
    policy :entrusted
    policy :in_sight
    model :mover
    step :move
    model :result, :fetch_result

    private

    # What stands in a message or in a section of the staff's is nothing of this address.
    def protected_topic(topic:)
      Protection.topic?(topic)
    end

    def entrusted(topic:, params:, guardian:)
      return guardian.can_edit?(topic) if params.what == :topic
      other = ::Topic.find_by(id: params.destination_topic_id) if params.destination_topic_id
      return false if params.destination_topic_id && !guardian.can_create_post_on_topic?(other)
      guardian.can_move_posts?(topic)
    end

    # PostRevisor leaves out without a word what these say no to. Zero is uncategorized.
    def in_sight(topic:, params:, guardian:)
      return true if params.category_id.nil?
      id = params.category_id.zero? ? SiteSetting.uncategorized_category_id : params.category_id
      category = ::Category.find_by(id:)
      return false if category.nil?
      return guardian.can_create_topic_on_category?(category) if params.what != :topic
      category.id == topic.category_id || guardian.can_move_topic_to_category?(category)
    end

    # A user of our own, whose reason hands out what was moved.
    def fetch_mover(guardian:)
      mover = ::User.find(guardian.user.id)
      mover.house_rules_move = MoveReason.given_by(guardian.user)
      mover
    end

    def move(topic:, params:, mover:)
      context[:moved] = (
        if params.what == :topic
          revise(topic, params, mover)
        else
          posts(topic, params, mover)
        end
      )
    end

    def posts(topic, params, mover)
      ids = params.ids.presence || topic.posts.order(:post_number).pluck(:id)
      topic.move_posts(
        mover,
        ids,
        params.slice(
          :destination_topic_id,
          :title,
          :category_id,
          :chronological_order,
        ).compact_blank,
      )
    end

    # Without errors it had nothing to change; see fetch_result.
    def revise(topic, params, mover)
      changes = params.slice(:title, :category_id).compact_blank
      options = { bypass_bump: true, bypass_rate_limiter: true }
      post = topic.first_post
      saved = post.revise(mover, changes, **options)
      [post.topic, post].each do |record|
        raise ActiveRecord::RecordInvalid.new(record) if !saved && record.errors.any?
      end
      topic.reload
    end

    # What this very act moved; nil when nothing was to be moved.
    def fetch_result(moved:, mover:)
      move = mover.house_rules_move.moves.first
      { url: moved.relative_url, move_id: move.id } if move
    end
  end
end

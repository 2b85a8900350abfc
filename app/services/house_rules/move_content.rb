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
      validates :post_ids, length: { maximum: MAX_POSTS }
      validate { errors.add(:base, "nothing to do") if what.nil? }

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
    policy :entrusted
    policy :in_sight
    step :move
    model :result, :fetch_result

    private

    def entrusted(topic:, params:, guardian:)
      return guardian.can_edit?(topic) if params.what == :topic
      other = ::Topic.find_by(id: params.destination_topic_id) if params.destination_topic_id
      return false if params.destination_topic_id && !guardian.can_create_post_on_topic?(other)
      guardian.can_move_posts?(topic)
    end

    def in_sight(topic:, params:, guardian:)
      params.category_id.nil? || guardian.can_create_topic_on_category?(params.category_id)
    end

    def move(topic:, params:, guardian:)
      context[:moved] = (
        if params.what == :topic
          revise(topic, params, guardian)
        else
          posts(topic, params, guardian)
        end
      )
    end

    def posts(topic, params, guardian)
      ids = params.ids.presence || topic.posts.order(:post_number).pluck(:id)
      topic.move_posts(
        guardian.user,
        ids,
        params.slice(
          :destination_topic_id,
          :title,
          :category_id,
          :chronological_order,
        ).compact_blank,
      )
    end

    def revise(topic, params, guardian)
      changes = params.slice(:title, :category_id).compact_blank
      saved =
        topic.first_post.revise(
          guardian.user,
          changes,
          bypass_bump: true,
          bypass_rate_limiter: true,
        )
      saved ? topic.reload : raise(ActiveRecord::RecordInvalid.new(topic.first_post.topic))
    end

    def fetch_result(moved:, guardian:)
      move = Move.where(mover_id: guardian.user.id).order(:id).last
      { url: moved.relative_url, move_id: move&.id }
    end
  end
end

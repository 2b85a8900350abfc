# frozen_string_literal: true

module HouseRules
  # What a move would say, before it is made: how many people will be told, and the notice that they will
  # read, as the mover will see it. Nothing is changed. Rule 2.
  class PreviewMove
    include Service::Base
    include ActsOnTopic

    params do
      attribute :topic_id, :integer
      attribute :post_ids, :array
      attribute :destination_topic_id, :integer
      attribute :category_id, :integer

      validates :topic_id, presence: true

      def ids
        Array(post_ids).filter_map { |id| Integer(id, exception: false) }
      end
    end

    model :topic
    policy :entrusted
    step :preview

    private

    def entrusted(topic:, params:, guardian:)
      posts?(params) ? guardian.can_move_posts?(topic) : guardian.can_edit?(topic)
    end

    def preview(topic:, params:, guardian:)
      context[:preview] = (
        if posts?(params)
          of_posts(topic, params, guardian)
        else
          of_topic(topic, guardian)
        end
      )
    end

    def posts?(params)
      params.ids.any?
    end

    def of_posts(topic, params, guardian)
      posts = posts_of(topic, params.ids)
      words = AnnounceMove.words(posts)
      authors = posts.to_h { |post| [post.user_id, post.id] }
      whispered = words[:whispered]
      other = ::Topic.find_by(id: params.destination_topic_id)
      other = nil if other && !guardian.can_see?(other)
      mover_id = guardian.user.id
      told = ToldOfMove.new(mover_id:, topic:, other_topic: other, authors:, whispered:)
      user_ids = words[:author_ids]
      names = LookUpNames.new(user_ids:, topic_ids: [other&.id], category_ids: [], guardian:)
      {
        told: told.to_h.size,
        count: words[:count],
        authors: names.users(user_ids),
        topic: names.topic(other&.id),
      }
    end

    def posts_of(topic, post_ids)
      posts = ::Post.where(topic_id: topic.id, id: post_ids)
      posts = posts.where.not(post_type: ::Post.types[:small_action]).order(:post_number)
      posts.select(:id, :user_id, :post_type).to_a
    end

    def of_topic(topic, guardian)
      told = ToldOfMove.new(mover_id: guardian.user.id, topic:)
      {
        told: Hooks::Moves.correction?(topic, guardian.user) ? 0 : told.to_h.size,
        count: 1,
        authors: [],
      }
    end
  end
end

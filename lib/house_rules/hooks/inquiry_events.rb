# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # What happens in topics, told to the inquiries in the post's own transaction: at most one
    # statement, none where nobody answers. What the posts mean is worked out after commit.
    module InquiryEvents
      class << self
        def register(plugin)
          plugin.add_model_callback(:post, :after_create) { InquiryEvents.post_created(self) }
          plugin.on(:posts_moved) do |args|
            InquiryEvents.posts_moved(args[:destination_topic_id]) if HouseRules.enabled?
          end
        end

        def post_created(post)
          topic = post.topic
          return if post.post_type != Post.types[:regular] || !topic&.regular?
          post.post_number == 1 ? topic_started(post, topic) : replied(post, topic)
        end

        # A split or merge brings official replies along with the question they belong to.
        def posts_moved(topic_id)
          AppendInquiryEvent.catch_up(topic_id)
        end

        private

        def topic_started(post, topic)
          if (organization = Directory.by_account(post.user_id))
            TouchOrganizationTopic.spoke(topic_id: topic.id, organization_id: organization.id)
          elsif resident?(post.user) && (organization = Directory.answering(topic.category_id))
            id = OpenInquiry.call(post:, organization:)
            AppendInquiryEvent.recompute_later(id) if id
          end
        end

        def replied(post, topic)
          if post.user_id == topic.user_id
            AppendInquiryEvent.author_replied(post) if Directory.answering(topic.category_id)
          elsif (organization = Directory.by_account(topic.user_id)) && resident?(post.user)
            TouchOrganizationTopic.resident_replied(
              topic_id: topic.id,
              organization_id: organization.id,
            )
          end
        end

        # Spokespeople are told apart in the statement that opens the inquiry.
        def resident?(user)
          user.present? && user.human? && !user.staff? && Directory.by_account(user.id).nil?
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # What happens in topics, told to the inquiries in the post's own transaction: at most one
    # statement, none where nobody answers. What the posts mean is worked out after commit.
    module InquiryEvents
      module PostExtension
        # Who else acts; nil where nobody said. (`acting_user` would answer the author then.)
        def house_rules_acting_user
          @acting_user
        end
      end

      class << self
        def register(plugin)
          plugin.send(:reloadable_patch) { Post.include(PostExtension) }
          plugin.add_model_callback(:post, :after_create) { InquiryEvents.post_created(self) }
          plugin.add_model_callback(:topic, :after_update) { InquiryEvents.topic_updated(self) }
          plugin.on(:posts_moved) do |args|
            CarryInquiries.posts_moved(
              from_topic_id: args[:original_topic_id],
              to_topic_id: args[:destination_topic_id],
            )
          end
        end

        def post_created(post)
          topic = post.topic
          return if post.post_type != Post.types[:regular] || !topic&.regular?
          post.post_number == 1 ? topic_started(post, topic) : replied(post, topic)
        end

        def topic_updated(topic)
          return if !topic.saved_change_to_category_id? || !topic.regular?
          CarryInquiries.topic_entered(topic)
        end

        # Nobody of an organisation: the statement that opens the inquiry asks the groups once more.
        def resident?(user)
          user.present? && user.human? && !user.staff? && !Directory.employee?(user)
        end

        private

        def topic_started(post, topic)
          if (organization = Directory.by_account(post.user_id))
            TouchOrganizationTopic.spoke(topic_id: topic.id, organization_id: organization.id)
          elsif copied_by_move?(post)
            # the inquiry comes along; see CarryInquiries
          elsif resident?(post.user) && (organization = Directory.answering(topic.category_id))
            id = OpenInquiry.call(post:, organization:)
            AppendInquiryEvent.recompute_later(id) if id
          end
        end

        # A move makes a new post of a topic's first one, and says who moves.
        def copied_by_move?(post)
          post.house_rules_acting_user.present?
        end

        def replied(post, topic)
          if post.user_id == topic.user_id
            AppendInquiryEvent.author_replied(post) if Directory.organizations.any?
          elsif (organization = Directory.by_account(topic.user_id)) && resident?(post.user)
            TouchOrganizationTopic.resident_replied(
              topic_id: topic.id,
              organization_id: organization.id,
            )
          end
        end
      end
    end
  end
end

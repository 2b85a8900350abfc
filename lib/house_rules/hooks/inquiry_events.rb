# frozen_string_literal: true

require_relative "inquiry_events/addressed"
require_relative "inquiry_events/owners"

module ::HouseRules
  module Hooks
    # What happens in topics, told to the inquiries in the post's own transaction: at most two
    # statements, none where nobody answers. What the posts mean is worked out after commit.
    module InquiryEvents
      module PostExtension
        # Who else acts; nil where nobody said. (`acting_user` would answer the author then.)
        def house_rules_acting_user
          @acting_user
        end
      end

      TARGETS = %i[
        house_rules_first_response_working_days
        house_rules_full_answer_working_days
        house_rules_next_response_working_days
      ].freeze

      class << self
        def register(plugin)
          plugin.send(:reloadable_patch) { Post.include(PostExtension) }
          plugin.add_model_callback(:post, :after_create) { InquiryEvents.post_created(self) }
          plugin.add_model_callback(:post, :after_update) { InquiryEvents.post_updated(self) }
          plugin.add_model_callback(:topic, :after_update) { InquiryEvents.topic_updated(self) }
          plugin.on(:site_setting_changed) do |name, *|
            TermsChange.note_all if TARGETS.include?(name)
          end
          plugin.on_enabled_change { |_, enabled| TermsChange.note_all if enabled }
          plugin.on(:posts_moved) do |args|
            from, to = args.values_at(:original_topic_id, :destination_topic_id)
            CarryInquiries.posts_moved(from_topic_id: from, to_topic_id: to)
            TouchOrganizationTopic.moved(from, to)
          end
          Owners.register(plugin)
        end

        def post_created(post)
          topic = post.topic
          return if post.post_type != Post.types[:regular] || !topic&.regular?
          return if copied_by_move?(post) || Directory.organizations.empty?
          post.post_number == 1 ? topic_started(post, topic) : replied(post, topic)
        end

        # A name that an edit brings in addresses at that moment.
        def post_updated(post)
          return if !post.saved_change_to_raw? || post.post_type != Post.types[:regular]
          return if !post.topic&.regular? || !resident?(post.user)
          addressed = Addressed.newly_by(post)
          Addressed.tell(post, addressed, at: Time.now.utc) if addressed.any?
        end

        def topic_updated(topic)
          return if !topic.saved_change_to_category_id? || !topic.regular?
          EnterSection.call(topic, from_category_id: topic.saved_change_to_category_id.first)
        end

        # Nobody of an organisation: the statement that opens the inquiry asks the groups once more.
        def resident?(user)
          user.present? && user.human? && !user.staff? && !Directory.employee?(user)
        end

        private

        # A move makes a new post of a topic's first one, and says who moves; the inquiry comes along,
        # see CarryInquiries.
        def copied_by_move?(post)
          post.house_rules_acting_user.present?
        end

        def topic_started(post, topic)
          if (organization = Directory.by_account(post.user_id))
            TouchOrganizationTopic.spoke(topic_id: topic.id, organization_id: organization.id)
          elsif resident?(post.user)
            addressed = [Directory.answering(topic.category_id), *Addressed.by(post)].compact
            addressed.uniq(&:id).each { |each| OpenInquiry.call(post:, organization: each) }
          end
        end

        def replied(post, topic)
          resident = resident?(post.user)
          return if !resident && post.user_id != topic.user_id
          return if Directory.by_account(post.user_id)
          Addressed.tell(post, resident ? Addressed.by(post) : [])
          organization = Directory.by_account(topic.user_id)
          return if organization.nil? || !resident
          TouchOrganizationTopic.resident_replied(
            topic_id: topic.id,
            organization_id: organization.id,
          )
        end
      end
    end
  end
end

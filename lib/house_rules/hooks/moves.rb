# frozen_string_literal: true

require_relative "moves/shift_back"
require_relative "moves/mover_extensions"
require_relative "moves/other_extensions"
require_relative "moves/move_request"
require_relative "moves/controller_extensions"
require_relative "moves/notice_facts"
require_relative "moves/mail"
require_relative "moves/addresses"
require_relative "moves/post_addresses"
require_relative "moves/belongings"
require_relative "moves/numbers"

module ::HouseRules
  module Hooks
    # Moves and splits with reason, notices and record. Whoever moves (dialog, bulk action, API, job,
    # console), it passes PostMover#move_posts_to or a change of a topic's category; there, in core's
    # own transaction, the notices and the entry are written. The controllers ask for the reason.
    module Moves
      NOTICE_FIELD = "house_rules_notice"
      NOTICE_CODES =
        %w[moved_out moved_in recategorized passed_on].map { |c| "house_rules.#{c}" }.freeze

      module UserExtension
        # The reason this request gave for what it moves; never set on a shared user.
        attr_accessor :house_rules_move

        # Topics that this request was to move and that stayed, with why.
        attr_accessor :house_rules_stayed
      end

      module PostExtension
        # The topic that a move, which was let through, takes it to.
        attr_accessor :house_rules_moves_to
      end

      module TopicExtension
        # Who changes the topic; nil where nobody said. (`acting_user` would answer its author then.)
        def house_rules_acting_user
          @acting_user
        end
      end

      def self.register(plugin)
        plugin.send(:reloadable_patch) { patch }
        plugin.register_modifier(:post_mover_create_moderator_post) do |create, move|
          create && !Protection.topic?(move[:original_topic])
        end
        plugin.add_model_callback(:topic, :before_update) { Moves.topic_updating(self) }
        plugin.add_model_callback(:topic, :after_update) { Moves.topic_updated(self) }
        plugin.send(:register_permitted_bulk_action_parameter, :house_rules_reason)
        plugin.send(:register_permitted_bulk_action_parameter, :house_rules_note)
        plugin.register_post_custom_field_type(NOTICE_FIELD, :json)
        NoticeFacts.register(plugin)
        Belongings.register(plugin)
      end

      def self.patch
        ::User.include(UserExtension)
        ::Post.include(PostExtension)
        ::Topic.include(TopicExtension)
        "NotificationEmailer::EmailUser".safe_constantize&.include(MailExtension)
        "UserNotifications".safe_constantize&.include(MailerExtension)
        Hooks.wrap("PostMover", PostMoverExtension)
        Hooks.wrap("TopicsBulkAction", TopicsBulkActionExtension)
        Hooks.wrap("TopicsController", TopicsControllerExtension)
        Hooks.wrap("TopicsController", AddressExtension)
        Hooks.wrap("TopicsController", FeedAddressExtension)
        Hooks.wrap("Topic", Numbers::TopicExtension)
        Hooks.wrap("PostCreator.singleton_class", Numbers::PostCreatorClassExtension)
        Hooks.wrap("PostsController", PostsControllerExtension)
        Hooks.wrap("PostsController", PostsAddressExtension)
        Hooks.wrap("Jobs::NotifyMovedPosts", NotifyMovedPostsExtension)
        Hooks.wrap("PostAlerter", PostAlerterExtension)
        Hooks.wrap("PostActionNotifier.singleton_class", PostActionNotifierExtension)
      end

      # Two who take a topic to other sections at once come one after the other; the second is told so,
      # before anything is written twice. One query, and only for a change of section.
      def self.topic_updating(topic)
        return if !topic.will_save_change_to_category_id? || !Protection.stored_topic?(topic)
        stands_in = ::Topic.with_deleted.lock.where(id: topic.id).pick(:category_id)
        raise Refused.new(:moved_meanwhile) if stands_in != topic.category_id_in_database
      end

      # A topic was saved with another section or another title.
      def self.topic_updated(topic)
        return if Protection::ARCHETYPES.exclude?(topic.archetype)
        if topic.saved_change_to_category_id?
          recategorized(topic, *topic.saved_change_to_category_id)
        end
        renamed(topic) if topic.saved_change_to_title? && Protection.topic?(topic)
      end

      def self.recategorized(topic, from, to)
        return refuse_out_of_banner(topic, to) if from.nil?
        return unless Protection.category?(from)
        mover = mover_of(topic)
        Refused.because(MoveObstacle.of_topic(from, to, MoveReason.given_by(mover)))
        AnnounceMove.recategorized(topic:, from:, to:, mover:) if read?(topic)
      end

      # A banner in no section was for everybody; a message was not.
      def self.refuse_out_of_banner(topic, to)
        return if Protection::ARCHETYPES.exclude?(topic.archetype_before_last_save)
        follow = !HouseRules.enabled? || Protection.readers_follow?(nil, to)
        raise Refused.new(:move_out_of_sight) unless follow
      end

      # Not before its first post, which the notice would stand in the place of; nor when it was deleted
      # before the rules.
      def self.read?(topic)
        !topic.trashed? && ::Post.exists?(topic_id: topic.id)
      end

      def self.renamed(topic)
        AnnounceMove.renamed(topic:, mover: mover_of(topic))
      end

      def self.mover_of(topic)
        topic.house_rules_acting_user || Discourse.system_user
      end

      # The record says as what someone acted, never who.
      def self.role(mover, topic)
        return RecordEntry.role_of(mover) if mover.staff? || mover.is_system_user?
        mover.id == topic.user_id ? "author" : "moderator"
      end

      # An author may correct the section of a topic that nobody else has written in.
      def self.correction?(topic, mover)
        mover.id == topic.user_id &&
          !::Post
            .where(topic_id: topic.id, post_type: ::Post.types[:regular])
            .where.not(user_id: topic.user_id)
            .exists?
      end
    end
  end
end

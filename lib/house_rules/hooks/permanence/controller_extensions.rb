# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What core would answer with an error of its own, or only find out half-way or after hijacking.
      module TopicsControllerExtension
        BULK = { "delete" => :delete_topics, "unlist" => :unlist }.freeze

        def destroy
          return super unless HouseRules.enabled?
          topic = ::Topic.with_deleted.find_by(id: params[:id])
          raise Refused.new(:delete_topic) if Protection.topic?(topic) && guardian.can_see?(topic)
          super
        end

        def bulk
          if HouseRules.enabled? && (rule = BULK[params.dig(:operation, :type)])
            raise Refused.new(rule) if house_rules_bulk_topics.any? { |t| Protection.topic?(t) }
          end
          super
        end

        # A timer that would delete is not set; one from before the rules can still be taken off.
        def timer
          return super unless HouseRules.enabled? && house_rules_takes_off?
          topic = ::Topic.find_by(id: params[:topic_id])
          return super unless Protection.topic?(topic)
          guardian.ensure_can_moderate!(topic)
          type = TopicTimer.types[params[:status_type].to_sym]
          topic.set_or_create_timer(type, nil, by_user: current_user)
          render json: success_json.merge!(execute_at: nil, closed: topic.closed)
        end

        private

        def house_rules_takes_off?
          TopicTimer.destructive_types.key?(params[:status_type].to_s.to_sym) &&
            params.values_at(:time, :duration_minutes).all?(&:blank?)
        end

        def house_rules_bulk_topics
          ids = Array(params[:topic_ids]).presence
          ids ||= bulk_unread_topic_ids if params[:filter] == "unread"
          ids ? ::Topic.where(id: ids.map(&:to_i)) : []
        end
      end

      # Core writes the position, or the log, before it is told no: all of it or nothing.
      module CategoriesControllerExtension
        def update
          HouseRules.enabled? ? ::Category.transaction { super } : super
        end
      end

      module AdminGroupsControllerExtension
        def destroy
          HouseRules.enabled? ? ::Group.transaction { super } : super
        end
      end

      # While a text is withheld, its files are not where they were.
      module UploadsControllerExtension
        private

        def send_file_local_upload(upload)
          path = Discourse.store.path_for(upload) if HouseRules.enabled?
          path && !File.exist?(path) ? render_404 : super
        end
      end

      # What brings the bulk actions' button for deleting.
      module CurrentUserSerializerExtension
        def can_delete_all_posts_and_topics
          HouseRules.enabled? ? false : super
        end
      end

      # Asked before anything is done: further down these would stop half-way.
      module AdminUsersControllerExtension
        DELETES = %w[delete delete_replies].freeze

        def destroy_bulk
          if HouseRules.enabled?
            house_rules_refuse_authors(::User.where(id: Array(params[:user_ids])))
          end
          super
        end

        def delete_other_accounts_with_same_ip
          if HouseRules.enabled? && params[:ip].present?
            house_rules_refuse_authors(::AdminUserIndexQuery.new(params).find_users(50))
          end
          super
        end

        def suspend
          house_rules_refuse_post_action
          super
        end

        def silence
          house_rules_refuse_post_action
          super
        end

        private

        def house_rules_refuse_authors(users)
          raise Refused.new(:delete_user) if users.any? { |user| Protection.author?(user) }
        end

        def house_rules_refuse_post_action
          return unless HouseRules.enabled? && DELETES.include?(params[:post_action])
          post = ::Post.find_by(id: params[:post_id])
          raise Refused.new(:delete_post) if Protection.post?(post)
        end
      end
    end
  end
end

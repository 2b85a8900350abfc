# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      module TopicsControllerExtension
        include MoveRequest

        def move_posts
          topic = ::Topic.with_deleted.find_by(id: params[:topic_id]) if HouseRules.enabled?
          return super unless house_rules_moves?(topic)
          quarantine = params[:destination_topic_id].blank? && house_rules_quarantines?(params)
          if params[:destination_topic_id].blank?
            house_rules_in_sight!(topic.category_id, params[:category_id])
          end
          super if house_rules_reason_given?(quarantine:)
        end

        def merge_topic
          topic = ::Topic.find_by(id: params[:topic_id]) if HouseRules.enabled?
          return super unless house_rules_moves?(topic)
          super if house_rules_reason_given?
        end

        def update
          topic = ::Topic.find_by(id: params[:topic_id]) if HouseRules.enabled?
          house_rules_stays_public!(topic)
          quarantine = Protection.topic?(topic) && house_rules_quarantines?(params)
          return super unless house_rules_recategorizes?(topic, params)
          super if house_rules_reason_given?(quarantine:)
        end

        def bulk
          return super unless HouseRules.enabled?
          operation = params[:operation]
          return super unless operation.respond_to?(:[]) && operation[:type] == "change_category"
          quarantine = house_rules_quarantines?(operation)
          topics = house_rules_bulk_topics
          asked = topics.select { |t| house_rules_recategorizes?(t, operation) }
          super if asked.empty? || house_rules_reason_given?(operation, quarantine:)
        end

        # Inside, Discourse answers every exception with a 500: what has changed since the reason was asked
        # for is refused here.
        def hijack(info: nil, &block)
          return super if !HouseRules.enabled? || HIJACKED_MOVES.exclude?(action_name)
          super(info:) do
            instance_exec(&block)
          rescue Refused => e
            render_json_error(e.message, status: 403)
          end
        end

        HIJACKED_MOVES = %w[move_posts merge_topic bulk].freeze

        private

        # Of a bulk move: Discourse's own list of what changed, and ours of what did not.
        def render_json_dump(obj, opts = nil)
          stayed = current_user&.house_rules_stayed
          return super if stayed.blank?
          super(obj.merge(house_rules_stayed: stayed), opts)
        end

        # Quarantine is a section: what goes to another topic is no quarantine.
        def house_rules_no_half_quarantine!(destination)
          return if params[:house_rules_reason] != MoveReason::QUARANTINE
          raise Refused.new(:not_quarantine) unless HouseRules::Quarantine.topic?(destination)
        end

        # Core copies every tracked field from the request, so this would make a topic a message.
        def house_rules_stays_public!(topic)
          changed = params[:archetype].present? && params[:archetype] != topic&.archetype
          raise Refused.new(:convert) if changed && Protection.topic?(topic)
        end

        def house_rules_moves?(topic)
          return false unless Protection.topic?(topic) && guardian.can_move_posts?(topic)
          raise Refused.new(:move_out_of_sight) if params[:archetype] == Archetype.private_message
          if params[:destination_topic_id].present?
            destination = ::Topic.find_by(id: params[:destination_topic_id])
            raise Refused.new(:moved_meanwhile) if destination.nil?
            house_rules_in_sight!(topic.category_id, destination.category_id)
            raise Refused.new(:move_out_of_sight) unless Protection.topic?(destination)
            house_rules_no_half_quarantine!(destination)
          end
          true
        end
      end

      # The first post's edit may carry another section.
      module PostsControllerExtension
        include MoveRequest

        def update
          category_id = params.dig(:post, :category_id) if HouseRules.enabled?
          return super if category_id.nil?
          post = ::Post.find_by(id: params[:id], post_number: 1)
          return super unless post && house_rules_recategorizes?(post.topic, params[:post])
          super if house_rules_reason_given?
        end
      end
    end
  end
end

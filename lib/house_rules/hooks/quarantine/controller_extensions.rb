# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Quarantine
      NOINDEX_ACTIONS = %i[show category_default category_latest].freeze

      # Markdown by its address is the text without a click.
      module PostsControllerExtension
        def markdown_id
          house_rules_stub(::Post.find_by(id: params[:id].to_i)&.topic) { super }
        end

        def markdown_num
          house_rules_stub(::Topic.find_by(id: params[:topic_id].to_i)) { super }
        end

        private

        def house_rules_stub(topic)
          return yield unless HouseRules::Quarantine.topic?(topic) && guardian.can_see?(topic)
          response.headers["X-Robots-Tag"] = "noindex, nofollow"
          render plain: Nokogiri::HTML5.fragment(HouseRules::Quarantine.stub).text.strip
        end
      end

      # Asked of either page by `house_rules_in_quarantine?`.
      module KeptFromRobots
        private

        def house_rules_keep_from_robots
          return unless house_rules_in_quarantine?
          response.headers["X-Robots-Tag"] = "noindex, nofollow"
        end
      end

      module TopicsControllerExtension
        include KeptFromRobots

        def feed
          topic = ::Topic.find_by(id: params[:topic_id])
          raise Discourse::NotFound if HouseRules::Quarantine.topic?(topic)
          super
        end

        # Asked for the meta tag, too.
        def house_rules_in_quarantine?
          HouseRules::Quarantine.topic?(@topic_view&.topic)
        end
      end

      module ListControllerExtension
        include KeptFromRobots

        def category_feed
          raise Discourse::NotFound if house_rules_in_quarantine?
          super
        end

        def house_rules_in_quarantine?
          HouseRules::Quarantine.category?(@category&.id)
        end
      end
    end
  end
end

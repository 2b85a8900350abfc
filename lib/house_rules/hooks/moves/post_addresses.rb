# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Old addresses of words without a page around them: a post's Markdown, a post as JSON, a topic's
      # Markdown and its feed. They lead where AddressExtension leads readers; what stands where it was
      # costs no query.
      module Redirects
        private

        # Nobody keeps it for long: the move may be taken back.
        def house_rules_redirect(path)
          response.headers["Cache-Control"] = "no-store"
          redirect_to path, status: :moved_permanently
        end

        # The topic that begins where a merged one's words are now; nil of any other.
        def house_rules_merged_into(topic_id)
          return if !HouseRules.enabled?
          topic = ::Topic.with_deleted.find_by(id: topic_id)
          return if topic && !topic.trashed? && !Signposts.topic?(topic)
          post = FormerAddress.topic(topic_id)
          post if post && guardian.can_see?(post)
        end
      end

      module PostsAddressExtension
        include Redirects

        def markdown_num
          return super if params[:revision].present? || params[:post_number].to_i > 1
          merged_into = house_rules_merged_into(params[:topic_id].to_i)
          return super if merged_into.nil?
          house_rules_redirect_to_raw(merged_into, params[:post_number].present?)
        end

        def by_number
          super
        rescue Discourse::NotFound
          post = house_rules_gone_from_here
          raise if post.nil?
          house_rules_redirect_to_post(post)
        end

        private

        def markdown(post)
          now = house_rules_gone_from_here if action_name == "markdown_num" &&
            house_rules_left?(post)
          now ? house_rules_redirect_to_raw(now) : super
        end

        def display_post(post)
          now = house_rules_gone_from_here if action_name == "by_number" && house_rules_left?(post)
          now ? house_rules_redirect_to_post(now) : super
        end

        # Nobody stands there, or a notice that says so.
        def house_rules_left?(post)
          post.nil? || post.action_code == "house_rules.moved_out"
        end

        # A topic's first post stays where its topic is, for those who edit it.
        def house_rules_gone_from_here
          topic_id, number = params[:topic_id].to_i, params[:post_number].to_i
          return if !HouseRules.enabled? || number <= 1
          post = FormerAddress.post(topic_id, number)
          return if post.nil? || !guardian.can_see?(post)
          post if [post.topic_id, post.post_number] != [topic_id, number]
        end

        def house_rules_redirect_to_post(post)
          path = "/posts/by_number/#{post.topic_id}/#{post.post_number}"
          path += ".json" if params[:format] == "json"
          house_rules_redirect(Discourse.base_path + path)
        end

        # The one post, or all of its topic.
        def house_rules_redirect_to_raw(post, one = true)
          path = "#{Discourse.base_path}/raw/#{post.topic_id}"
          house_rules_redirect(one ? "#{path}/#{post.post_number}" : path)
        end
      end

      module FeedAddressExtension
        include Redirects

        def feed
          merged_into = house_rules_merged_into(params[:topic_id].to_i)
          merged_into ? house_rules_redirect("#{merged_into.topic.relative_url}.rss") : super
        end
      end
    end
  end
end

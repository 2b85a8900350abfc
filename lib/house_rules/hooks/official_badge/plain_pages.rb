# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialBadge
      # Core's pages for readers without JavaScript have no place for plugins beside a name, so it is
      # found in what was rendered. A topic's page says what was stamped on its posts.
      module PlainPages
        POST = %r{<div id='post_(\d+)'.*?<span class="creator".*?</a>}m
        PERSON = %r{<h2 class='username'>.*?</h2>}

        PAGES = {
          "TopicsController" => :house_rules_mark_posts,
          "UsersController" => :house_rules_mark_person,
        }.freeze

        def self.follow
          PAGES.each do |name, mark|
            controller = name.safe_constantize
            next if controller.nil?
            controller.include(self)
            controller.after_action(mark, only: :show)
          end
        end

        private

        def house_rules_mark_posts
          return unless house_rules_plain_page? && (facts = @topic_view&.house_rules_facts)
          ids = @topic_view.posts.to_h { |post| [post.post_number, post.id] }
          response.body =
            response
              .body
              .gsub(POST) do |start|
                stamp = facts[ids[Regexp.last_match(1).to_i]]
                next start unless stamp&.official?
                "#{start} #{house_rules_mark(OfficialBadge.words_of(stamp.name, stamp.kind_text))}"
              end
        end

        def house_rules_mark_person
          return unless house_rules_plain_page? && @user
          text = OfficialBadge.words(@user.username)
          return if text.nil?
          response.body = response.body.sub(PERSON) { |name| name + house_rules_mark(text) }
        end

        def house_rules_plain_page?
          HouseRules.enabled? && response.media_type == "text/html" && use_crawler_layout?
        end

        def house_rules_mark(text)
          %(<span class="house-rules-badge">#{ERB::Util.html_escape(text)}</span>)
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Old addresses lead to where the words are now, by redirect, so that machines follow too. What is
      # there already is asked first: a page whose post stands costs no query.
      module AddressExtension
        def show
          super
        rescue Discourse::NotFound, Discourse::InvalidAccess
          raise unless HouseRules.enabled?
          id = (params[:topic_id] || params[:id]).to_i
          topic = ::Topic.with_deleted.find_by(id:)
          raise if id.zero? || (topic && !topic.trashed?)
          house_rules_lead_to(house_rules_former(id)) || raise
        end

        private

        def perform_show_response
          post = Address.new(self, @topic_view).now if HouseRules.enabled?
          super unless house_rules_lead_to(post)
        end

        def house_rules_former(topic_id)
          number = params[:post_number].to_i
          found = FormerAddress.post(topic_id, number) if number > 1
          found || FormerAddress.topic(topic_id)
        end

        # Nobody keeps it for long: the move may be taken back.
        def house_rules_lead_to(post)
          return if post.nil? || !guardian.can_see?(post)
          response.headers["Cache-Control"] = "no-store"
          redirect_to_correct_topic(post.topic, post.post_number)
          true
        end
      end

      # The address of one request, with what was found there.
      class Address
        def initialize(controller, topic_view)
          @params = controller.params
          @format = controller.request.format
          @user = controller.current_user
          @view = topic_view
          @topic = topic_view.topic
        end

        # The Post to lead to; nil when the page at hand is the right one.
        def now
          return if !Protection.topic?(@topic) || @params[:page].to_i > 0
          return signpost if number <= 1
          found = FormerAddress.post(@topic.id, number) if left?
          found unless found&.topic_id == @topic.id && found.post_number == number
        end

        private

        def number
          @number ||= @params[:post_number].to_i
        end

        def signpost
          FormerAddress.topic(@topic.id) if Signposts.topic?(@topic)
        end

        # Nobody stands there, or a notice that says so. Lists lead each reader to the last number, whoever
        # stands there: then it is the topic that is meant.
        def left?
          return false if reads_on?
          post = @view.posts.find { |each| each.post_number == number }
          return !::Post.exists?(topic_id: @topic.id, post_number: number) if post.nil?
          return false if post.action_code != "house_rules.moved_out" || @format.json?
          @user.nil? || number != @topic.highest_post_number
        end

        # The application leads each reader to the next unread number, too. An address from elsewhere is of a
        # post, and in what is left of a merged topic there is nothing to read on.
        def reads_on?
          @user && @format.json? && number == @view.topic_user&.last_read_post_number.to_i + 1 &&
            !Signposts.topic?(@topic)
        end
      end
    end
  end
end

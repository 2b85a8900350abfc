# frozen_string_literal: true

module Jobs
  module HouseRules
    # Tells everybody whose words moved, and the authors of the topics left and entered: once each,
    # never the mover.
    class NotifyMove < ::Jobs::Base
      def execute(args)
        told = Set[args[:mover_id]]
        places(args).each do |user_id, post|
          next if user_id.nil? || user_id.negative? || post.nil? || !told.add?(user_id)
          notify(user_id, post, args[:kind])
        end
      end

      private

      # Each person with the post to look at: their own words first, else the notice in their topic.
      def places(args)
        notices = ::Post.where(id: [args[:left_id], args[:entered_id]]).index_by(&:id)
        left = notices[args[:left_id]]
        moved = args[:post_ids] ? ::Post.where(id: args[:post_ids]).order(:post_number) : []
        [
          *moved.map { |post| [post.user_id, post] },
          *Array(args[:author_ids]).map { |user_id| [user_id, left] },
          [::Topic.where(id: args[:topic_id]).pick(:user_id), left],
          [::Topic.where(id: args[:other_topic_id]).pick(:user_id), notices[args[:entered_id]]],
        ]
      end

      def notify(user_id, post, kind)
        user = ::User.find_by(id: user_id)
        return if user.nil? || post.topic.nil? || !::Guardian.new(user).can_see?(post.topic)
        ::Notification.create!(
          notification_type: ::Notification.types[:custom],
          user_id:,
          topic_id: post.topic_id,
          post_number: post.post_number,
          data: data(post, kind).to_json,
        )
      end

      def data(post, kind)
        {
          house_rules: kind,
          message: "house_rules.notification.#{kind}",
          title: "house_rules.notification.title",
          topic_title: post.topic.title,
        }
      end
    end
  end
end

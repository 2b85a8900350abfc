# frozen_string_literal: true

module Jobs
  module HouseRules
    # One notification of what became of a question: to who asked, where no official post says it
    # already (handed_over, promise_changed, closed, abandoned), and of the answer to those who have
    # the same question (answered).
    class TellInquiry < ::Jobs::Base
      def execute(args)
        return if !::HouseRules.enabled?
        inquiry = ::HouseRules::Inquiry.living.find_by(id: args[:inquiry_id])
        return if inquiry&.topic.nil?
        users(inquiry, args[:what]).each { |user| notify(user, inquiry, args[:what]) }
      end

      ICONS = {
        "handed_over" => "share",
        "promise_changed" => "calendar-days",
        "closed" => "square-check",
        "abandoned" => "triangle-exclamation",
        "answered" => "check",
      }.freeze

      private

      def users(inquiry, what)
        same = ::HouseRules::SameHere.where(inquiry_id: inquiry.id).select(:user_id)
        ::User.human_users.where(id: what == "answered" ? same : inquiry.author_id)
      end

      def notify(user, inquiry, what)
        return if !::Guardian.new(user).can_see?(inquiry.topic)
        ::HouseRules::OwnNotification.create!(
          "inquiry_#{what}",
          user_id: user.id,
          topic_id: inquiry.topic_id,
          post_number: inquiry.topic.highest_post_number,
          topic_title: inquiry.topic.title,
          data: {
            icon: ICONS[what],
            title: "inquiry_title",
          },
        )
      end
    end
  end
end

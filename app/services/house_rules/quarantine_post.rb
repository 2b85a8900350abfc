# frozen_string_literal: true

module HouseRules
  # One post to quarantine: with its topic if it is the first, else split off into a topic there. A move like
  # any other, with its notices and its entry; raises what a refused move raises. Rule 2.
  class QuarantinePost
    def self.call(post:, by:)
      # A user of our own: the reason is for this move alone.
      mover = ::User.find(by.id)
      mover.house_rules_move = MoveReason.new(MoveReason::QUARANTINE)
      category = Quarantine.category!
      post.is_first_post? ? move_topic(post.topic, mover, category) : split(post, mover, category)
    end

    def self.move_topic(topic, mover, category)
      topic.acting_user = mover
      raise Refused.new(:delete_topic) unless topic.change_category_to_id(category.id, silent: true)
    end
    private_class_method :move_topic

    def self.split(post, mover, category)
      title =
        I18n.with_locale(SiteSetting.default_locale) do
          room = SiteSetting.max_topic_title_length - 40
          shown = post.topic.title.truncate(room)
          I18n.t("house_rules.quarantine.title", title: shown, id: post.id)
        end
      PostMover.new(post.topic, mover, [post.id]).to_new_topic(title, category.id)
    end
    private_class_method :split
  end
end

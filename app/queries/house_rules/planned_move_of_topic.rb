# frozen_string_literal: true

module HouseRules
  # A topic as it would go to another section: what would be answered, who would be told and what they would
  # read. Rule 2.
  class PlannedMoveOfTopic
    # +category_id+ of the section it would go to; nil is uncategorized.
    def initialize(topic, guardian, given, category_id:)
      @topic = topic
      @guardian = guardian
      @given = given
      @to = category_id.presence || SiteSetting.uncategorized_category_id
    end

    # In the words of whoever would refuse it, Discourse or the rules; nil when nobody would.
    def refusal
      rule = MoveObstacle.of_topic(@topic.category_id, @to, @given)
      return Refused.new(rule).message if rule
      return if @guardian.can_move_topic_to_category?(::Category.find(@to))
      I18n.t("category.errors.move_topic_to_category_disallowed")
    end

    def told
      return 0 if Hooks::Moves.correction?(@topic, @guardian.user)
      ToldOfMove.new(mover_id: @guardian.user.id, topic: @topic).to_h.size
    end

    # As AnnounceMove has it.
    def move
      { kind: "recategorized", topic: @topic, from: @topic.category_id, to: @to, count: 1 }
    end
  end
end

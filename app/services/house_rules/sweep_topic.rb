# frozen_string_literal: true

module HouseRules
  # The next piece of a sweep: a topic of the spammer's goes to quarantine as a whole; their replies in
  # somebody else's go to one topic of the sweep's. Each in a transaction of its own.
  class SweepTopic
    def initialize(sweep)
      @sweep = sweep
      Quarantine.category! # not in the transaction of a move, which may roll back
      # A user of our own: the reason is for these moves alone.
      @mover = ::User.find(sweep.started_by_id)
      @mover.house_rules_move =
        MoveReason.new(MoveReason::QUARANTINE, nil, ground: "spam", sweep: true)
    end

    # false when nothing is left.
    def move_next
      post = @sweep.remaining.order("topics.user_id = #{@sweep.user_id.to_i} DESC", :id).first
      return false if post.nil?
      destination if post.topic.user_id != @sweep.user_id # before a transaction that may roll back
      begin
        ::Topic.transaction { move(post.topic) }
      rescue StandardError => error
        leave_out(post.topic, error)
      end
      true
    end

    private

    def move(topic)
      topic.user_id == @sweep.user_id ? move_topic(topic) : move_replies(topic)
    end

    def move_topic(topic)
      topic.acting_user = @mover
      topic.change_category_to_id(Quarantine.category!.id, silent: true) ||
        raise(ArgumentError, "topic #{topic.id} stays where it is")
    end

    def move_replies(topic)
      ids = @sweep.remaining.where(topic_id: topic.id).pluck(:id)
      PostMover.new(topic, @mover, ids).to_topic(destination.id)
    end

    # Where their replies go, made once.
    def destination
      @destination ||= @sweep.topic || ::Topic.transaction { create_destination }
    end

    # Titled by the day; whose posts they are is seen in it.
    def create_destination
      I18n.with_locale(SiteSetting.default_locale) do
        date = I18n.l(@sweep.created_at, format: :date_only)
        creator =
          PostCreator.create!(
            Discourse.system_user,
            title: I18n.t("house_rules.sweep.title", date:, number: @sweep.id),
            raw: I18n.t("house_rules.sweep.text"),
            category: Quarantine.category!.id,
            skip_validations: true,
            skip_notifications: true,
          )
        @sweep.update!(topic_id: creator.topic_id)
        creator.topic
      end
    end

    def leave_out(topic, error)
      ids = @sweep.remaining.where(topic_id: topic.id).pluck(:id)
      @sweep.update!(skipped_ids: @sweep.skipped_ids | ids)
      Rails.logger.warn(
        "house rules: sweep #{@sweep.id} leaves topic #{topic.id}: #{error.message}",
      )
    end
  end
end

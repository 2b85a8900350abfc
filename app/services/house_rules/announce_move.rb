# frozen_string_literal: true

module HouseRules
  # What a move leaves behind, in the transaction that moves: a notice in the topic left and in the
  # topic entered, an entry in the public record; after it, one notification for each person
  # concerned. An author who corrects the section of their own unanswered topic leaves only the entry.
  # Rule 2.
  class AnnounceMove
    include Service::Base

    # Posts went from a topic to another: "split", "moved" or "merged".
    def self.posts_moved(kind:, topic:, other_topic:, posts:, moved_ids:, notice_at:, mover:)
      author_ids = posts.map(&:user_id).compact.uniq
      move = { kind:, topic:, other_topic:, moved_ids:, notice_at:, count: posts.size }
      move.merge!(author_ids:, told_ids: author_ids)
      announce(mover:, notices: true, move:)
    end

    # A topic went from a category to another.
    def self.recategorized(topic:, from:, to:, mover:)
      authors = Post.where(topic_id: topic.id, post_type: Post.types[:regular]).distinct
      move = { kind: "recategorized", topic:, from:, to:, count: 1 }
      move[:told_ids] = authors.pluck(:user_id).compact
      announce(mover:, notices: !Hooks::Moves.correction?(topic, mover), move:)
    end

    def self.announce(**facts)
      result = call(**facts)
      if result.failure?
        raise Discourse::InvalidParameters.new("house rules: #{result.inspect_steps}")
      end
    end
    private_class_method :announce

    model :given, :fetch_reason
    step :write_notices
    step :write_record
    step :notify_later

    private

    def fetch_reason(mover:, notices:)
      notices ? MoveReason.given_by(mover) : MoveReason.new(nil)
    end

    def write_notices(move:, given:, notices:)
      context[:notice_ids] = {}
      return unless notices
      if move[:other_topic]
        left = notice(move[:topic], "moved_out", move[:other_topic], move, given)
        entered =
          notice(move[:other_topic], "moved_in", move[:topic], move, given) unless given.sweep?
        [move[:topic], move[:other_topic]].each { |topic| Topic.reset_highest(topic.id) }
        context[:notice_ids] = { left: left.id, entered: entered&.id }
      else
        context[:notice_ids] = { left: notice(move[:topic], "recategorized", nil, move, given).id }
      end
    end

    # Of a sweep there is one entry, which says how much it was.
    def write_record(mover:, move:, given:)
      return if given.sweep?
      RecordEntry.write!(
        kind: move[:kind],
        actor: mover,
        actor_role: Hooks::Moves.role(mover, move[:topic]),
        topic_id: move[:topic].id,
        other_topic_id: move[:other_topic]&.id,
        reason: given.reason,
        note: given.note,
        details: move.slice(:author_ids, :count, :from, :to).compact,
      )
    end

    def notify_later(mover:, move:, given:, notices:, notice_ids:)
      return if !notices || given.sweep?
      arguments = {
        kind: move[:kind],
        mover_id: mover.id,
        topic_id: move[:topic].id,
        other_topic_id: move[:other_topic]&.id,
        post_ids: move[:moved_ids],
        author_ids: move[:told_ids],
        left_id: notice_ids[:left],
        entered_id: notice_ids[:entered],
      }
      DB.after_commit { Jobs.enqueue(Jobs::HouseRules::NotifyMove, arguments) }
    end

    # Core's helper on a fresh topic: the one at hand is in the middle of being saved.
    def notice(topic, code, other, move, given)
      Topic.find(topic.id).add_moderator_post(
        Discourse.system_user,
        sentence(code, other, move, given),
        post_type: Post.types[:small_action],
        action_code: "house_rules.#{code}",
        silent: true, # the topic's last words are still somebody's
        post_number: (move[:notice_at] if code == "moved_out"),
        custom_fields: {
          Hooks::Moves::NOTICE_FIELD => payload(other, move, given),
        },
      )
    end

    def payload(other, move, given)
      move
        .slice(:kind, :count, :author_ids, :from, :to)
        .merge(reason: given.reason, note: given.note, other_topic_id: other&.id)
        .compact
    end

    # For crawlers, feeds and mail: neutral, without names or titles. Browsers render the payload.
    def sentence(code, other, move, given)
      I18n.with_locale(SiteSetting.default_locale) do
        reason = I18n.t("house_rules.move_reason.#{given.reason}")
        text = I18n.t("house_rules.notice.#{code}", count: move[:count], reason:)
        other && !other.category&.read_restricted ? "#{text} #{other.url}" : text
      end
    end
  end
end

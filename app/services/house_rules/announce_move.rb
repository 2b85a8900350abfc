# frozen_string_literal: true

module HouseRules
  # What a move leaves behind, in the transaction that moves: a notice in the topic left and in the
  # topic entered, an entry in the public record, a Move; after it, one notification for each person
  # concerned. An author who corrects the section of their own unanswered topic leaves only the entry.
  # Rule 2.
  class AnnounceMove
    include Service::Base

    # Posts went from a topic to another: "split", "moved" or "merged". +row+: the Move that was begun;
    # +everything+: what is left of the topic is a signpost.
    def self.posts_moved(kind:, row:, topic:, other_topic:, posts:, everything:, notice_at:, mover:)
      move = { kind:, topic:, other_topic:, everything:, notice_at:, **words(posts) }
      announce(mover:, row:, notices: true, move:)
    end

    # A topic went from a category to another.
    def self.recategorized(topic:, from:, to:, mover:)
      move = { kind: "recategorized", topic:, from:, to:, count: 1 }
      row = begin_of_topic(topic, mover, "recategorized", { from:, to: })
      announce(mover:, row:, notices: !Hooks::Moves.correction?(topic, mover), move:)
    end

    # A topic has another title. The words of both stand in its first post's versions.
    def self.renamed(topic:, mover:)
      row = begin_of_topic(topic, mover, "renamed", {})
      announce(mover:, row:, notices: false, move: { kind: "renamed", topic: })
    end

    def self.begin_of_topic(topic, mover, kind, details)
      given = MoveReason.given_by(mover)
      undoes_id = given.undoes_id
      Move.create!(kind:, topic_id: topic.id, mover_id: mover.id, details:, undoes_id:)
    end

    # Whose words a move is about, as its notices and the record say: who whispered, and that anybody did, is
    # for those who hear whispers.
    def self.words(posts)
      said = posts.reject { |post| post.post_type == ::Post.types[:whisper] }
      whispered = said.empty?
      said = posts if whispered
      { author_ids: said.map(&:user_id).compact.uniq, count: said.size, whispered: }
    end

    def self.announce(**facts)
      result = call(**facts)
      if result.failure?
        raise Discourse::InvalidParameters.new("house rules: #{result.inspect_steps}")
      end
    end
    private_class_method :begin_of_topic, :announce

    model :given, :fetch_reason
    step :write_notices
    step :write_record
    step :finish
    step :notify_later

    private

    # A rename asks for no reason; one that takes another back says so.
    def fetch_reason(mover:, move:, notices:)
      given = MoveReason.given_by(mover)
      notices || given.undoes_id ? given : MoveReason.new(nil)
    end

    def write_notices(move:, given:, row:, notices:)
      context[:notice_ids] = {}
      return unless notices
      notice = MoveNotice.new({ **move, move_id: row.id }, given)
      left, entered = notice.write
      [move[:topic], move[:other_topic]].compact.each { |topic| Topic.reset_highest(topic.id) }
      context[:notice_ids] = { left_post_id: left.id, entered_post_id: entered&.id }
    end

    # Of a sweep there is one entry, which says how much it was; of whispers alone there is none in public.
    def write_record(mover:, move:, given:)
      context[:entry] = nil
      return if given.sweep? || move[:whispered]
      context[:entry] = RecordEntry.write!(
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

    def finish(move:, given:, row:, entry:, notices:, notice_ids:)
      told_at = Time.zone.now if !notices || given.sweep?
      reason = given.reason
      signpost = move[:everything] || false
      row.finish!(
        kind: move[:kind],
        record_entry: entry,
        reason:,
        told_at:,
        signpost:,
        **notice_ids,
      )
    end

    # Should the machine stop just here, TellUntoldMoves finds it.
    def notify_later(row:)
      return if row.told_at
      DB.after_commit { Jobs.enqueue(Jobs::HouseRules::NotifyMove, move_id: row.id) }
    end
  end
end

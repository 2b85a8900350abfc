# frozen_string_literal: true

module HouseRules
  # A topic's moves, renames and withholdings in one list, the newest first, with what can be taken back and
  # by this reader. The public record, narrowed: one query more than it. Rule 2.
  class TopicHistory
    KINDS = %w[
      split
      moved
      merged
      recategorized
      renamed
      quarantined
      withheld
      unconfirmed
      redacted
      returned
      owner_changed
      dates_changed
    ].freeze

    # RecordPayload of payloads.ts; entries that this reader may take back have the Move's id as +undo+.
    def self.call(topic, guardian:, before: nil)
      filters =
        RecordFilters.new(ActionController::Parameters.new(topic_id: topic.id.to_s, before:))
      page = RecordPage.call(guardian:, filters:, kinds: KINDS)
      moves = undoable(page[:entries], guardian)
      page[:entries].each { |entry| entry[:undo] = moves[entry[:id]] if moves.key?(entry[:id]) }
      page
    end

    def self.undoable(entries, guardian)
      return {} if guardian.anonymous?
      moves = Move.where(record_entry_id: entries.map { |entry| entry[:id] }, undone_by_id: nil)
      moves = moves.where(created_at: Move::UNDO_DAYS.days.ago..).includes(:topic, :other_topic)
      moves = moves.select { |move| UndoMove.entrusted?(move, guardian) }
      moves.to_h { |move| [move.record_entry_id, move.id] }
    end
    private_class_method :undoable
  end
end

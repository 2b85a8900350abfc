# frozen_string_literal: true

module HouseRules
  # What the law erases leaves the public record: an entry keeps what happened, when and why, and
  # loses its note, its details and its salt; *erased* and the ground stand in their place, and the
  # notices of that move lose the note too. An erasure is itself an entry. Rule 2.
  #
  # A redaction, which writes an entry of its own, calls EraseFromRecord.of_post.
  class EraseFromRecord
    include Service::Base

    params do
      attribute :entry_id, :integer
      attribute :ground, :string

      validates :entry_id, presence: true
      validates :ground, inclusion: { in: Withholding::GROUNDS }
    end

    policy :entrusted
    model :entry

    transaction do
      step :lock
      policy :standing
      step :erase
      step :write_record
    end

    class << self
      # The notes of entries about this post that repeat what is redacted, in the caller's transaction;
      # whose post it was stays. Answers how many entries there were.
      def of_post(post, ground:, words:)
        noted = RecordEntry.where(post_id: post.id, erased_at: nil).where.not(note: nil)
        entries = noted.select { |entry| words.any? { |word| entry.note.include?(word) } }
        entries.each { |entry| new_blank(entry, ground:, keep: %w[author_ids]) }
        entries.size
      end

      # Past the model, which lets nobody change an entry; the database lets exactly this happen.
      def new_blank(entry, ground:, keep: [])
        RecordEntry
          .unscoped
          .where(id: entry.id)
          .update_all(
            note: nil,
            salt: nil,
            details: entry.details.slice("count", "setting", *keep),
            erased_at: Time.zone.now,
            erased_ground: ground,
          )
        take_from_notices(entry) if entry.note
      end

      private

      def take_from_notices(entry)
        notices =
          PostCustomField.where(name: Hooks::Moves::NOTICE_FIELD).where(
            post_id:
              Post.with_deleted.where(topic_id: [entry.topic_id, entry.other_topic_id].compact),
          )
        notices.each do |notice|
          payload = JSON.parse(notice.value)
          next if payload["note"] != entry.note
          notice.update!(value: payload.except("note").to_json)
        end
      end
    end

    private

    def entrusted(guardian:)
      Withholding.entrusted?(guardian.user)
    end

    def fetch_entry(params:)
      RecordEntry.find_by(id: params.entry_id)
    end

    # Two people at once: the second finds it erased.
    def lock(entry:)
      entry.lock!
    end

    def standing(entry:)
      entry.erased_at.nil?
    end

    def erase(entry:, params:)
      self.class.new_blank(entry, ground: params.ground)
    end

    def write_record(entry:, params:, guardian:)
      RecordEntry.write!(
        kind: "erased",
        actor: guardian.user,
        topic_id: entry.topic_id,
        reason: params.ground,
        details: {
          entry_id: entry.id,
        },
      )
    end
  end
end

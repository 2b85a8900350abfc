# frozen_string_literal: true

module HouseRules
  # Withholdings and authors' requests that wait for a decision, the oldest first: OpenWithholdingsPayload of
  # payloads.ts. For those entrusted, who decide about what they have read; what they cannot see is not there.
  class OpenWithholdings
    LIMIT = 100

    def self.call(guardian)
      open = Withholding.open.includes(post: :topic).order(:id).limit(LIMIT)
      open = open.select { |withholding| guardian.can_see?(withholding.post) }
      { withholdings: open.map { |withholding| row(withholding, guardian) } }
    end

    def self.row(withholding, guardian)
      withholding.payload.merge(
        since: withholding.since,
        note: withholding.note,
        version: withholding.version,
        title: withholding.covers_title,
        text: withholding.covers_text,
        words: (SealedText.new(withholding).words if withholding.pending?),
        post_id: withholding.post_id,
        post_url: withholding.post.url,
        topic_title: withholding.post.topic&.title,
        can_confirm: withholding.pending? && withholding.confirmable_by?(guardian.user),
      )
    end
    private_class_method :row
  end
end

# frozen_string_literal: true

module HouseRules
  # A page of the public record as one reader may see it, the newest first: RecordPayload of
  # payloads.ts. Three queries, however many entries.
  class RecordPage
    LIMIT = 30

    # before: an entry's id; filters: kind, topic_id.
    def self.call(guardian:, before: nil, filters: {})
      new(guardian, before, filters).to_h
    end

    def initialize(guardian, before, filters)
      @guardian = guardian
      found = RecordEntry.order(id: :desc).limit(LIMIT + 1)
      found = found.where("id < ?", before) if before
      found = found.where(kind: filters[:kind]) if filters[:kind]
      found =
        found.where("topic_id = :id OR other_topic_id = :id", id: filters[:topic_id]) if filters[
        :topic_id
      ]
      @entries = found.to_a
    end

    def to_h
      shown = @entries.first(LIMIT)
      {
        entries: shown.map { |entry| payload(entry) },
        next_before: (shown.last.id if @entries.size > LIMIT),
        kinds: RecordEntry::KINDS,
      }
    end

    private

    def payload(entry)
      topic = names.topic(entry.topic_id)
      other_topic = names.topic(entry.other_topic_id)
      hidden = entry.topic_id.present? && topic.nil?
      {
        id: entry.id,
        kind: entry.kind,
        at: entry.created_at.utc,
        actor_role: entry.actor_role,
        organization: Directory.organization(entry.organization_id)&.name,
        topic:,
        other_topic:,
        post_url: (post_urls[entry.post_id] unless hidden),
        reason: entry.reason,
        note: (entry.note unless hidden),
        authors: hidden ? [] : names.users(entry.details["author_ids"]),
        count: entry.details["count"],
        details: hidden ? {} : details(entry),
      }
    end

    # A reader who cannot see the topic learns neither its titles nor its sections.
    def details(entry)
      details = entry.details.except("author_ids", "count")
      return details unless entry.kind == "recategorized"
      { from: names.category(details["from"]), to: names.category(details["to"]) }
    end

    def names
      @names ||=
        LookUpNames.new(
          user_ids: @entries.flat_map { |e| Array(e.details["author_ids"]) },
          topic_ids: @entries.flat_map { |e| [e.topic_id, e.other_topic_id] },
          category_ids: recategorized.flat_map { |e| e.details.values_at("from", "to") },
          guardian: @guardian,
        )
    end

    def recategorized
      @entries.select { |e| e.kind == "recategorized" }
    end

    # A moved post is found where it is now.
    def post_urls
      @post_urls ||=
        Post
          .where(id: @entries.filter_map(&:post_id))
          .pluck(:id, :topic_id, :post_number)
          .to_h { |id, topic_id, number| [id, "#{Topic.relative_url(topic_id, nil)}/#{number}"] }
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # A page of the public record as one reader may see it, the newest first: RecordPayload of
  # payloads.ts, documented in docs/record.md. Three queries, one more where groups are named, however
  # many entries, and each page as quick as the first: every way of reading goes along an index.
  class RecordPage
    LIMIT = 30

    # filters: RecordFilters. Names and notes of what the reader cannot see are left out.
    # +kinds+: of these kinds alone.
    def self.call(guardian:, filters: RecordFilters.new, kinds: nil)
      new(guardian, filters, kinds).to_h
    end

    def initialize(guardian, filters, kinds)
      @guardian = guardian
      @filters = filters
      @kinds = kinds
      @entries = newest(filters.topic_id ? of_topic(filters.topic_id) : filtered).to_a
    end

    def to_h
      shown = @entries.first(LIMIT)
      {
        entries: shown.map { |entry| payload(entry) },
        next_before: (shown.last.id if @entries.size > LIMIT),
        kinds: RecordEntry::KINDS,
        topic: names.topic(@filters.topic_id),
      }
    end

    private

    def newest(entries)
      entries.order(created_at: :desc, id: :desc).limit(LIMIT + 1)
    end

    def filtered
      found = RecordEntry.all
      found = found.where(kind: @filters.kind) if @filters.kind
      found = found.where(kind: @kinds) if @kinds
      found = found.where(created_at: @filters.from..) if @filters.from
      found = found.where(created_at: ...@filters.until) if @filters.until
      found = found.where(<<~SQL, @filters.before) if @filters.before
        (created_at, id) < (SELECT created_at, id FROM house_rules_record_entries WHERE id = ?)
      SQL
      found
    end

    # Left or entered: each along its own index, since OR would go along neither.
    def of_topic(id)
      ends = %i[topic_id other_topic_id].map { |column| newest(filtered.where(column => id)) }
      RecordEntry.where("id IN (#{ends.map { |e| "(#{e.select(:id).to_sql})" }.join(" UNION ")})")
    end

    def payload(entry)
      topics = [entry.topic_id, entry.other_topic_id]
      seen = topics.compact.all? { |id| names.topic(id) }
      {
        id: entry.id,
        kind: entry.kind,
        at: entry.created_at.utc,
        actor_role: entry.actor_role,
        organization: OrganizationEntry.organization(entry),
        topic: names.topic(topics.first),
        other_topic: names.topic(topics.last),
        post_url: post_urls[entry.post_id],
        reason: entry.reason,
        note: (entry.note if seen),
        authors: seen ? names.users(entry.details["author_ids"]) : [],
        count: entry.details["count"],
        details: seen ? details(entry) : {},
        erased: (erased(entry) if entry.erased_at),
      }
    end

    def erased(entry)
      { at: entry.erased_at.utc, ground: entry.erased_ground }
    end

    def details(entry)
      details = entry.details.except("author_ids", "count")
      case entry.kind
      when "recategorized"
        { from: names.category(details["from"]), to: names.category(details["to"]) }
      when "rules_changed"
        setting = details["setting"]
        { setting:, **details.slice("from", "to").transform_values { |v| values.of(setting, v) } }
      when *OrganizationEntry::KINDS
        OrganizationEntry.details(entry, names)
      else
        details
      end
    end

    def values
      @values ||= SettingValues.new(of_kind("rules_changed").map(&:details), @guardian)
    end

    def names
      @names ||=
        LookUpNames.new(
          user_ids: @entries.flat_map { |e| Array(e.details["author_ids"]) },
          topic_ids: @entries.flat_map { |e| [e.topic_id, e.other_topic_id] } << @filters.topic_id,
          category_ids: @entries.flat_map { |e| category_ids(e) },
          guardian: @guardian,
        )
    end

    def category_ids(entry)
      return entry.details.values_at("from", "to") if entry.kind == "recategorized"
      OrganizationEntry.category_ids(entry)
    end

    def of_kind(kind)
      @entries.select { |e| e.kind == kind }
    end

    # A moved post is found where it is now, by those who can see it there.
    def post_urls
      @post_urls ||=
        Post
          .where(id: @entries.filter_map(&:post_id))
          .joins(:topic)
          .merge(Topic.secured(@guardian).listable_topics)
          .pluck(:id, :topic_id, :post_number)
          .to_h { |id, topic_id, number| [id, "#{Topic.relative_url(topic_id, nil)}/#{number}"] }
    end
  end
end

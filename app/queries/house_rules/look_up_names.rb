# frozen_string_literal: true

module HouseRules
  # Names for ids kept in notices and in the record, as one reader may see them. Ids are stored and
  # names looked up, so that a rename or an anonymised account is followed. One query.
  class LookUpNames
    def self.for_notices(notices, guardian)
      shown = Hooks::Moves::NoticeFacts::NAMES
      new(
        user_ids: notices.flat_map { |n| Array(n["author_ids"]).first(shown) },
        topic_ids: notices.map { |n| n["other_topic_id"] },
        category_ids: notices.flat_map { |n| [n["from"], n["to"]] },
        guardian:,
      )
    end

    def initialize(user_ids:, topic_ids:, category_ids:, guardian:)
      @guardian = guardian
      parts = [
        users_sql(user_ids.compact.uniq),
        topics_sql(topic_ids.compact.uniq),
        categories_sql(category_ids.compact.uniq),
      ].compact
      @rows =
        parts.empty? ? {} : DB.query(parts.join(" UNION ALL ")).index_by { |r| [r.kind, r.id] }
    end

    # Usernames in the order given; those that are gone are left out.
    def users(ids)
      Array(ids).filter_map { |id| @rows[["user", id]]&.label }
    end

    # nil when there is none, or when the reader cannot see it.
    def topic(id)
      row = @rows[["topic", id]]
      row && { id: row.id, title: row.label, url: url(row) }
    end

    # nil when the reader cannot see it.
    def category(id)
      @rows[["category", id]]&.label
    end

    private

    # The address of a merged topic leads on; the number of its last word leads to the topic itself.
    def url(row)
      [Topic.relative_url(row.id, row.slug), row.signpost].compact.join("/")
    end

    def users_sql(ids)
      return if ids.empty?
      columns =
        "'user'::text AS kind, users.id, users.username::text AS label, NULL::text AS slug, NULL::int AS signpost"
      User.where(id: ids).select(columns).to_sql
    end

    def topics_sql(ids)
      return if ids.empty?
      columns =
        "'topic'::text AS kind, topics.id, topics.title::text AS label, topics.slug::text, CASE WHEN #{Signposts::CONDITION} THEN topics.highest_post_number END AS signpost"
      topics = Topic.secured(@guardian).listable_topics
      topics = topics.visible unless @guardian.is_staff?
      topics.where(id: ids).select(columns).to_sql
    end

    def categories_sql(ids)
      return if ids.empty?
      columns =
        "'category'::text AS kind, categories.id, categories.name::text AS label, NULL::text, NULL::int"
      Category.secured(@guardian).where(id: ids).select(columns).to_sql
    end
  end
end

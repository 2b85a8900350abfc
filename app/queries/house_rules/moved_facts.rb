# frozen_string_literal: true

module HouseRules
  # Where a post was moved from, when and why: its part of PostFactsQuery. What was taken back says nothing, but
  # says so, since a browser may still show what it knew before (and an undo may be taken back itself); a message, which has no section to ask who reads
  # it, is not named.
  module MovedFacts
    COLUMNS = <<~SQL
      v.moved_from_id, v.moved_at, v.moved_reason, v.moved_back,
      vt.title AS moved_from_title, vt.slug AS moved_from_slug,
      CASE WHEN vc.read_restricted THEN vc.id END AS moved_from_section_id
    SQL

    # Of a post `p`.
    JOIN = <<~SQL
      LEFT JOIN LATERAL (
        SELECT mp.old_topic_id::int AS moved_from_id, mp.created_at AS moved_at,
               m.reason AS moved_reason, (
                 WITH RECURSIVE undone AS (
                   SELECT m.undoes_id AS id, 0 AS times
                   UNION ALL
                   SELECT u.undoes_id, times + 1 FROM undone JOIN house_rules_moves u ON u.id = undone.id
                 ) SELECT max(times) % 2 = 1 FROM undone
               ) AS moved_back
          FROM moved_posts mp
          LEFT JOIN house_rules_moves m
                 ON m.topic_id = mp.old_topic_id AND m.other_topic_id = mp.new_topic_id
                AND mp.id BETWEEN m.first_moved_id AND m.last_moved_id
         WHERE mp.new_post_id = p.id AND mp.old_topic_id <> mp.new_topic_id
         ORDER BY mp.id DESC LIMIT 1
      ) v ON true
      LEFT JOIN topics vt ON vt.id = v.moved_from_id AND vt.deleted_at IS NULL AND vt.visible
                         AND vt.archetype IN ('regular', 'banner')
      LEFT JOIN categories vc ON vc.id = vt.category_id
    SQL

    def moved?
      moved_from_id.present?
    end

    # MovedPayload of payloads.ts, as this guardian may see it; nil when it is back. No query.
    def moved(guardian)
      return if moved_back
      { topic: (origin if origin_visible_to?(guardian)), at: moved_at, reason: moved_reason }
    end

    private

    def origin
      url = Topic.relative_url(moved_from_id, moved_from_slug)
      { id: moved_from_id, title: moved_from_title, url: }
    end

    # +moved_from_section_id+: of a section that not everybody reads.
    def origin_visible_to?(guardian)
      return false if moved_from_title.nil?
      moved_from_section_id.nil? || guardian.secure_category_ids.include?(moved_from_section_id)
    end
  end
end

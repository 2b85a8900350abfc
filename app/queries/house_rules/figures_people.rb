# frozen_string_literal: true

module HouseRules
  # What each spokesperson wrote officially in a period, by kind, for staff: counts, not grades. Days by
  # the organisation's zone.
  module FiguresPeople
    KINDS = %w[first_response interim question full_answer correction announcement].freeze

    # [{ user: { id, username, name, avatar_template }, replies:, kinds: { "full_answer" => 3 }, outside_hours: }], who
    # wrote most first.
    def self.call(scope)
      rows = DB.query(<<~SQL, **scope.values)
        SELECT writer_id, count(*) AS replies, count(*) FILTER (WHERE outside_hours) AS outside_hours,
               #{KINDS.map { |kind| "count(*) FILTER (WHERE reply_kind = '#{kind}') AS #{kind}" }.join(", ")}
        FROM (
          SELECT o.writer_id, o.organization_id, o.created_at AS asked_at, o.outside_hours,
                 o.reply_kind, p.topic_id
          FROM house_rules_official_posts o JOIN posts p ON p.id = o.post_id
        ) written
        WHERE #{scope.period}
        GROUP BY writer_id ORDER BY replies DESC, writer_id LIMIT 100
      SQL
      users = User.where(id: rows.map(&:writer_id)).index_by(&:id)
      rows.filter_map { |row| users[row.writer_id] && describe(users[row.writer_id], row) }
    end

    def self.describe(user, row)
      {
        user: BasicUserSerializer.new(user, root: false).as_json,
        replies: row.replies,
        outside_hours: row.outside_hours,
        kinds: KINDS.to_h { |kind| [kind, row.public_send(kind)] },
      }
    end
    private_class_method :describe
  end
end

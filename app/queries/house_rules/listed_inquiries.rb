# frozen_string_literal: true

module HouseRules
  # What a topic list shows of inquiries, in one query however many topics it has: the chip of each
  # topic, and how many abandoned topics this reader could see in all.
  class ListedInquiries
    Answer = Struct.new(:chips, :abandoned_count)

    # Counted up to here: "999+" says the same, and a forum that is far behind is no slower for it.
    MOST = 1000

    GRADES = Rating::GRADES # the lowest first

    # Answer: chips by topic id (InquiryChipPayload of payloads.ts), and the count: in one section with
    # those within it, or everywhere. Who shows no count need not wait for one: +counts+.
    def self.call(topics:, user: nil, category_id: nil, counts: true, now: Time.now.utc)
      waiting = topics.select { |topic| UnansweredTopics.long_waiting?(topic, now) }.map(&:id)
      rows =
        DB.query(
          SQL.sub("/* readable */", readable(user)).sub("/* section */", section(category_id)),
          counts:,
          topic_ids: topics.map(&:id),
          waiting: waiting.presence || [0],
          user_id: user&.id,
          quarantine: Quarantine.category_id,
          now:,
        )
      unanswered = rows.first.unanswered.to_a
      chips = rows.select(&:id).group_by(&:topic_id)
      chips =
        (chips.keys | unanswered).to_h { |id| [id, chip(chips[id], unanswered.include?(id), now)] }
      Answer.new(chips, rows.first.abandoned_count)
    end

    # As Guardian has it, without asking it: categories anyone reads, and those of the user's groups.
    def self.readable(user)
      return "NOT c.read_restricted" if user.nil?
      return "true" if user.admin?
      <<~SQL
        (NOT c.read_restricted OR EXISTS (
          SELECT 1 FROM category_groups cg JOIN group_users gu ON gu.group_id = cg.group_id
          WHERE cg.category_id = c.id AND gu.user_id = :user_id))
      SQL
    end

    def self.section(category_id)
      return "" if category_id.nil?
      "AND c.id IN (#{::Category.subcategory_ids(category_id).map(&:to_i).join(", ")})"
    end

    # The worst news of a topic's inquiries, and the lower of their grades.
    def self.chip(rows, unanswered, now)
      return { state: nil, unanswered: } if rows.nil?
      row = rows.min_by { |candidate| [candidate.rank, candidate.due_at || now] }
      InquiryState
        .new(row, now)
        .chip
        .merge(
          unanswered:,
          grade: rows.filter_map(&:grade).min_by { |grade| GRADES.index(grade) },
          verdict: row.verdict,
        )
    end

    SQL = <<~SQL
      SELECT abandoned.count AS abandoned_count, unanswered.ids AS unanswered, chips.*
      FROM (
        SELECT count(DISTINCT topic_id) FROM (
          SELECT i.topic_id FROM house_rules_inquiries i
          JOIN topics t ON t.id = i.topic_id AND t.deleted_at IS NULL AND t.visible
          JOIN categories c ON c.id = t.category_id
          WHERE :counts AND #{Inquiry::ABANDONED} AND /* readable */ /* section */
            AND c.id IS DISTINCT FROM CAST(:quarantine AS int)
          LIMIT #{MOST}
        ) late
      ) abandoned
      CROSS JOIN (
        SELECT array_agg(t.id) AS ids FROM topics t
        WHERE t.id IN (:waiting) AND #{UnansweredTopics::NOBODY}
      ) unanswered
      LEFT JOIN (
        SELECT i.id, i.topic_id, i.organization_id, i.calendar_id, i.state, i.owes, i.history,
               i.due_at, i.due_name, i.promised_at, i.full_answer_at, i.full_answer_seconds,
               i.look_at_since, i.look_at_until, i.handed_to_id, i.handed_to_department,
               calendar.working_day_seconds, closure.grade, closure.verdict,
               CASE WHEN i.due_at < :now THEN 0
                    WHEN i.owes = 'organization' THEN 1
                    WHEN i.owes = 'author' THEN 2
                    WHEN i.state = 'answered' THEN 3 ELSE 4 END AS rank
        FROM house_rules_inquiries i
        JOIN house_rules_calendars calendar ON calendar.id = i.calendar_id
        LEFT JOIN LATERAL (
          SELECT c.verdict, (SELECT r.grade FROM house_rules_ratings r
                             WHERE r.closure_id = c.id ORDER BY r.id DESC LIMIT 1) AS grade
          FROM house_rules_closures c WHERE c.inquiry_id = i.id AND c.cycle = i.cycle
        ) closure ON true
        WHERE i.topic_id IN (:topic_ids) AND NOT i.history AND i.merged_into_id IS NULL
      ) chips ON true
    SQL

    private_class_method :readable, :section, :chip
    private_constant :SQL, :GRADES
  end
end

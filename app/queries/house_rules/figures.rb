# frozen_string_literal: true

module HouseRules
  # The regulation's figures (rule 6) from stored working seconds; posts are never read. Counts,
  # working seconds, percentile_disc; nil where nothing can be measured.
  class Figures
    # +from+, +to+: inclusive Dates of the question in each organisation's own zone, or nil for no
    # bound. +organizations+: Directory entries.
    # everywhere: what no organisation answers for is counted too, where it can be.
    def initialize(organizations:, from: nil, to: nil, now: Time.now.utc, everywhere: true)
      @organizations = organizations
      @everywhere = everywhere
      @from = from
      @to = to
      @now = now
      @gap = FiguresGap.new(Directory.off_periods, now:)
    end

    # The keys of figures.json, in their order.
    def to_h
      {
        from: @from&.iso8601,
        to: @to&.iso8601,
        organization: (@organizations.first.id if @organizations.one?),
        asked: inquiries.asked,
        answered: inquiries.answered,
        never_answered: inquiries.asked - inquiries.answered,
        history: inquiries.history,
        first_response:,
        full_answer:,
        closed: measured(due: inquiries.full_due, count: inquiries.closed),
        initiated: outcomes.initiated,
        initiated_with_residents: outcomes.initiated_with_residents,
        supported: outcomes.supported,
        negative:,
        verdict:
          measured(
            solved: inquiries.solved,
            not_solved: inquiries.not_solved,
            silent: inquiries.silent,
          ),
        promises: measured(made: inquiries.promises_made, kept: inquiries.promises_kept),
        reopened: (inquiries.reopened if live?),
        not_let_through: (refused if live? || refused > 0),
        rules_off: @gap.within(@from, @to),
      }
    end

    private

    # What was asked before the rules has only a first response that can be measured.
    def live?
      inquiries.asked > inquiries.history
    end

    def refused
      @refused ||=
        RefusedPosts.count(
          organizations: @organizations,
          everywhere: @everywhere,
          from: @from,
          to: @to,
        )
    end

    def measured(figures)
      live? ? figures : figures.transform_values { nil }
    end

    def first_response
      median, p90 = inquiries.first_percentiles
      {
        due: (inquiries.first_due if inquiries.asked > 0),
        within_target: (inquiries.first_within if inquiries.asked > 0),
        median_seconds: median,
        p90_seconds: p90,
      }
    end

    def full_answer
      median, p90 = inquiries.full_percentiles
      measured(
        due: inquiries.full_due,
        within_target: inquiries.full_within,
        undisputed: inquiries.full_undisputed,
      ).merge(median_seconds: median, p90_seconds: p90)
    end

    def negative
      rated = outcomes.negative_rated
      measured(
        closed: outcomes.negative_closed,
        rated:,
        good_or_excellent: (outcomes.negative_good if rated > 0),
      )
    end

    def inquiries
      @inquiries ||= DB.query(inquiries_sql, now: @now, **bounds).first
    end

    def outcomes
      @outcomes ||= DB.query(OUTCOMES.gsub("/* period */", period), **bounds).first
    end

    def inquiries_sql
      INQUIRIES
        .sub("/* period */", period)
        .sub("/* first off */", @gap.unmeasured("first_response_due_at", "first_response_at"))
        .sub("/* full off */", @gap.unmeasured("full_answer_due_at", "full_answer_at"))
    end

    # One condition for each organisation, since days begin when they begin in its zone.
    def period
      clauses =
        @organizations.map do |organization|
          id = organization.id.to_i
          conditions = ["organization_id = #{id}"]
          conditions << "asked_at >= :from_#{id}" if @from
          conditions << "asked_at < :until_#{id}" if @to
          conditions << @gap.asked_in_force(organization.calendar.time_zone) if @gap.any?
          "(#{conditions.join(" AND ")})"
        end
      clauses.empty? ? "false" : "(#{clauses.join(" OR ")})"
    end

    def bounds
      @organizations.each_with_object({}) do |organization, bounds|
        bounds[:"from_#{organization.id}"] = midnight(organization, @from) if @from
        bounds[:"until_#{organization.id}"] = midnight(organization, @to.next_day) if @to
      end
    end

    def midnight(organization, date)
      zone = ActiveSupport::TimeZone[organization.calendar.time_zone]
      zone.local(date.year, date.month, date.day).utc
    end

    # A verdict is the author's latest; silence is a closed inquiry whose author never said anything.
    INQUIRIES = <<~SQL
      SELECT
        count(*) AS asked,
        count(first_response_at) AS answered,
        count(*) FILTER (WHERE history) AS history,
        count(*) FILTER (WHERE NOT first_off
                           AND (first_response_at IS NOT NULL OR first_response_due_at <= :now))
          AS first_due,
        count(*) FILTER (WHERE NOT first_off AND first_response_seconds <=
            COALESCE(first_response_measured, first_response_target)) AS first_within,
        percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY first_response_seconds)
          FILTER (WHERE NOT first_off) AS first_percentiles,
        count(*) FILTER (WHERE full_is_due) AS full_due,
        count(*) FILTER (WHERE full_in_time) AS full_within,
        count(*) FILTER (WHERE full_in_time AND disputed_at IS NULL) AS full_undisputed,
        percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY full_answer_seconds)
          FILTER (WHERE NOT history AND NOT full_off) AS full_percentiles,
        count(*) FILTER (WHERE full_is_due AND closed_at IS NOT NULL) AS closed,
        COALESCE(sum(promises_made) FILTER (WHERE NOT history), 0) AS promises_made,
        COALESCE(sum(promises_kept) FILTER (WHERE NOT history), 0) AS promises_kept,
        COALESCE(sum(reopened) FILTER (WHERE NOT history), 0) AS reopened,
        count(*) FILTER (WHERE NOT history AND verdict = 'solved') AS solved,
        count(*) FILTER (WHERE NOT history AND verdict = 'not_solved') AS not_solved,
        count(*) FILTER (WHERE NOT history AND verdict IS NULL AND closed_at IS NOT NULL) AS silent
      FROM (
        SELECT *, NOT history AND NOT full_off AND full_answer_seconds <=
                 COALESCE(full_answer_measured, full_answer_target) AS full_in_time,
               NOT history AND NOT full_off
                 AND (full_answer_at IS NOT NULL OR full_answer_due_at <= :now) AS full_is_due
        FROM (
          SELECT *, /* first off */ AS first_off, /* full off */ AS full_off
          FROM house_rules_inquiries WHERE #{Inquiry::COUNTED} AND /* period */
        ) in_force
      ) asked
    SQL

    # The grade that stands is the newest.
    OUTCOMES = <<~SQL
      WITH negative AS (
        SELECT (SELECT grade FROM house_rules_ratings r WHERE r.closure_id = c.id
                ORDER BY id DESC LIMIT 1) AS grade
        FROM house_rules_closures c
        JOIN house_rules_inquiries i ON i.id = c.inquiry_id AND i.cycle = c.cycle
        WHERE c.negative AND i.closed_at IS NOT NULL AND NOT history AND /* period */
      ),
      topics AS (
        SELECT count(*) FILTER (WHERE role = 'started') AS initiated,
               count(*) FILTER (WHERE role = 'started' AND resident_replied) AS with_residents,
               count(*) FILTER (WHERE role = 'joined') AS supported
        FROM house_rules_organization_topics WHERE /* period */
      )
      SELECT
        (SELECT count(*) FROM negative) AS negative_closed,
        (SELECT count(grade) FROM negative) AS negative_rated,
        (SELECT count(*) FROM negative WHERE grade IN ('good', 'excellent')) AS negative_good,
        topics.initiated, topics.with_residents AS initiated_with_residents, topics.supported
      FROM topics
    SQL

    private_constant :INQUIRIES, :OUTCOMES
  end
end

# frozen_string_literal: true

module HouseRules
  # What the figures are about: what was asked of these organisations in a period, perhaps in some
  # sections only. The counts, the weeks and the topics behind a figure all come from here, so that
  # they agree. Rule 6.
  class FiguresScope
    attr_reader :organizations, :from, :to, :now, :gap, :category_ids

    # +from+, +to+: inclusive Dates of the question in each organisation's own zone, or nil for no
    # bound. +organizations+: Directory entries. +category_ids+: these sections only, or nil.
    def initialize(organizations:, from: nil, to: nil, category_ids: nil, now: Time.now.utc)
      @organizations = organizations
      @from = from
      @to = to
      @category_ids = category_ids
      @now = now
      @gap = FiguresGap.new(Directory.off_periods, now:)
    end

    # A row for each inquiry: its columns, what is due of it and what was in time.
    def asked
      ASKED
        .sub("/* period */", period)
        .sub("/* first off */", gap.unmeasured("first_response_due_at", "first_response_at"))
        .sub("/* full off */", gap.unmeasured("full_answer_due_at", "full_answer_at"))
    end

    # A row for each complaint that was closed. The grade that stands is the newest.
    def negative
      <<~SQL
        SELECT i.*, (SELECT grade FROM house_rules_ratings r WHERE r.closure_id = c.id
                     ORDER BY id DESC LIMIT 1) AS grade
        FROM house_rules_closures c
        JOIN house_rules_inquiries i ON i.id = c.inquiry_id AND i.cycle = c.cycle
        WHERE c.negative AND i.closed_at IS NOT NULL AND NOT history AND #{period}
      SQL
    end

    # A row for each topic that the organisation took part in. What was merged counts where it is now.
    def topics
      <<~SQL
        SELECT * FROM house_rules_organization_topics
        WHERE #{period} AND topic_id NOT IN (#{Signposts::IDS})
      SQL
    end

    # One condition for each organisation, since days begin when they begin in its zone.
    def period
      clauses = organizations.map { |organization| "(#{conditions(organization).join(" AND ")})" }
      clauses.empty? ? "false" : "(#{clauses.join(" OR ")})"
    end

    # The rows that a figure counts, as SQL; nil of an unknown one.
    def rows(figure)
      source, known =
        FigureConditions::ALL.find { |_, conditions| conditions.key?(figure.to_s.to_sym) }
      return if source.nil?
      condition = known[figure.to_s.to_sym]
      "SELECT * FROM (#{public_send(source)}) counted WHERE #{condition}"
    end

    # The values that the conditions name.
    def values
      organizations.each_with_object({ now:, category_ids: }) do |organization, values|
        values[:"from_#{organization.id}"] = midnight(organization, from) if from
        values[:"until_#{organization.id}"] = midnight(organization, to.next_day) if to
      end
    end

    private

    def conditions(organization)
      id = organization.id.to_i
      [
        "organization_id = #{id}",
        ("asked_at >= :from_#{id}" if from),
        ("asked_at < :until_#{id}" if to),
        (SECTIONS if category_ids),
        (gap.asked_in_force(organization.calendar.time_zone) if gap.any?),
      ].compact
    end

    def midnight(organization, date)
      zone = ActiveSupport::TimeZone[organization.calendar.time_zone]
      zone.local(date.year, date.month, date.day).utc
    end

    SECTIONS = "topic_id IN (SELECT id FROM topics WHERE category_id IN (:category_ids))"

    ASKED = <<~SQL
      SELECT *,
             NOT first_off
               AND (first_response_at IS NOT NULL OR first_response_due_at <= :now) AS first_is_due,
             NOT first_off AND first_response_seconds <=
               COALESCE(first_response_measured, first_response_target) AS first_in_time,
             NOT history AND NOT full_off
               AND (full_answer_at IS NOT NULL OR full_answer_due_at <= :now) AS full_is_due,
             NOT history AND NOT full_off AND full_answer_seconds <=
               COALESCE(full_answer_measured, full_answer_target) AS full_in_time
      FROM (
        SELECT *, /* first off */ AS first_off, /* full off */ AS full_off
        FROM house_rules_inquiries WHERE #{Inquiry::COUNTED} AND /* period */
      ) in_force
    SQL

    private_constant :SECTIONS, :ASKED
  end
end

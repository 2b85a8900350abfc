# frozen_string_literal: true

module HouseRules
  # Residents' topics that nobody at all has replied to for some working days: charged to no
  # organisation, computed when read, nothing is stored. The hours are those of whoever answers in the
  # section; where nobody does, those of Directory.default. What is older than that organisation is
  # history. Rule 3.
  module UnansweredTopics
    # Of a topic `t`: nobody but its author has written in it, and its author is a resident; not topics
    # that are closed, legal, welcoming or describe their category.
    NOBODY = <<~SQL
      t.archetype = 'regular' AND t.deleted_at IS NULL AND t.visible
      AND NOT t.closed AND NOT t.archived
      AND NOT EXISTS (
        SELECT 1 FROM posts p
        WHERE p.topic_id = t.id AND p.user_id <> t.user_id AND p.user_id > 0
          AND p.post_type IN (1, 2) AND p.deleted_at IS NULL)
      AND EXISTS (
        SELECT 1 FROM users u
        WHERE u.id = t.user_id AND u.id > 0 AND NOT u.admin AND NOT u.moderator)
      AND NOT EXISTS (
        SELECT 1 FROM group_users g JOIN house_rules_organizations o ON o.group_id = g.group_id
        WHERE g.user_id = t.user_id)
      AND NOT EXISTS (SELECT 1 FROM house_rules_organizations o WHERE o.user_id = t.user_id)
      AND NOT EXISTS (SELECT 1 FROM categories c WHERE c.topic_id = t.id)
    SQL

    class << self
      # Is this topic old enough? No query.
      def long_waiting?(topic, now = Time.now.utc)
        return false if Quarantine.category?(topic.category_id)
        organization = Directory.answering(topic.category_id) || Directory.default
        if organization.nil? || OpenInquiry::STATIC_TOPICS.any? { |s| static?(s, topic) }
          return false
        end
        topic.created_at >= organization.since && before_cutoff?(topic, organization, now)
      end

      # Since when a topic of `t` must have waited, as a condition.
      def long_waiting_sql(now = Time.now.utc)
        organizations = Directory.organizations.reject(&:retired)
        sections = organizations.map { |organization| within(organization, now) }
        elsewhere = Directory.default && window(Directory.default, now)
        return "false" if elsewhere.nil?
        answered = organizations.flat_map(&:category_ids)
        rest = answered.empty? ? "true" : "t.category_id NOT IN (#{answered.join(", ")})"
        asked = [*sections.compact, "(#{rest} AND #{elsewhere})"].join(" OR ")
        "(#{asked}) AND #{not_static} AND #{not_quarantined}"
      end

      private

      def before_cutoff?(topic, organization, now)
        cutoff = cutoff(organization, now)
        cutoff.present? && topic.created_at <= cutoff
      end

      # What was asked then or before waits longer; up to and including the last moment it does not.
      def cutoff(organization, now)
        now -= Rational(1, 1_000_000)
        day = InquiryTargets.working_day_seconds(organization.calendar_id)
        organization.calendar.retreat(now, SiteSetting.house_rules_unanswered_working_days * day)
      rescue WorkingCalendar::NeverOpen
        nil
      end

      def within(organization, now)
        return if organization.category_ids.empty?
        ids = organization.category_ids.map(&:to_i).join(", ")
        "(t.category_id IN (#{ids}) AND #{window(organization, now)})"
      end

      def window(organization, now)
        cutoff = cutoff(organization, now)
        return "false" if cutoff.nil?
        DB.sql_fragment(
          "t.created_at >= ? AND t.created_at <= ?",
          organization.since.utc,
          cutoff.utc,
        )
      end

      def static?(setting, topic)
        SiteSetting.public_send(setting) == topic.id
      end

      def not_static
        ids = OpenInquiry::STATIC_TOPICS.map { |setting| SiteSetting.public_send(setting).to_i }
        "t.id NOT IN (#{ids.join(", ")})"
      end

      def not_quarantined
        DB.sql_fragment("t.category_id IS DISTINCT FROM ?", Quarantine.category_id.to_i)
      end
    end
  end
end

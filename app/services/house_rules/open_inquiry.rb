# frozen_string_literal: true

module HouseRules
  # A resident's first post in a category that an organisation answers for becomes an inquiry (rule
  # 3). Called in the post's own transaction: one statement, no reading beforehand.
  class OpenInquiry
    # Returns the new inquiry's id; nil when the post opens none (its author works for an
    # organisation, or the topic only describes its category) or there is one already. +asked_at+:
    # when the organisation was addressed.
    def self.call(post:, organization:, asked_at: post.created_at)
      targets = InquiryTargets.of(organization.calendar_id)
      moments = moments(asked_at.to_time.utc, organization, targets)
      DB.query_single(SQL, **ids(post, organization), **targets.to_h, **moments).first
    end

    def self.ids(post, organization)
      {
        topic_id: post.topic_id,
        organization_id: organization.id,
        post_id: post.id,
        author_id: post.user_id,
        calendar_id: organization.calendar_id,
        groups: Directory.organizations.map(&:group_id),
      }
    end

    def self.moments(asked_at, organization, targets)
      {
        asked_at:,
        now: Time.now.utc,
        first_due_at: due_at(organization.calendar, asked_at, targets.first_response_seconds),
        full_due_at: due_at(organization.calendar, asked_at, targets.full_answer_seconds),
      }
    end

    def self.due_at(calendar, asked_at, seconds)
      calendar.advance(asked_at, seconds)
    rescue WorkingCalendar::NeverOpen
      nil
    end

    # created_at = updated_at says that nobody was told yet; see RecomputeInquiry.
    SQL = <<~SQL
      WITH inquiry AS (
        INSERT INTO house_rules_inquiries
          (topic_id, organization_id, post_id, author_id, calendar_id, asked_at,
           first_response_target, full_answer_target, next_response_target,
           state, owes, due_at, first_response_due_at, full_answer_due_at, created_at, updated_at)
        SELECT :topic_id, :organization_id, :post_id, :author_id, :calendar_id, :asked_at,
               :first_response_seconds, :full_answer_seconds, :next_response_seconds,
               'waiting_first_response', 'organization',
               CAST(:first_due_at AS timestamp), CAST(:first_due_at AS timestamp),
               CAST(:full_due_at AS timestamp), :now, :now
        WHERE NOT EXISTS (SELECT 1 FROM group_users
                          WHERE user_id = :author_id AND group_id IN (:groups))
          AND NOT EXISTS (SELECT 1 FROM categories WHERE topic_id = :topic_id)
        ON CONFLICT (topic_id, organization_id) DO NOTHING
        RETURNING id
      )
      INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, post_id, actor_id)
      SELECT id, 'asked', :asked_at, :post_id, :author_id FROM inquiry
      RETURNING inquiry_id
    SQL

    private_class_method :ids, :moments, :due_at
    private_constant :SQL
  end
end

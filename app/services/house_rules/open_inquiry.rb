# frozen_string_literal: true

module HouseRules
  # A resident's address to an organisation becomes an inquiry (rule 3): the first post in a category
  # that it answers for, a mention of its account, *Ask the company* on a post. Called in the
  # transaction of what addresses it: one statement, no reading beforehand.
  class OpenInquiry
    # Topics that the forum makes by itself, and what the law asks of it.
    STATIC_TOPICS = %i[tos_topic_id guidelines_topic_id privacy_topic_id welcome_topic_id].freeze

    # Returns the new inquiry's id; nil when the post opens none (who asks works for an organisation,
    # the topic is legal, welcomes or only describes its category) or there is one already.
    # +asked_at+: when the organisation was addressed; +author_id+: by whom.
    def self.call(post:, organization:, asked_at: post.created_at, author_id: post.user_id)
      return if static?(post.topic_id)
      targets = InquiryTargets.of(organization.calendar_id)
      moments = moments(asked_at.to_time.utc, organization, targets)
      ids = ids(post, organization, author_id)
      id = DB.query_single(SQL, **ids, **targets.to_h, **moments).first
      AppendInquiryEvent.recompute_later(id) if id
      id
    end

    def self.static?(topic_id)
      STATIC_TOPICS.any? { |name| SiteSetting.public_send(name) == topic_id }
    end

    def self.ids(post, organization, author_id)
      {
        topic_id: post.topic_id,
        organization_id: organization.id,
        post_id: post.id,
        author_id:,
        calendar_id: organization.calendar_id,
        groups: Directory.organizations.map(&:group_id),
      }
    end

    def self.moments(asked_at, organization, targets)
      first_due_at = due_at(organization.calendar, asked_at, targets.first_response_seconds)
      rungs = { warn_at: nil, escalate_at: nil, next_rung_at: nil }
      {
        asked_at:,
        now: Time.now.utc,
        first_due_at:,
        full_due_at: due_at(organization.calendar, asked_at, targets.full_answer_seconds),
        **(first_due_at ? Ladder.of(organization, first_due_at) : rungs),
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
           first_response_measured, full_answer_measured, state, owes,
           due_at, due_name, first_response_due_at, full_answer_due_at,
           warn_at, escalate_at, next_rung_at, created_at, updated_at)
        SELECT :topic_id, :organization_id, :post_id, :author_id, :calendar_id, :asked_at,
               :first_response_seconds, :full_answer_seconds, :next_response_seconds,
               :first_response_seconds, :full_answer_seconds, 'waiting_first_response', 'organization',
               CAST(:first_due_at AS timestamp), '1/first_response/1',
               CAST(:first_due_at AS timestamp), CAST(:full_due_at AS timestamp),
               CAST(:warn_at AS timestamp), CAST(:escalate_at AS timestamp),
               CAST(:next_rung_at AS timestamp), :now, :now
        WHERE NOT EXISTS (SELECT 1 FROM group_users
                          WHERE user_id = :author_id AND group_id IN (:groups))
          AND NOT EXISTS (SELECT 1 FROM categories WHERE topic_id = :topic_id)
        ON CONFLICT DO NOTHING
        RETURNING id
      )
      INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, post_id, actor_id)
      SELECT id, 'asked', :asked_at, :post_id, :author_id FROM inquiry
      RETURNING inquiry_id
    SQL

    private_class_method :static?, :ids, :moments, :due_at
    private_constant :SQL
  end
end

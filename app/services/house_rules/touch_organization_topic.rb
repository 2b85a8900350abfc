# frozen_string_literal: true

module HouseRules
  # Keeps the cache of topics an organisation started or joined (rule 6).
  module TouchOrganizationTopic
    class << self
      # The organisation wrote in a topic: its own, or somebody else's.
      def spoke(topic_id:, organization_id:)
        DB.exec(<<~SQL, topic_id:, organization_id:)
          INSERT INTO house_rules_organization_topics (organization_id, topic_id, role, asked_at)
          SELECT o.id, t.id, CASE WHEN t.user_id = o.user_id THEN 'started' ELSE 'joined' END, t.created_at
          FROM topics t, house_rules_organizations o
          WHERE t.id = :topic_id AND o.id = :organization_id AND t.archetype = 'regular'
          ON CONFLICT (organization_id, topic_id) DO NOTHING
        SQL
      end

      # Posts went from a topic to another, and perhaps an organisation's words with them.
      def moved(*topic_ids)
        spoke = OrganizationTopic.where(topic_id: topic_ids).distinct.pluck(:organization_id)
        spoke.product(topic_ids).each { |id, topic| PastTopics.new(id).write_topics(topic, topic) }
      end

      # Somebody who is not of the organisation wrote in a topic it started.
      def resident_replied(topic_id:, organization_id:)
        DB.exec(<<~SQL, topic_id:, organization_id:)
          UPDATE house_rules_organization_topics SET resident_replied = true
          WHERE organization_id = :organization_id AND topic_id = :topic_id
            AND role = 'started' AND NOT resident_replied
        SQL
      end
    end
  end
end

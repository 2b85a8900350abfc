# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # A notice's payload, as the reader may see it: names are looked up now, and of a topic that the
      # reader cannot see there is neither title nor link, nor whose words went, nor the note, as in the
      # record. One query a page, and only where a notice is.
      module NoticeFacts
        # So many names are read; of the others, how many they are.
        NAMES = 10

        module TopicViewExtension
          attr_accessor :house_rules_names
        end

        def self.register(plugin)
          plugin.send(:reloadable_patch) { ::TopicView.include(TopicViewExtension) }
          plugin.topic_view_post_custom_fields_allowlister { [NOTICE_FIELD] }
          plugin.add_to_serializer(
            :post,
            :house_rules_notice,
            include_condition: -> { NOTICE_CODES.include?(object.action_code) },
          ) { NoticeFacts.of(object, @topic_view, scope) }
        end

        def self.of(post, topic_view, guardian)
          notice = (topic_view&.post_custom_fields || {}).dig(post.id, NOTICE_FIELD)
          notice ||= post.custom_fields[NOTICE_FIELD] unless topic_view
          return if notice.blank?
          notice = JSON.parse(notice) if notice.is_a?(String)
          facts = payload(notice, names(topic_view, notice, guardian))
          undoable?(post, notice, guardian) ? facts.merge(move_id: notice["move_id"]) : facts
        end

        # A move that was taken back has lost its id here; see UndoMove. No query.
        def self.undoable?(post, notice, guardian)
          notice["move_id"] && post.created_at > Move::UNDO_DAYS.days.ago && post.topic &&
            guardian.can_move_posts?(post.topic)
        end

        def self.payload(notice, names)
          topic = names.topic(notice["other_topic_id"])
          seen = notice["other_topic_id"].nil? || topic.present?
          {
            kind: notice["kind"],
            count: notice["count"],
            reason: notice["reason"],
            note: (notice["note"] if seen),
            topic:,
            **(seen ? authors(notice, names) : { authors: [], more_authors: 0 }),
            from: place(notice, "from", names),
            to: place(notice, "to", names),
          }
        end

        def self.authors(notice, names)
          ids = Array(notice["author_ids"])
          { authors: names.users(ids.first(NAMES)), more_authors: [ids.size - NAMES, 0].max }
        end

        # An organisation, or a section that the reader sees.
        def self.place(notice, key, names)
          organization_id = notice["#{key}_organization_id"]
          return Directory.organization(organization_id)&.name if organization_id
          names.category(notice[key])
        end

        def self.names(topic_view, notice, guardian)
          return LookUpNames.for_notices([notice], guardian) unless topic_view
          topic_view.house_rules_names ||= LookUpNames.for_notices(notices_of(topic_view), guardian)
        end

        def self.notices_of(topic_view)
          fields = topic_view.post_custom_fields.values.filter_map { |f| f[NOTICE_FIELD] }
          fields.map { |field| field.is_a?(String) ? JSON.parse(field) : field }
        end
      end
    end
  end
end

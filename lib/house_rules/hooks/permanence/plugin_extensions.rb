# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Discourse's own plugins, where they delete or hide in the middle of something else: protected
      # posts are left out, the rest goes on.

      # Calendar: posts of events that are over.
      module ExpiredEventsExtension
        def destroy_post(post)
          super unless Protection.post?(post)
        end
      end

      # AI: triage may unlist the topic before it flags the post.
      module LlmTriageExtension
        OTHERS = %i[category_id tags canned_reply flag_post reply_persona_id].freeze

        def handle(post:, hide_topic: nil, **options)
          return super unless hide_topic && Protection.post?(post)
          super(post:, **options) if options.values_at(*OTHERS).any?(&:present?)
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # A new title for a topic that an organisation started: through the same gate as its text, the
      # version being the account's and its writer in the staff log. Everything else about the topic
      # stays whose it was; edits by the system are nobody's wording.
      module PostRevisorExtension
        def revise!(editor, fields, opts = {})
          return super unless HouseRules.enabled?
          return house_rules_maintain { super } if editor.is_system_user?
          organization = house_rules_retitled(fields)
          return super if organization.nil?

          house_rules_pass_title(editor, organization)
          opts = opts.merge(force_new_version: true)
          house_rules_through_the_door { super(@post.user, fields, opts) }.tap do |revised|
            house_rules_log_title(editor, organization) if revised
          end
        end

        private

        # Whose title is about to change, if it is an organisation's.
        def house_rules_retitled(fields)
          title = fields[:title] || fields["title"]
          return if title.nil? || title == @topic.title
          HouseRules::Directory
            .by_account(@topic.user_id)
            .tap { |o| raise Discourse::InvalidParameters, :title if o && !title.is_a?(String) }
        end

        def house_rules_pass_title(editor, organization)
          unless organization.spokesperson?(editor)
            raise HouseRules::Refused.new(:official_title, organization: organization.name)
          end
          HouseRules::OfficialGate.pass!(guardian: editor.guardian, organization:)
        end

        def house_rules_maintain(&)
          @post.house_rules_maintained = true
          house_rules_through_the_door(&)
        ensure
          @post.house_rules_maintained = false
        end

        def house_rules_through_the_door
          @topic.house_rules_door = true
          yield
        ensure
          @topic.house_rules_door = false
        end

        def house_rules_log_title(editor, organization)
          StaffActionLogger.new(editor).log_custom(
            "house_rules_official_edit",
            post_id: @post.id,
            topic_id: @topic.id,
            organization: organization.name,
          )
        end
      end
    end
  end
end

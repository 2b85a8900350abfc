# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # What changes whose a text is, or when it was written, stands in the public record.
      module OwnerRecordExtension
        def change_owner!
          return super unless Protection.topic?(@topic)
          super.tap { house_rules_record unless @new_owner.house_rules_merges }
        end

        private

        def house_rules_record
          RecordEntry.write!(
            kind: "owner_changed",
            actor: @acting_user,
            actor_role: Moves.role(@acting_user, @topic),
            topic_id: @topic.id,
            post_id: (@post_ids.first if @post_ids.one?),
            details: {
              count: @post_ids.size,
            },
          )
        end
      end

      # Only here is it known who changed the dates; `TopicTimestampChanger` is not told.
      module StaffActionLoggerExtension
        def log_topic_timestamps_changed(topic, new_timestamp, previous_timestamp, opts = {})
          super.tap do
            next unless Protection.topic?(topic)
            RecordEntry.write!(
              kind: "dates_changed",
              actor: @admin,
              actor_role: Moves.role(@admin, topic),
              topic_id: topic.id,
            )
          end
        end
      end

      # One entry for the merge of two accounts, not one a topic.
      module UserMergerRecordExtension
        def merge!
          return super unless Protection.author?(@source_user)
          begin
            @target_user.house_rules_merges = true
            super.tap { |merged| house_rules_record if merged }
          ensure
            @target_user.house_rules_merges = nil
          end
        end

        private

        def house_rules_record
          RecordEntry.write!(kind: "accounts_merged", actor: @acting_user || Discourse.system_user)
        end
      end
    end
  end
end

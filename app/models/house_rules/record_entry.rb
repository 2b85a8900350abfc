# frozen_string_literal: true

module HouseRules
  # A line of the public record. Append-only; actors are roles, names are looked up when read.
  class RecordEntry < ActiveRecord::Base
    self.table_name = "house_rules_record_entries"

    # What the record tells of so far; later rules add theirs.
    KINDS = [
      *%w[
        split
        moved
        merged
        recategorized
        renamed
        quarantined
        not_let_through
        withheld
        unconfirmed
        redacted
        returned
        owner_changed
        dates_changed
        accounts_merged
        override
        rules_switched_on
        rules_switched_off
        rules_changed
        restored
        lapsed
        erased
      ],
      *OrganizationEntry::KINDS,
    ].freeze
    ACTOR_ROLES = %w[administrator moderator spokesperson expert author system].freeze

    # Also for whole relations; behind that the database says no. See EraseFromRecord.
    module AppendOnly
      %i[update_all delete_all upsert_all update_counters touch_all].each do |call|
        define_method(call) { |*, **| raise ActiveRecord::ReadOnlyRecord, "the record is added to" }
      end
    end
    extend AppendOnly
    default_scope { extending(AppendOnly) }

    belongs_to :topic, -> { with_deleted }, class_name: "::Topic", optional: true
    belongs_to :other_topic, -> { with_deleted }, class_name: "::Topic", optional: true

    validates :kind, presence: true
    validates :actor_role, inclusion: { in: ACTOR_ROLES }

    before_create { self.salt ||= SecureRandom.hex(16) }

    def readonly?
      persisted?
    end

    def delete
      raise ActiveRecord::ReadOnlyRecord, "the record is added to"
    end

    def update_columns(*)
      raise ActiveRecord::ReadOnlyRecord, "the record is added to"
    end

    # Writes one line in the caller's transaction. `actor` is a User; its role is taken now.
    def self.write!(kind:, actor:, **attributes)
      actor_role = attributes.delete(:actor_role) || role_of(actor)
      create!(kind:, actor_id: actor.id, actor_role:, **attributes)
    end

    def self.role_of(user)
      return "system" if user.is_system_user?
      return "administrator" if user.admin?
      return "moderator" if user.moderator?
      "author"
    end
  end
end

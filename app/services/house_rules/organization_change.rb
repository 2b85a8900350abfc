# frozen_string_literal: true

module HouseRules
  # What one saving changed of an organisation: for the staff log everything, for the public record what
  # residents should know (name, where it answers, when it is in, whether it still speaks).
  class OrganizationChange
    # Taken before anything is assigned.
    def initialize(organization)
      @organization = organization
      @new = organization.new_record?
      @former = facts
    end

    # Both are written in the transaction that saves.
    def write(actor)
      @present = facts
      log(actor)
      entries.each do |kind, details|
        RecordEntry.write!(
          kind:,
          actor:,
          organization_id: @organization.id,
          details: {
            name: @organization.name,
            **details,
          },
        )
      end
    end

    private

    LOGGED = %i[name kind label color username group approvers signatures categories tags].freeze
    private_constant :LOGGED

    def facts
      {
        **@organization.slice(:name, :kind, :label, :color, :signatures).symbolize_keys,
        username: @organization.user&.username,
        group: @organization.group&.name,
        approvers: @organization.approver_group&.name,
        category_ids: answered.keys,
        categories: answered.values.join(", "),
        tags: @organization.tags.reload.map(&:name).sort.join(", "),
        calendar: @organization.calendar,
        retired: @organization.retired_at.present?,
      }
    end

    def answered
      Category
        .where(id: @organization.organization_categories.reload.map(&:category_id))
        .order(:id)
        .pluck(:id, :name)
        .to_h
    end

    def log(actor)
      StaffActionLogger.new(actor).log_custom(
        "house_rules_organization",
        organization: @present[:name],
        account: @present[:username],
        changed: changed.join("; "),
        calendar: calendar_changes&.keys&.join(", "),
        retired: @present[:retired],
      )
    end

    def changed
      LOGGED.filter_map do |key|
        former, present = [@former, @present].map { |facts| facts[key] }
        "#{key}: #{former.presence || "–"} → #{present.presence || "–"}" if former != present
      end
    end

    def entries
      entries = {}
      entries[:organization_added] = {} if @new
      entries[:organization_renamed] = { former_name: @former[:name] } if renamed?
      if @former[:retired] != @present[:retired]
        entries[@present[:retired] ? :organization_retired : :organization_returned] = {}
      end
      entries[:organization_categories] = category_changes if category_changes
      entries[:calendar_changed] = calendar_changes if calendar_changes && !@new
      entries
    end

    def renamed?
      !@new && @former[:name] != @present[:name]
    end

    def category_changes
      former, present = [@former, @present].map { |facts| facts[:category_ids] }
      { added: present - former, removed: former - present } if former != present
    end

    def calendar_changes
      CalendarDifference.new(@former[:calendar], @present[:calendar]).to_h.presence
    end
  end
end

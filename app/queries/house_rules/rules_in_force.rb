# frozen_string_literal: true

module HouseRules
  # The rules page's facts, read from the settings and organisations in force; rule 7.
  class RulesInForce
    CHANGES = 20

    def self.call(guardian)
      new(guardian).to_h
    end

    def initialize(guardian)
      @guardian = guardian
    end

    def to_h
      {
        targets: RuleNumbers.values,
        since: RuleNumbers.since(in_force_since),
        organizations:,
        experts: group_names(SiteSetting.house_rules_experts_groups_map),
        withhold_grounds: Withholding::GROUNDS,
        move_reasons: MoveReason::CHOICES,
        formal_claim_url: SiteSetting.house_rules_formal_claim_url.presence,
        in_force_since:,
        changes:,
      }
    end

    private

    def in_force_since
      @in_force_since ||= RecordEntry.where(kind: Hooks::Switch::KINDS[true]).maximum(:created_at)
    end

    def organizations
      answering = Directory.organizations.reject(&:retired)
      calendars = Calendar.where(id: answering.map(&:calendar_id)).index_by(&:id)
      answering.map { |organization| describe(organization, calendars[organization.calendar_id]) }
    end

    def describe(organization, calendar)
      {
        id: organization.id,
        name: organization.name,
        kind: organization.kind,
        color: organization.color,
        username: organization.username,
        time_zone: calendar.time_zone,
        week: calendar.week,
        days: upcoming(calendar),
        working_day_seconds: calendar.working_day_seconds,
        since: calendar.created_at,
        categories: categories(organization.category_ids),
      }
    end

    # Exceptional days that are still ahead, as [date, hours].
    def upcoming(calendar)
      today = Time.now.in_time_zone(calendar.time_zone).to_date.iso8601
      calendar
        .days
        .select { |date, _| date >= today }
        .sort
        .first(30)
        .map { |date, hours| { date:, hours: } }
    end

    def categories(ids)
      Category
        .secured(@guardian)
        .where(id: ids)
        .order(:position, :name)
        .map do |category|
          { id: category.id, name: category.name, url: category.url, color: category.color }
        end
    end

    def group_names(ids)
      Group
        .visible_groups(@guardian.user)
        .where(id: ids)
        .order(:name)
        .map { |g| g.full_name.presence || g.name }
    end

    # What changed and when, from the record.
    def changes
      entries.map { |entry| entry.kind == "rules_changed" ? changed(entry) : turned(entry) }
    end

    def entries
      @entries ||=
        RecordEntry
          .where(kind: ["rules_changed", *Hooks::Switch::KINDS.values])
          .order(created_at: :desc, id: :desc)
          .limit(CHANGES)
          .to_a
    end

    def changed(entry)
      setting, from, to = entry.details.values_at("setting", "from", "to")
      { at: entry.created_at, setting:, from: values.of(setting, from), to: values.of(setting, to) }
    end

    def turned(entry)
      on = entry.kind == Hooks::Switch::KINDS[true]
      {
        at: entry.created_at,
        setting: "house_rules_enabled",
        from: (!on).to_s,
        to: on.to_s,
        reason: entry.reason,
        note: entry.note,
      }
    end

    def values
      @values ||=
        SettingValues.new(
          entries.select { |e| e.details.key?("setting") }.map(&:details),
          @guardian,
        )
    end
  end
end

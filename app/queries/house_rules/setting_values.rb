# frozen_string_literal: true

module HouseRules
  # Values of our settings as one reader may read them: lists of groups by the names they have now,
  # and only of groups that this reader may see. At most one query.
  class SettingValues
    # +changes+: hashes with "setting", "from" and "to".
    def initialize(changes, guardian)
      @guardian = guardian
      lists = changes.select { |change| groups?(change["setting"]) }
      @ids = lists.flat_map { |change| [*ids(change["from"]), *ids(change["to"])] }.uniq
    end

    def of(setting, value)
      return value if !groups?(setting)
      ids(value).map { |id| names[id] || "…" }.join(", ")
    end

    private

    def groups?(setting)
      SiteSetting.type_supervisor.get_type(setting.to_sym) == :group_list
    end

    def ids(value)
      value.to_s.split("|").map(&:to_i)
    end

    def names
      @names ||=
        Group
          .visible_groups(@guardian.user)
          .where(id: @ids)
          .to_h { |group| [group.id, group.full_name.presence || group.name] }
    end
  end
end

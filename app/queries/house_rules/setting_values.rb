# frozen_string_literal: true

module HouseRules
  # Values of our settings as one reader may read them: lists of groups by the names they have now,
  # and only of groups that this reader may see; a category by its name. At most two queries.
  class SettingValues
    # +changes+: hashes with "setting", "from" and "to".
    def initialize(changes, guardian)
      @guardian = guardian
      @ids = ids_in(changes, :group_list)
      @category_ids = ids_in(changes, :category)
    end

    def of(setting, value)
      return categories[value.to_i] || (value.present? ? "…" : "") if type(setting) == :category
      return value if type(setting) != :group_list
      ids(value).map { |id| names[id] || "…" }.join(", ")
    end

    private

    def type(setting)
      SiteSetting.type_supervisor.get_type(setting.to_sym)
    end

    def ids_in(changes, type)
      lists = changes.select { |change| type(change["setting"]) == type }
      lists.flat_map { |change| [*ids(change["from"]), *ids(change["to"])] }.uniq
    end

    def categories
      @categories ||= Category.secured(@guardian).where(id: @category_ids).pluck(:id, :name).to_h
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

# frozen_string_literal: true

module ::HouseRules
  # The sections whose topics may not vanish: kept in a table that the triggers read too.
  module ProtectedSections
    # Takes a category under protection when outsiders can read it; it stays so afterwards.
    def cover(category)
      return unless HouseRules.enabled? && read_by_residents?(category)
      insert([category.id])
    end

    def cover_all
      insert(Category.includes(:category_groups).select { |c| read_by_residents?(c) }.map(&:id))
    end

    # The groups that make no section a public one.
    def insiders
      Organization.pluck(:group_id) + Group::AUTO_GROUPS.values_at(:admins, :moderators, :staff)
    end

    private

    def read_by_residents?(category)
      return true unless category.read_restricted?
      (category.category_groups.map(&:group_id) - insiders).any?
    end

    def insert(category_ids)
      return if category_ids.empty?
      DB.exec(<<~SQL, category_ids:)
        INSERT INTO house_rules_protected_categories (category_id)
        SELECT unnest(ARRAY[:category_ids]::int[]) ON CONFLICT DO NOTHING
      SQL
      Directory.clear
    end
  end
end

# frozen_string_literal: true

# A section that was closed while the rules were off; in force they would not let anyone.
module ClosedSections
  def close_section(category, group = nil, permission = :full)
    category.update_columns(read_restricted: true)
    DB.exec("DELETE FROM category_groups WHERE category_id = ?", category.id)
    return if group.nil?
    CategoryGroup.create!(
      category:,
      group:,
      permission_type: CategoryGroup.permission_types[permission],
    )
  end
end

RSpec.configure { |config| config.include ClosedSections }

# frozen_string_literal: true

class AddOccasionToHouseRulesOfficialPosts < ActiveRecord::Migration[7.2]
  def change
    # Published at once by those who may; why stands in the public record.
    add_column :house_rules_official_posts, :outside_hours, :boolean, null: false, default: false
    # Why it was written where nobody had asked the organisation; for staff and spokespeople.
    add_column :house_rules_official_posts, :unaddressed_reason, :text
  end
end

# frozen_string_literal: true

module ::HouseRules
  # Who can read a section: everybody, or the people in some groups.
  class Readers
    attr_reader :group_ids

    # As a section's permissions are now in the database.
    def self.of(category)
      return everybody unless category.read_restricted_in_database
      new(CategoryGroup.where(category_id: category.id).pluck(:group_id))
    end

    def self.everybody
      new(nil)
    end

    # nil stands for everybody.
    def initialize(group_ids)
      @group_ids = group_ids
    end

    def everybody?
      group_ids.nil?
    end

    # Would a person who is among these not be among those? Administrators read everything. A group that
    # is empty today is the readers' all the same, when no other is left to carry them.
    def lost_to?(others)
      return false if others.everybody?
      return true if everybody?
      left = group_ids - others.group_ids
      left.any? && (others.insiders_only? || anyone_of?(left, others.group_ids))
    end

    # Only staff, and the organisations' own groups?
    def insiders_only?
      !everybody? && (group_ids - Protection.insiders).empty?
    end

    private

    def anyone_of?(left, kept)
      ::User
        .human_users
        .where(admin: false)
        .where(id: GroupUser.where(group_id: left).select(:user_id))
        .where.not(id: GroupUser.where(group_id: kept).select(:user_id))
        .exists?
    end
  end
end

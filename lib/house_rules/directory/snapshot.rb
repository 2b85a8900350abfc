# frozen_string_literal: true

module ::HouseRules
  module Directory
    # What the directory keeps, as plain values: read in a few queries.
    module Snapshot
      COLUMNS = %i[
        id
        name
        kind
        label
        color
        user_id
        group_id
        approver_group_id
        signatures
        calendar_id
      ].freeze

      class << self
        def read
          {
            organizations: read_organizations,
            protected_category_ids:
              DB.query_single("SELECT category_id FROM house_rules_protected_categories").to_set,
            off_periods: OffPeriods.read,
            masks_words: Hooks::MaskedWords.any?,
          }
        end

        private

        def read_organizations
          members = read_members
          Organization
            .includes(:user, :organization_categories, :organization_tags)
            .order(:id)
            .map { |o| attributes(o).merge(member_ids: members.fetch(o.group_id, Set.new)) }
        end

        def attributes(organization)
          account = organization.user
          {
            **organization.slice(*COLUMNS),
            username: account&.username,
            avatar_template: account&.avatar_template,
            retired: organization.retired_at.present?,
            since: organization.created_at,
            category_ids: organization.category_ids,
            tag_ids: organization.tag_ids,
          }.symbolize_keys
        end

        # Members' ids by group.
        def read_members
          GroupUser
            .where(group_id: Organization.select(:group_id))
            .pluck(:group_id, :user_id)
            .group_by(&:first)
            .transform_values { |pairs| pairs.map(&:last).to_set }
        end
      end
    end
  end
end

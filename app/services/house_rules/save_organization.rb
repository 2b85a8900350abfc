# frozen_string_literal: true

module HouseRules
  # An administrator makes or changes an organisation: who it is, whose account it speaks through, who
  # may speak, where it answers and when it is in. What is used is retired, never removed. Rule 1.
  #
  # Fails `check` with messages by field ({ username: ["…"] }); nothing is saved then.
  class SaveOrganization
    include Service::Base

    params do
      attribute :id, :integer
      attribute :name, :string
      attribute :kind, :string
      attribute :color, :string
      attribute :username, :string
      attribute :group_id, :integer
      attribute :category_ids
      attribute :time_zone, :string
      attribute :week
      attribute :days
      attribute :retired, :boolean, default: false

      before_validation do
        self.name = name.to_s.squish
        self.color = color.to_s.delete_prefix("#").downcase
        self.username = username.to_s.strip.delete_prefix("@")
        self.category_ids = Array(category_ids).map(&:to_i).uniq
        self.week = week.select { |_, hours| hours.present? } if week.is_a?(Hash)
        self.days = (days.presence || {}).then { |d| d.is_a?(Hash) ? d.sort.to_h : d }
      end
    end

    policy :administrator
    model :organization
    step :find_account
    step :find_calendar
    step :assign
    step :check

    transaction do
      step :save_account
      step :save
      step :save_categories
      step :log
    end

    step :lock_account

    private

    def administrator(guardian:)
      guardian.is_admin?
    end

    def fetch_organization(params:)
      params.id ? Organization.find_by(id: params.id) : Organization.new
    end

    # The account, or a new one by that name that nobody can log in with.
    def find_account(params:)
      context[:account] = User.find_by_username(params.username) ||
        OfficialAccount.build(params.username, params.name)
    end

    # The version in force when the hours are the same, or a new one.
    def find_calendar(params:, organization:, guardian:)
      wanted =
        Calendar.new(**params.slice(:time_zone, :week, :days), created_by_id: guardian.user.id)
      former = organization.calendar
      context[:calendar] = former&.same_hours?(wanted) ? former : wanted
    end

    def assign(organization:, params:, account:, calendar:)
      organization.assign_attributes(
        **params.slice(:name, :kind, :color, :group_id),
        retired_at: params.retired ? organization.retired_at || Time.zone.now : nil,
        calendar:,
      )
      organization.user = account
    end

    def check(params:, organization:, account:)
      problems = OrganizationProblems.new(organization, account, params).to_h
      fail!(problems) if problems.any?
    end

    # It is called as its organisation is.
    def save_account(account:, organization:)
      account.house_rules_form = true
      account.name = organization.name
      account.save!
      organization.user_id = account.id
    ensure
      account.house_rules_form = false
    end

    def save(organization:, calendar:)
      calendar.save! if calendar.new_record?
      context[:changes] = organization.changed
      organization.calendar_id = calendar.id
      organization.save!
    end

    # Who has retired answers nowhere, so that another may.
    def save_categories(organization:, params:)
      wanted = organization.retired_at ? [] : params.category_ids
      organization.organization_categories.where.not(category_id: wanted).destroy_all
      (wanted - organization.organization_categories.pluck(:category_id)).each do |category_id|
        organization.organization_categories.create!(category_id:)
      end
    end

    def log(organization:, account:, params:, changes:, guardian:)
      StaffActionLogger.new(guardian.user).log_custom(
        "house_rules_organization",
        organization: organization.name,
        account: account.username,
        changed: changes.without("updated_at", "created_at").join(", "),
        categories: params.category_ids.join(", "),
        retired: organization.retired_at.present?,
      )
    end

    def lock_account(account:)
      OfficialAccount.lock(account)
    end
  end
end

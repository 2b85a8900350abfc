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
      attribute :label, :string
      attribute :color, :string
      attribute :username, :string
      attribute :group_id, :integer
      attribute :approver_group_id, :integer
      attribute :signatures, :boolean, default: false
      attribute :category_ids
      attribute :tags
      attribute :calendar
      attribute :retired, :boolean, default: false

      before_validation do
        self.name = name.to_s.squish
        self.label = label.to_s.squish.presence
        self.color = color.to_s.delete_prefix("#").downcase
        self.username = username.to_s.strip.delete_prefix("@")
        self.category_ids = Array(category_ids).map(&:to_i).uniq
        self.tags = Array(tags).map { |tag| tag.to_s.downcase }.uniq
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
      step :save_competence
      step :tell
    end

    step :lock_account

    private

    def administrator(guardian:)
      guardian.is_admin?
    end

    def fetch_organization(params:)
      found = params.id ? Organization.find_by(id: params.id) : Organization.new
      context[:change] = OrganizationChange.new(found) if found
      found
    end

    # The account, or a new one by that name that nobody can log in with.
    def find_account(params:)
      context[:account] = User.find_by_username(params.username) ||
        OfficialAccount.build(params.username, params.name)
    end

    # The version in force when it says the same, or a new one.
    def find_calendar(params:, organization:, guardian:)
      wanted = CalendarForm.attributes(params.calendar).merge(created_by_id: guardian.user.id)
      context[:calendar] = Calendar.version(organization.calendar, wanted)
    end

    def assign(organization:, params:, account:, calendar:)
      organization.assign_attributes(
        **params.slice(:name, :kind, :label, :color, :group_id, :approver_group_id, :signatures),
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
      organization.calendar_id = calendar.id
      organization.save!
    end

    # Who has retired answers nowhere, so that another may.
    def save_competence(organization:, params:)
      organization.answer_in(organization.retired_at ? [] : params.category_ids)
      organization.tags = Tag.where(name: params.tags)
      Directory.clear
    end

    def tell(change:, guardian:)
      change.write(guardian.user)
    end

    def lock_account(account:)
      OfficialAccount.lock(account)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What stands in the way of saving an organisation, by field of its form, in the reader's language.
  class OrganizationProblems
    def initialize(organization, account, params)
      @organization = organization
      @account = account
      @params = params
    end

    # { username: ["…"], … }; empty when it can be saved.
    def to_h
      @problems = Hash.new { |hash, key| hash[key] = [] }
      check_organization
      check_likeness
      check_groups
      check_account
      check_categories
      check_tags
      check_calendar
      check_retirement
      @problems.to_h
    end

    private

    def check_organization
      @organization.validate
      %i[name kind label color].each do |field|
        if @organization.errors[field].any?
          @problems[field].concat(@organization.errors.full_messages_for(field))
        end
      end
    end

    # Two organisations that nobody can tell apart are no better than a resident called like one.
    def check_likeness
      found = LookAlikes.of(@params.name, except: @organization.id)
      return if found.nil? || !found.same? || @organization.errors[:name].any?
      add(:name, :organization_look_alike, organization: found.organization.name)
    end

    def check_groups
      check_group(:group_id)
      return if @params.approver_group_id.nil?
      check_group(:approver_group_id)
    end

    def check_group(field)
      group = Group.find_by(id: @params.public_send(field))
      return add(field, :group_missing) if group.nil?
      add(field, :group_automatic, group: group.name) if group.automatic
    end

    def check_tags
      missing = @params.tags - Tag.where(name: @params.tags).pluck(:name)
      add(:tags, :tag_missing, tags: missing.join(", ")) if missing.any?
    end

    def check_account
      return check_new_account if @account.new_record?
      return add(:username, :account_staff) if @account.staff? || !@account.human?
      return add(:username, :account_speaks) if account_in_group?
      other = Organization.where.not(id: @organization.id).find_by(user_id: @account.id)
      return add(:username, :account_taken, organization: other.name) if other
      return add(:username, :account_fixed) if account_changed_after_use?
      add(:username, :account_somebodys, username: @account.username) if somebodys?
    end

    # Taking it would lock a person out, and their words would be the organisation's.
    def somebodys?
      @organization.user_id_was != @account.id &&
        (@account.last_seen_at.present? || Post.exists?(user_id: @account.id))
    end

    def check_new_account
      return add(:username, :account_fixed) if account_changed_after_use?
      return if @account.valid?
      @problems[:username].concat(
        @account.errors.full_messages_for(:username).presence || @account.errors.full_messages,
      )
    end

    def account_in_group?
      GroupUser.exists?(group_id: @params.group_id, user_id: @account.id)
    end

    # Its former posts would lose their protection.
    def account_changed_after_use?
      @organization.persisted? && @organization.user_id_changed? &&
        OfficialPost.exists?(organization_id: @organization.id)
    end

    def check_categories
      return if @params.retired
      missing = @params.category_ids - Category.where(id: @params.category_ids).pluck(:id)
      add(:category_ids, :category_missing) if missing.any?
      taken_categories.each do |category, organization|
        add(:category_ids, :category_taken, category:, organization:)
      end
    end

    def taken_categories
      OrganizationCategory
        .joins(:organization, :category)
        .where(category_id: @params.category_ids)
        .where.not(organization_id: @organization.id)
        .pluck("categories.name", "house_rules_organizations.name")
    end

    def check_calendar
      calendar = @organization.calendar
      return if calendar.persisted? || calendar.valid?
      @problems[:calendar].concat(calendar.errors.full_messages)
    end

    # Whoever has retired can neither answer, close nor pass on what would still wait for it.
    def check_retirement
      return unless @params.retired && @organization.persisted? && @organization.retired_at_was.nil?
      count = Inquiry.living.where(organization_id: @organization.id).where(Inquiry::OPEN).count
      add(:retired, :retired_owes, count:) if count.positive?
    end

    def add(field, key, **params)
      @problems[field] << I18n.t("house_rules.errors.#{key}", **params)
    end
  end
end
